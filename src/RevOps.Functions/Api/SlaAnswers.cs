namespace RevOps.Functions.Api;

/// <summary>A call clock with whom to call.</summary>
/// <param name="SlaId">The call clock.</param>
/// <param name="LeadId">The lead.</param>
/// <param name="ContactId">The contact.</param>
/// <param name="CompanyId">The company.</param>
/// <param name="OwnerId">The owner.</param>
/// <param name="Team">The owner's team.</param>
/// <param name="OwnerName">The owner's name.</param>
/// <param name="FirstName">First name.</param>
/// <param name="LastName">Last name.</param>
/// <param name="Email">E-mail address.</param>
/// <param name="Phone">Phone number (E.164).</param>
/// <param name="CompanyName">Name of the company.</param>
/// <param name="LeadScore">Points of the scoring rules.</param>
/// <param name="LifecycleStage">lead, mql, sql, opp or customer.</param>
/// <param name="Policy">The call policy that applies.</param>
/// <param name="StartedAt">When it was started.</param>
/// <param name="DueAt">When it is due.</param>
/// <param name="State">Its state.</param>
/// <param name="SecondsLeft">Until it is due, less than zero when overdue; null for one that has ended.</param>
/// <param name="CalledAt">When the call was.</param>
/// <param name="SecondsToCall">Seconds of business time from the start to the call.</param>
/// <param name="RemindedAt">When the owner was reminded.</param>
/// <param name="BreachedAt">When it was too late.</param>
/// <param name="EscalatedAt">When somebody above was told.</param>
/// <param name="NextAt">When something is done about it next.</param>
/// <param name="PausedUntil">Until when it is paused.</param>
/// <param name="PauseReason">Why it is paused.</param>
/// <param name="Snoozes">How often it was put off.</param>
/// <param name="GivenUpAt">When it was escalated for the last time without a call.</param>
internal sealed record SlaItem(
    string SlaId,
    string LeadId,
    string ContactId,
    string? CompanyId,
    string OwnerId,
    string? Team,
    string? OwnerName,
    string? FirstName,
    string? LastName,
    string? Email,
    string? Phone,
    string? CompanyName,
    int LeadScore,
    string LifecycleStage,
    string Policy,
    DateTimeOffset StartedAt,
    DateTimeOffset DueAt,
    string State,
    long? SecondsLeft,
    DateTimeOffset? CalledAt,
    int? SecondsToCall,
    DateTimeOffset? RemindedAt,
    DateTimeOffset? BreachedAt,
    DateTimeOffset? EscalatedAt,
    DateTimeOffset? NextAt,
    DateTimeOffset? PausedUntil,
    string? PauseReason,
    int Snoozes,
    DateTimeOffset? GivenUpAt);

/// <summary>Attainment of clocks that have something in common.</summary>
/// <param name="By">What they have in common: all, owner, team, source, hour and the like.</param>
/// <param name="Key">Its value.</param>
/// <param name="Met">Called in time.</param>
/// <param name="Breached">Not called in time.</param>
/// <param name="Rate">met / (met + breached), a fraction.</param>
/// <param name="P50Seconds">Half of the calls came within so many seconds.</param>
/// <param name="P90Seconds">Nine of ten came within.</param>
internal sealed record SlaGroup(string By, string? Key, long Met, long Breached, double Rate, long? P50Seconds, long? P90Seconds);

/// <summary>First calls by how long they took.</summary>
/// <param name="UpToSeconds">At most so many seconds; null for longer.</param>
/// <param name="Count">How many.</param>
/// <param name="Share">Of all clocks, a fraction; null where there are none.</param>
internal sealed record FirstTouchBucket(long? UpToSeconds, long Count, double? Share);

/// <summary>How long the first call takes.</summary>
/// <param name="Buckets">Clocks by how long it took.</param>
/// <param name="Never">Clocks without a call.</param>
/// <param name="Total">All clocks.</param>
internal sealed record FirstTouchView(IEnumerable<FirstTouchBucket> Buckets, long Never, long Total);

/// <summary>A lead, its owner and its clock after the change.</summary>
/// <param name="LeadId">The lead.</param>
/// <param name="OwnerId">The owner.</param>
/// <param name="Sla">Its call clock.</param>
/// <param name="PausedUntil">Until when it is paused.</param>
/// <param name="Assignments">Who had it.</param>
internal sealed record ClockControlView(
    string LeadId,
    string? OwnerId,
    SlaView? Sla,
    DateTimeOffset? PausedUntil,
    IEnumerable<AssignmentView> Assignments);

/// <summary>A page of call clocks.</summary>
/// <param name="Items">The clocks.</param>
/// <param name="NextCursor">Where the next page begins, for ?cursor=; null on the last one.</param>
/// <param name="Groups">Attainment; null with groups=false.</param>
/// <param name="FirstTouch">How long the first call takes; null with groups=false.</param>
internal sealed record SlaPage(
    IEnumerable<SlaItem> Items,
    string? NextCursor,
    IEnumerable<SlaGroup>? Groups,
    FirstTouchView? FirstTouch);
