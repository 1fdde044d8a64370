namespace RevOps.Core.Attribution;

/// <summary>
/// Journeys as a Markov chain whose states are the last channels, with start, conversion and null: what is lost of the conversions when a
/// channel becomes a dead end (ChannelAttribution's removal effect). Solved as linear equations, not sampled: small channels get their
/// part, and the same journeys give the same numbers.
/// </summary>
/// <param name="order">How many channels a state remembers, 1 to 3.</param>
public sealed class MarkovChain(int order)
{
    internal const uint Start = 0;
    internal const uint Converted = uint.MaxValue;
    internal const uint Lost = uint.MaxValue - 1;

    private const int MostChannels = 254;

    private readonly Dictionary<string, uint> _channels = new(StringComparer.Ordinal);
    private readonly Dictionary<(uint From, uint To), long> _steps = [];

    /// <summary>Adds journeys of the same channels.</summary>
    /// <param name="channels">In order; not empty.</param>
    /// <param name="conversions">How many of them ended in a conversion.</param>
    /// <param name="losses">How many did not.</param>
    /// <exception cref="ArgumentException">There are more than 254 channels.</exception>
    public void Add(IReadOnlyList<string> channels, long conversions, long losses)
    {
        var state = Start;
        for (var i = 0; i < channels.Count; i++)
        {
            var next = Next(state, channels[i]);
            Count(state, next, conversions + losses);
            state = next;
        }

        Count(state, Converted, conversions);
        Count(state, Lost, losses);
    }

    /// <summary>Adds the journeys of another chain of the same order.</summary>
    public void Add(MarkovChain other)
    {
        var names = other._channels.ToDictionary(c => c.Value, c => c.Key);
        uint Mine(uint state) => state is Start or Converted or Lost ? state
            : ((state >> 16) is var third and > 0 ? IndexOf(names[third]) << 16 : 0)
                | (((state >> 8) & 255) is var second and > 0 ? IndexOf(names[second]) << 8 : 0)
                | IndexOf(names[state & 255]);
        foreach (var channel in other._channels.Keys)
        {
            IndexOf(channel);
        }

        foreach (var ((from, to), count) in other._steps)
        {
            Count(Mine(from), Mine(to), count);
        }
    }

    /// <summary>By channel: 1 − conversions without it ÷ conversions with it; all 0 where nothing converted.</summary>
    public IReadOnlyDictionary<string, double> RemovalEffects()
    {
        var sorted = Sorted();
        var equations = new MarkovEquations(sorted._steps);
        var whole = equations.ConversionsWithout(removed: 0);
        return sorted._channels.ToDictionary(c => c.Key, c => whole > 0 ? Math.Clamp(1 - (equations.ConversionsWithout(c.Value) / whole), 0, 1) : 0, StringComparer.Ordinal);
    }

    /// <summary>The same with the channels in order of their names, so that the last bit does not depend on which journey came first.</summary>
    private MarkovChain Sorted()
    {
        var sorted = new MarkovChain(order);
        foreach (var channel in _channels.Keys.Order(StringComparer.Ordinal))
        {
            sorted.IndexOf(channel);
        }

        sorted.Add(this);
        return sorted;
    }

    private void Count(uint from, uint to, long journeys)
    {
        if (journeys > 0)
        {
            System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_steps, (from, to), out _) += journeys;
        }
    }

    /// <summary>The newest channel is in the lowest byte.</summary>
    private uint Next(uint state, string channel) => ((state << 8) | IndexOf(channel)) & (order switch { 1 => 0xFFu, 2 => 0xFFFFu, _ => 0xFFFFFFu });

    private uint IndexOf(string channel)
    {
        if (!_channels.TryGetValue(channel, out var index))
        {
            index = _channels.Count < MostChannels ? (uint)_channels.Count + 1 : throw new ArgumentException($"There are more than {MostChannels} channels.", nameof(channel));
            _channels.Add(channel, index);
        }

        return index;
    }
}
