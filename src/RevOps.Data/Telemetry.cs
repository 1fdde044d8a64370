using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace RevOps.Data;

/// <summary>
/// Traces and metrics under one name. What an event leaves behind for later (queue messages, effects, clocks) carries its W3C trace context, so that one
/// trace leads from the request to the last row and call.
/// </summary>
public static class Telemetry
{
    /// <summary>Name of the source of traces and of the meter.</summary>
    public const string Name = "RevOps";

    /// <summary>The source of traces.</summary>
    public static ActivitySource Source { get; } = new(Name);

    /// <summary>The meter.</summary>
    public static Meter Meter { get; } = new(Name);

    /// <summary>The trace context to hand on; null where nobody traces.</summary>
    public static string? Context => Activity.Current is { IdFormat: ActivityIdFormat.W3C, Id: var id } ? id : null;

    /// <summary>Begins a step of a trace.</summary>
    /// <param name="name">What is done.</param>
    /// <param name="kind">Its place.</param>
    /// <param name="parent">The context that was handed on; null to go on with the current one.</param>
    /// <returns>Null where nobody traces.</returns>
    public static Activity? Start(string name, ActivityKind kind, string? parent) =>
        parent is null ? Source.StartActivity(name, kind) : Source.StartActivity(name, kind, parent);

    /// <summary>A step within a trace; none where there is no trace to be within.</summary>
    internal static Activity? Within(string name) => Activity.Current is null ? null : Source.StartActivity(name, ActivityKind.Client);
}
