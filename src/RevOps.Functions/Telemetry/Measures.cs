using System.Diagnostics.Metrics;

namespace RevOps.Functions.Telemetry;

/// <summary>What is counted and timed. Names are the contract with dashboards and alerts.</summary>
internal static class Measures
{
    private static readonly Meter Meter = Data.Telemetry.Meter;

    /// <summary>Events that were acknowledged, by connector.</summary>
    public static Counter<long> Accepted { get; } = Meter.CreateCounter<long>("revops.events.accepted", "{event}", "Events that were acknowledged.");

    /// <summary>Events that were applied, by connector.</summary>
    public static Counter<long> Applied { get; } = Meter.CreateCounter<long>("revops.events.applied", "{event}", "Events that were normalized and written.");

    /// <summary>Leads that were scored.</summary>
    public static Counter<long> Scored { get; } = Meter.CreateCounter<long>("revops.leads.scored", "{lead}", "Leads that were scored.");

    /// <summary>Leads that got an owner.</summary>
    public static Counter<long> Routed { get; } = Meter.CreateCounter<long>("revops.leads.routed", "{lead}", "Leads that qualified and got an owner.");

    /// <summary>From receipt to the end of a stage.</summary>
    public static Histogram<double> Lag { get; } = Meter.CreateHistogram<double>("revops.lag", "s", "From receipt of an event to the end of a stage.");

    /// <summary>Messages that were given up, by queue.</summary>
    public static Counter<long> DeadLetters { get; } = Meter.CreateCounter<long>("revops.dead_letters", "{message}", "Messages that were given up.");

    /// <summary>Attempts to deliver effects, by destination and result.</summary>
    public static Counter<long> Effects { get; } = Meter.CreateCounter<long>("revops.effects", "{effect}", "Attempts to deliver effects.");

    /// <summary>Runs of attribution, by mode.</summary>
    public static Histogram<double> Attribution { get; } = Meter.CreateHistogram<double>("revops.attribution.duration", "s", "How long runs of attribution take.");

    /// <summary>Runs of attribution that ended, by mode and result: <c>published</c> or <c>failed</c>.</summary>
    public static Counter<long> AttributionRuns { get; } = Meter.CreateCounter<long>("revops.attribution.runs", "{run}", "Runs of attribution that ended.");

    /// <summary>About how many messages wait, by queue.</summary>
    public static Gauge<long> QueueLength { get; } = Meter.CreateGauge<long>("revops.queue.length", "{message}", "About how many messages wait.");

    /// <summary>How long the message in front has waited, by queue.</summary>
    public static Gauge<double> QueueAge { get; } = Meter.CreateGauge<double>("revops.queue.age", "s", "How long the message in front has waited.");

    /// <summary>How long the oldest promise has waited.</summary>
    public static Gauge<double> OutboxAge { get; } = Meter.CreateGauge<double>("revops.outbox.age", "s", "How long the oldest promise has waited.");

    /// <summary>How long the oldest effect has waited.</summary>
    public static Gauge<double> EffectAge { get; } = Meter.CreateGauge<double>("revops.effects.age", "s", "How long the oldest effect has waited.");

    /// <summary>Effects that were given up and not replayed.</summary>
    public static Gauge<long> EffectsGivenUp { get; } = Meter.CreateGauge<long>("revops.effects.given_up", "{effect}", "Effects that were given up.");

    /// <summary>Call clocks that nobody looked at in time; counted up to 1000.</summary>
    public static Gauge<long> ClocksBehind { get; } = Meter.CreateGauge<long>("revops.sla.behind", "{clock}", "Call clocks that nobody looked at in time.");

    /// <summary>A tag.</summary>
    public static KeyValuePair<string, object?> Tag(string name, string value) => new(name, value);
}
