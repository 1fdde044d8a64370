namespace RevOps.Core.Attribution;

/// <summary>p(state) = sum of the probabilities of its steps × p(where they lead); p(conversion) = 1.</summary>
internal sealed class MarkovEquations
{
    /// <summary>Rounds go on until no probability changes by more than this part of itself, which is what doubles can tell.</summary>
    private const double Exact = 1e-15;

    /// <summary>Far beyond what journeys of a thousand touches in a circle need.</summary>
    private const int MostRounds = 100_000;

    private readonly uint[] _states;
    private readonly double[] _converts;
    private readonly (int To, double Probability)[][] _leads;
    private readonly int _start;

    public MarkovEquations(Dictionary<(uint From, uint To), long> steps)
    {
        // The farthest from the start first: a round then carries what is known from the ends backwards.
        _states = [.. steps.Keys.Select(s => s.From).Distinct().OrderDescending()];
        var place = _states.Select((s, i) => KeyValuePair.Create(s, i)).ToDictionary();
        var leaving = steps.ToLookup(s => s.Key.From, s => (s.Key.To, s.Value));
        _converts = new double[_states.Length];
        _leads = new (int, double)[_states.Length][];
        for (var i = 0; i < _states.Length; i++)
        {
            // How often a state repeats itself does not matter, as no journey stays in it for ever.
            var others = leaving[_states[i]].Where(s => s.To != _states[i]).ToList();
            var total = (double)others.Sum(s => s.Value);
            _converts[i] = others.Where(s => s.To == MarkovChain.Converted).Sum(s => s.Value) / total;
            _leads[i] = [.. others.Where(s => s.To is not (MarkovChain.Converted or MarkovChain.Lost)).Select(s => (place[s.To], s.Value / total)).OrderBy(s => s.Item1)];
        }

        _start = place.GetValueOrDefault(MarkovChain.Start, -1);
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

                var next = _converts[i];
                foreach (var (to, probability) in _leads[i])
                {
                    next += probability * p[to];
                }

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
