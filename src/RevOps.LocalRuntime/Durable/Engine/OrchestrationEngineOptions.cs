using System.Text.Json;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Converters;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace RevOps.LocalRuntime.Durable.Engine;

/// <summary>How the engine runs.</summary>
internal sealed record OrchestrationEngineOptions
{
    /// <summary>The SQLite file, made if it is not there; its folder must exist.</summary>
    public required string DatabasePath { get; init; }

    /// <summary>Business time: may be moved by hand or run faster.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    public ILoggerFactory LoggerFactory { get; init; } = NullLoggerFactory.Instance;

    /// <summary>Reads and writes everything that is stored; as the Functions worker by default, which ignores the case of names.</summary>
    public DataConverter Converter { get; init; } = new JsonDataConverter(new JsonSerializerOptions { PropertyNameCaseInsensitive = true });

    /// <summary>Most activities at once, at least 1.</summary>
    public int MaxConcurrentActivities { get; init; } = 32;

    /// <summary>Most turns at once, at least 1; also how many turns can share a commit.</summary>
    public int MaxConcurrentOrchestrators { get; init; } = 256;

    /// <summary>Longer timers are made of several.</summary>
    public TimeSpan MaximumTimerInterval { get; init; } = TimeSpan.FromDays(3);

    /// <summary>How often (real time) to look for what other processes wrote.</summary>
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>How long (real time) a stop waits for running activities; those still running are run again after the next start.</summary>
    public TimeSpan ShutdownTimeout { get; init; } = TimeSpan.FromSeconds(10);
}
