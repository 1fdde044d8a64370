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
internal sealed record OutOfOfficeView(string From, string To, string? Reason);

/// <summary>What an owner has on their hands, and whether they can be given more.</summary>
internal sealed record OwnerLoadView(
    int OpenLeads, int AssignedToday, bool Available, string? Reason, bool WithinWorkingHours, DateTimeOffset? WorksAgainAt);
