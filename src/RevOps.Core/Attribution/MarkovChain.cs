namespace RevOps.Core.Attribution;

/// <summary>
/// Journeys as a Markov chain whose states are the last channels, with start, conversion and null: what is lost of the conversions when a
/// channel becomes a dead end (ChannelAttribution's removal effect). Solved as linear equations, not sampled: small channels get their
/// part, and the same journeys give the same numbers.
/// </summary>
/// <param name="order">How many channels a state remembers, 1 to 3.</param>
public sealed class MarkovChain(int order)
{
    private const uint Start = 0;
    private const uint Converted = uint.MaxValue;
    private const uint Lost = uint.MaxValue - 1;
    private const int MostChannels = 254;
    private const double Exact = 1e-15;
    private const int MostRounds = 100_000;

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
        var equations = new Equations(sorted._steps);
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

    /// <summary>p(state) = sum of the probabilities of its steps × p(where they lead); p(conversion) = 1.</summary>
    private sealed class Equations
    {
        private readonly uint[] _states;
        private readonly double[] _converts;
        private readonly (int To, double Probability)[][] _leads;
        private readonly int _start;

        public Equations(Dictionary<(uint From, uint To), long> steps)
        {
            // The farthest from the start first: a round then carries what is known from the ends backwards.
            _states = [.. steps.Keys.Select(s => s.From).Distinct().OrderDescending()];
            var place = _states.Select((s, i) => KeyValuePair.Create(s, i)).ToDictionary();
            var leaving = steps.ToLookup(s => s.Key.From, s => (s.Key.To, s.Value));
            _converts = new double[_states.Length];
            _leads = new (int, double)[_states.Length][];
            for (var i = 0; i < _states.Length; i++)
            {
                var total = (double)leaving[_states[i]].Sum(s => s.Value);
                _converts[i] = leaving[_states[i]].Where(s => s.To == Converted).Sum(s => s.Value) / total;
                _leads[i] = [.. leaving[_states[i]].Where(s => s.To is not (Converted or Lost)).Select(s => (place[s.To], s.Value / total)).OrderBy(s => s.Item1)];
            }

            _start = place.GetValueOrDefault(Start, -1);
        }

        /// <summary>Probability of a conversion from the start, where a state whose newest channel is removed leads nowhere (Gauss-Seidel).</summary>
        public double ConversionsWithout(uint removed)
        {
            if (_start < 0)
            {
                return 0;
            }

            var p = new double[_states.Length];
            for (var round = 0; round < MostRounds; round++)
            {
                var change = 0d;
                for (var i = 0; i < p.Length; i++)
                {
                    if (removed != 0 && (_states[i] & 255) == removed)
                    {
                        continue;
                    }

                    var (sum, self) = (_converts[i], 0d);
                    foreach (var (to, probability) in _leads[i])
                    {
                        if (to == i)
                        {
                            self = probability;
                        }
                        else
                        {
                            sum += probability * p[to];
                        }
                    }

                    var next = sum / (1 - self);
                    change = next > 0 ? Math.Max(change, Math.Abs(next - p[i]) / next) : change;
                    p[i] = next;
                }

                if (change < Exact)
                {
                    break;
                }
            }

            return p[_start];
        }
    }
}
