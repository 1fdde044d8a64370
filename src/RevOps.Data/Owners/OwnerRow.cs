using System.Globalization;
using System.Text.Json;
using RevOps.Core.Owners;
using RevOps.Core.Routing;

namespace RevOps.Data.Owners;

/// <summary>A row of <c>owners</c>. Lists are JSON.</summary>
public sealed record OwnerRow
{
    /// <summary>Primary key.</summary>
    public required string OwnerId { get; init; }

    /// <summary>Display name.</summary>
    public required string Name { get; init; }

    /// <summary>Where notifications go.</summary>
    public string? Email { get; init; }

    /// <summary>Team, as routing rules name it.</summary>
    public string? Team { get; init; }

    /// <summary>The owner to whom breaches escalate.</summary>
    public string? ManagerId { get; init; }

    /// <summary>Working calendar, by name.</summary>
    public string? Calendar { get; init; }

    /// <summary>Share in rotations.</summary>
    public int Weight { get; init; } = 1;

    /// <summary>False for people who left.</summary>
    public bool Active { get; init; } = true;

    /// <summary>Ids in other systems, as JSON.</summary>
    public string? ExternalIds { get; init; }

    /// <summary>Leads given so far.</summary>
    public long Assigned { get; init; }

    /// <summary>One of <see cref="OwnerSource"/>.</summary>
    public string Source { get; init; } = OwnerSource.Api;

    /// <summary>Skills.</summary>
    public string? Skills { get; init; }

    /// <summary>Languages.</summary>
    public string? Languages { get; init; }

    /// <summary>Most leads of one local day.</summary>
    public int? DailyCap { get; init; }

    /// <summary>Most open leads.</summary>
    public int? OpenCap { get; init; }

    /// <summary>IANA zone of their own.</summary>
    public string? TimeZone { get; init; }

    /// <summary>Absences.</summary>
    public string? OutOfOffice { get; init; }

    /// <summary>The owner's local date of the latest assignment.</summary>
    public string? LastDay { get; init; }

    /// <summary>Leads assigned on that date.</summary>
    public int LastDayLeads { get; init; }

    /// <summary>Leads in stage MQL or SQL and status working, where they were counted.</summary>
    public int OpenLeads { get; init; }

    /// <summary>The row of an owner.</summary>
    public static OwnerRow Of(Owner owner) => new()
    {
        OwnerId = owner.OwnerId,
        Name = owner.Name,
        Email = owner.Email,
        Team = owner.Team,
        ManagerId = owner.ManagerId,
        Calendar = owner.Calendar,
        Weight = owner.Weight,
        Active = owner.Active,
        ExternalIds = owner.ExternalIds,
        Skills = List(owner.Skills),
        Languages = List(owner.Languages),
        DailyCap = owner.DailyCap,
        OpenCap = owner.OpenCap,
        TimeZone = owner.TimeZone,
        OutOfOffice = List([.. owner.OutOfOffice.Select(a => new StoredAbsence(a.From.Text, a.To.Text, a.Reason))]),
    };

    /// <summary>The owner as routing sees them.</summary>
    public OwnerState State() => new(Owner())
    {
        OpenLeads = OpenLeads,
        LastDay = LastDay is null ? null : DateOnly.ParseExact(LastDay, "yyyy-MM-dd", CultureInfo.InvariantCulture),
        LastDayLeads = LastDayLeads,
    };

    /// <summary>The owner.</summary>
    public Owner Owner() => new()
    {
        OwnerId = OwnerId,
        Name = Name,
        Email = Email,
        Team = Team,
        ManagerId = ManagerId,
        Calendar = Calendar,
        Weight = Weight,
        Active = Active,
        ExternalIds = ExternalIds,
        Skills = Items<string>(Skills),
        Languages = Items<string>(Languages),
        DailyCap = DailyCap,
        OpenCap = OpenCap,
        TimeZone = TimeZone,
        OutOfOffice = [.. Items<StoredAbsence>(OutOfOffice).Select(a => a.Read()).OfType<OutOfOffice>()],
    };

    private static string? List<T>(IReadOnlyList<T> items) => items.Count == 0 ? null : JsonSerializer.Serialize(items);

    private static IReadOnlyList<T> Items<T>(string? json) => json is null ? [] : JsonSerializer.Deserialize<T[]>(json) ?? [];

    private sealed record StoredAbsence(string From, string To, string? Reason)
    {
        public OutOfOffice? Read() =>
            DayOrTime.TryParse(From, out var from) && DayOrTime.TryParse(To, out var to) ? new OutOfOffice(from, to, Reason) : null;
    }
}

/// <summary>Where owners come from.</summary>
public static class OwnerSource
{
    /// <summary>From <c>PUT /api/owners</c>.</summary>
    public const string Api = "api";

    /// <summary>From <c>rules/owners.json</c>.</summary>
    public const string File = "file";
}
