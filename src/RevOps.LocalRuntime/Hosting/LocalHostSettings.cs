using System.Reflection;
using RevOps.LocalRuntime.Azurite;

namespace RevOps.LocalRuntime.Hosting;

/// <summary>What a host is made from; tests pass their own.</summary>
internal sealed record LocalHostSettings
{
    /// <summary>The entry assembly's functions, with the <c>host.json</c> found from where the app lies.</summary>
    public static LocalHostSettings Default { get; } = new();

    /// <summary>The classes to search for functions; null means all of the entry assembly.</summary>
    public IReadOnlyList<Type>? FunctionTypes { get; init; }

    /// <summary>The folder that holds <c>host.json</c> and perhaps <c>local.settings.json</c>; null means to look for it.</summary>
    public string? HostFolder { get; init; }

    /// <summary>
    /// How long a queue message is locked while its function runs; renewed at half-time, so a function may run for longer. The
    /// real host takes 10 minutes; on one machine a process that died is back at once, and nobody should wait for its messages.
    /// </summary>
    public TimeSpan? QueueLock { get; init; }

    /// <summary>The lock where neither a test nor <c>REVOPS_QUEUE_LOCK_SECONDS</c> says otherwise.</summary>
    public static TimeSpan DefaultQueueLock { get; } = TimeSpan.FromSeconds(60);

    /// <summary>Where <c>UseDevelopmentStorage=true</c> looks for an emulator.</summary>
    public AzuriteEndpoint DevelopmentStorage { get; init; } = AzuriteEndpoint.Usual;

    /// <summary>How long running functions may go on after a stop was asked for.</summary>
    public TimeSpan ShutdownTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>The classes to search for functions.</summary>
    public IReadOnlyList<Type> ResolveFunctionTypes() =>
        FunctionTypes
        ?? Assembly.GetEntryAssembly()?.GetTypes()
        ?? throw new InvalidOperationException("There is no entry assembly to search for functions.");
}
