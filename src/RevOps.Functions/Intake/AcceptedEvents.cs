namespace RevOps.Functions.Intake;

/// <summary>A delivery that was accepted.</summary>
/// <param name="EventId">The delivery's id.</param>
/// <param name="StatusUrl">Where to see what became of it.</param>
internal sealed record AcceptedEvent(string EventId, string StatusUrl);

/// <summary>A delivery of a batch.</summary>
/// <param name="Index">Its place in the batch, from 0.</param>
/// <param name="EventId">The delivery's id.</param>
/// <param name="StatusUrl">Where to see what became of it.</param>
internal sealed record AcceptedEventOfBatch(int Index, string EventId, string StatusUrl);

/// <summary>The deliveries of a batch that was accepted.</summary>
/// <param name="Events">In the order they came.</param>
internal sealed record AcceptedEvents(IEnumerable<AcceptedEventOfBatch> Events);
