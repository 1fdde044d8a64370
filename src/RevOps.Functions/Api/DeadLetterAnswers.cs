namespace RevOps.Functions.Api;

/// <summary>A message that was sent again.</summary>
/// <param name="DeadLetterId">The message's id.</param>
/// <param name="Queue">The queue that it went to.</param>
/// <param name="EventIds">The events that it is of.</param>
internal sealed record ReplayView(string DeadLetterId, string Queue, IReadOnlyList<string> EventIds);

/// <summary>A message that was given up.</summary>
/// <param name="DeadLetterId">The message's id.</param>
/// <param name="Queue">The queue that it came from.</param>
/// <param name="EventIds">The events that it is of.</param>
/// <param name="Reason">Why it was given up.</param>
/// <param name="FailedAt">When.</param>
/// <param name="ReplayedAt">When it was last sent again.</param>
/// <param name="Body">The message as text.</param>
internal sealed record DeadLetterView(
    string DeadLetterId,
    string Queue,
    IReadOnlyList<string> EventIds,
    string Reason,
    DateTimeOffset FailedAt,
    DateTimeOffset? ReplayedAt,
    string Body);
