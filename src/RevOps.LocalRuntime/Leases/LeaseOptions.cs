namespace RevOps.LocalRuntime.Leases;

/// <summary>Which lease to compete for, and how.</summary>
/// <param name="DataFolder">The folder that the processes share; made if missing. The lease is its <c>runtime.lock</c>.</param>
internal sealed record LeaseOptions(string DataFolder)
{
    /// <summary>Real time between attempts to get the lease. Default 500 milliseconds.</summary>
    public TimeSpan RetryInterval { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>What <see cref="RetryInterval"/> is measured by. Real time, also when business time runs faster.</summary>
    public TimeProvider RealTime { get; init; } = TimeProvider.System;
}
