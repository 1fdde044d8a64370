namespace RevOps.Data.Sla;

/// <summary>Call clocks for people: who is due when, and how well it goes.</summary>
public static class SlaReport
{
    /// <summary>Upper bounds of the times to the first call that are told apart, in seconds; what is later comes after them.</summary>
    public static IReadOnlyList<int> FirstTouchBounds { get; } = [300, 900, 1800, 3600, 14400, 86400];

    /// <summary>A page of clocks by deadline.</summary>
    public static Task<IReadOnlyList<SlaListRow>> ListSlasAsync(this SqlSession sql, SlaFilter filter) =>
        sql.QueryAsync<SlaListRow>(filter.SoonestFirst ? "sla_clocks/list_soonest" : "sla_clocks/list_latest", filter);

    /// <summary>Attainment by owner, team, source and hour of the start (UTC); clocks without outcome do not count.</summary>
    public static Task<IReadOnlyList<SlaGroupRow>> AttainmentAsync(this SqlSession sql, SlaFilter filter) =>
        sql.QueryAsync<SlaGroupRow>("sla_clocks/attainment", new { filter.Owner, filter.FromAt, filter.UntilAt });

    /// <summary>How many clocks were first called within which time.</summary>
    public static Task<IReadOnlyList<FirstTouchRow>> FirstTouchesAsync(this SqlSession sql, SlaFilter filter) =>
        sql.QueryAsync<FirstTouchRow>("sla_clocks/first_touch", new { filter.Owner, filter.FromAt, filter.UntilAt });
}

/// <summary>Which clocks, and from where on.</summary>
/// <param name="State">State, or null for all; counts for the list only.</param>
/// <param name="Owner">Owner, or null for all.</param>
/// <param name="FromAt">Started at or after, or null.</param>
/// <param name="UntilAt">Started before, or null.</param>
/// <param name="SoonestFirst">Order of the list.</param>
/// <param name="AfterAt">Where the last page ended, exclusive.</param>
/// <param name="AfterId">Where the last page ended, among clocks of the same deadline.</param>
/// <param name="Limit">1 to 501.</param>
public sealed record SlaFilter(
    string? State, string? Owner, DateTimeOffset? FromAt, DateTimeOffset? UntilAt, bool SoonestFirst, DateTimeOffset? AfterAt, string? AfterId, int Limit);

/// <summary>A clock in a list, by ids only.</summary>
public sealed record SlaListRow
{
    /// <summary>The clock.</summary>
    public required string SlaId { get; init; }

    /// <summary>The lead to call.</summary>
    public required string LeadId { get; init; }

    /// <summary>Its contact.</summary>
    public required string ContactId { get; init; }

    /// <summary>Its company, if any.</summary>
    public string? CompanyId { get; init; }

    /// <summary>Who is to call.</summary>
    public required string OwnerId { get; init; }

    /// <summary>Their team, if any.</summary>
    public string? Team { get; init; }

    /// <summary>Their name.</summary>
    public string? OwnerName { get; init; }

    /// <summary>First name of whom to call.</summary>
    public string? FirstName { get; init; }

    /// <summary>Last name.</summary>
    public string? LastName { get; init; }

    /// <summary>E-mail address.</summary>
    public string? Email { get; init; }

    /// <summary>Number in E.164.</summary>
    public string? Phone { get; init; }

    /// <summary>Name of the company.</summary>
    public string? CompanyName { get; init; }

    /// <summary>Score of the lead.</summary>
    public int LeadScore { get; init; }

    /// <summary>Stage of the lead.</summary>
    public required string LifecycleStage { get; init; }

    /// <summary>Name of the policy.</summary>
    public required string Policy { get; init; }

    /// <summary>Start of the clock.</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>The deadline.</summary>
    public DateTimeOffset DueAt { get; init; }

    /// <summary>One of <see cref="SlaState"/>.</summary>
    public required string State { get; init; }

    /// <summary>The first call that counts.</summary>
    public DateTimeOffset? CalledAt { get; init; }

    /// <summary>From start to that call.</summary>
    public int? SecondsToCall { get; init; }

    /// <summary>When the owner was first reminded.</summary>
    public DateTimeOffset? RemindedAt { get; init; }

    /// <summary>When the breach was first recorded.</summary>
    public DateTimeOffset? BreachedAt { get; init; }

    /// <summary>When it was first escalated.</summary>
    public DateTimeOffset? EscalatedAt { get; init; }

    /// <summary>When something is done next.</summary>
    public DateTimeOffset? NextAt { get; init; }

    /// <summary>When a paused clock goes on.</summary>
    public DateTimeOffset? PausedUntil { get; init; }

    /// <summary>Why it was put off last.</summary>
    public string? PauseReason { get; init; }

    /// <summary>How often a person put it off.</summary>
    public int Snoozes { get; init; }

    /// <summary>When nobody was asked any more.</summary>
    public DateTimeOffset? GivenUpAt { get; init; }
}

/// <summary>Attainment of a group.</summary>
public sealed record SlaGroupRow
{
    /// <summary>owner, team, source or hour.</summary>
    public required string GroupBy { get; init; }

    /// <summary>Which one; null for none.</summary>
    public string? GroupKey { get; init; }

    /// <summary>Called in time.</summary>
    public long Met { get; init; }

    /// <summary>Not called in time.</summary>
    public long Breached { get; init; }

    /// <summary>Median of the seconds to the first call.</summary>
    public long? P50Seconds { get; init; }

    /// <summary>Nine in ten were called within so many seconds.</summary>
    public long? P90Seconds { get; init; }
}

/// <summary>How many clocks were first called within a time.</summary>
public sealed record FirstTouchRow
{
    /// <summary>The time in seconds; 0 for later than all, -1 for never.</summary>
    public long UpToSeconds { get; init; }

    /// <summary>How many.</summary>
    public long Clocks { get; init; }
}
