using System.Text.Json;
using RevOps.Core.Calendars;
using RevOps.Core.Routing;
using RevOps.Data.Owners;

namespace RevOps.Functions.Api;

/// <summary>How owners look in answers.</summary>
internal static class OwnerViews
{
    public static OwnerView Of(OwnerRow row, CalendarRules calendars, DateTimeOffset now)
    {
        var owner = row.Owner();
        return new OwnerView(
            owner.OwnerId, owner.Name, owner.Email, owner.Team, owner.ManagerId, owner.Calendar, owner.TimeZone, owner.Weight, owner.Active, owner.Skills,
            owner.Languages, owner.DailyCap, owner.OpenCap, [.. owner.OutOfOffice.Select(a => new OutOfOfficeView(a.From.Text, a.To.Text, a.Reason))],
            owner.ExternalIds is { } ids ? JsonSerializer.Deserialize<JsonElement>(ids) : null, row.Source, Load(row.State(), calendars, now));
    }

    private static OwnerLoadView Load(OwnerState state, CalendarRules calendars, DateTimeOffset now)
    {
        var availability = Availability.Of(state, calendars, now);
        var isOpen = availability.Calendar.IsOpen(now);
        return new OwnerLoadView(
            state.OpenLeads, availability.AssignedToday, availability.Reason is null, availability.Reason, isOpen, isOpen ? null : availability.Calendar.NextOpen(now));
    }
}

/// <summary>An owner.</summary>
/// <param name="OwnerId">Their id.</param>
/// <param name="Name">Their name.</param>
/// <param name="Email">Their address.</param>
/// <param name="Team">Their team.</param>
/// <param name="ManagerId">Whom they report to.</param>
/// <param name="Calendar">Their calendar of working hours; null for the default one.</param>
/// <param name="TimeZone">Their time zone (IANA); null for that of the calendar.</param>
/// <param name="Weight">Their share of round robins.</param>
/// <param name="Active">Whether they get leads.</param>
/// <param name="Skills">What they know about.</param>
/// <param name="Languages">What they speak (ISO 639-1).</param>
/// <param name="DailyCap">Most leads a day; null for no limit.</param>
/// <param name="OpenCap">Most open leads; null for no limit.</param>
/// <param name="OutOfOffice">When they are away.</param>
/// <param name="ExternalIds">Their ids elsewhere, by system.</param>
/// <param name="Source">Where they were written: rules or api.</param>
/// <param name="Load">What they have on their hands.</param>
internal sealed record OwnerView(
    string OwnerId,
    string Name,
    string? Email,
    string? Team,
    string? ManagerId,
    string? Calendar,
    string? TimeZone,
    int Weight,
    bool Active,
    IReadOnlyList<string> Skills,
    IReadOnlyList<string> Languages,
    int? DailyCap,
    int? OpenCap,
    IReadOnlyList<OutOfOfficeView> OutOfOffice,
    JsonElement? ExternalIds,
    string Source,
    OwnerLoadView Load);

/// <summary>An absence.</summary>
/// <param name="From">A date, or a time.</param>
/// <param name="To">A date (included), or a time.</param>
/// <param name="Reason">Why.</param>
internal sealed record OutOfOfficeView(string From, string To, string? Reason);

/// <summary>What an owner has on their hands, and whether they can be given more.</summary>
/// <param name="OpenLeads">Leads they work on.</param>
/// <param name="AssignedToday">Leads they got today, in their own time zone.</param>
/// <param name="Available">Whether they can be given another one now.</param>
/// <param name="Reason">Why not.</param>
/// <param name="WithinWorkingHours">Whether they work now.</param>
/// <param name="WorksAgainAt">When they work next; null while they do.</param>
internal sealed record OwnerLoadView(
    int OpenLeads, int AssignedToday, bool Available, string? Reason, bool WithinWorkingHours, DateTimeOffset? WorksAgainAt);
