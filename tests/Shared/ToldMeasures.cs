using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace RevOps.Testing;

/// <summary>
/// What the app tells of itself in the flow of the test that made this: the last value of each measure, by its name and the values of its tags.
/// Apps of other tests, which run beside it, tell the same meter.
/// </summary>
public sealed class ToldMeasures : IDisposable
{
    private static readonly AsyncLocal<ToldMeasures?> Flow = new();
    private readonly MeterListener _listener = new();
    private readonly ConcurrentDictionary<string, double> _told = new(StringComparer.Ordinal);

    /// <summary>Listens from now on.</summary>
    public ToldMeasures()
    {
        Flow.Value = this;
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == "RevOps")
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((i, value, tags, _) => Note(i, value, tags));
        _listener.SetMeasurementEventCallback<double>((i, value, tags, _) => Note(i, value, tags));
        _listener.Start();
    }

    /// <summary>By name and tags, separated by blanks.</summary>
    public IReadOnlyDictionary<string, double> Values => _told;

    /// <inheritdoc/>
    public void Dispose() => _listener.Dispose();

    private void Note(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (Flow.Value == this)
        {
            _told[Key(instrument, tags)] = value;
        }
    }

    private static string Key(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var key = instrument.Name;
        foreach (var tag in tags)
        {
            key += $" {tag.Value}";
        }

        return key;
    }
}
