using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;

namespace RevOps.LocalRuntime.Durable.Replay;

/// <summary>What all turns share.</summary>
/// <param name="Converter">Reads and writes inputs, results and payloads.</param>
/// <param name="LoggerFactory">Where orchestrators log.</param>
/// <param name="MaximumTimerInterval">Longer timers are made of several.</param>
internal sealed record ReplaySettings(DataConverter Converter, ILoggerFactory LoggerFactory, TimeSpan MaximumTimerInterval);
