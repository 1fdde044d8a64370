namespace RevOps.LocalRuntime.Queues;

/// <summary>How queue messages are taken and retried: <c>extensions.queues</c> of <c>host.json</c>.</summary>
internal sealed record QueueOptions
{
    /// <summary>Messages taken at once; 1 to 32.</summary>
    public int BatchSize { get; init; } = 16;

    /// <summary>Another batch is taken when no more than this many messages are being worked on.</summary>
    public int NewBatchThreshold { get; init; } = 8;

    /// <summary>Attempts before a message goes to the poison queue.</summary>
    public int MaxDequeueCount { get; init; } = 5;

    /// <summary>How long a message stays invisible after a failed attempt.</summary>
    public TimeSpan VisibilityTimeout { get; init; } = TimeSpan.Zero;

    /// <summary>The longest pause between two looks at an empty queue.</summary>
    public TimeSpan MaxPollingInterval { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Whether message texts are Base64; else they are taken as they are.</summary>
    public bool Base64 { get; init; } = true;

    /// <summary>The shortest pause between two looks at an empty queue; doubled after each look in vain.</summary>
    public TimeSpan MinPollingInterval { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>How long a message is locked while its function runs; renewed at half-time.</summary>
    public TimeSpan Lock { get; init; } = TimeSpan.FromMinutes(10);
}
