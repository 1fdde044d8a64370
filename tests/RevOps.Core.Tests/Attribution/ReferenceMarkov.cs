namespace RevOps.Core.Tests.Attribution;

/// <summary>A journey and how often it ended in a conversion and how often not.</summary>
internal sealed record Journey(string[] Channels, long Conversions, long Losses)
{
    /// <summary>Such as <c>A B C</c>.</summary>
    public static Journey Of(string channels, long conversions, long losses) => new(channels.Split(' '), conversions, losses);
}

/// <summary>
/// Removal effects as they are defined: transition probabilities as fractions, and Gaussian elimination on the whole system with exact
/// numbers. States are texts such as <c>A&gt;B</c>.
/// </summary>
internal static class ReferenceMarkov
{
    private const string Won = "(won)";
    private const string Lost = "(lost)";

    public static Dictionary<string, Fraction> RemovalEffects(IEnumerable<Journey> journeys, int order)
    {
        var steps = Steps(journeys, order);
        var whole = Conversion(steps, without: null);
        return journeys.SelectMany(j => j.Channels).Distinct()
            .ToDictionary(c => c, c => whole == Fraction.Zero ? Fraction.Zero : Fraction.One - (Conversion(steps, c) / whole));
    }

    /// <summary>Probability of a conversion from the start.</summary>
    public static Fraction Conversion(IEnumerable<Journey> journeys, int order) => Conversion(Steps(journeys, order), without: null);

    private static List<(string From, string To, long Count)> Steps(IEnumerable<Journey> journeys, int order)
    {
        var steps = new List<(string, string, long)>();
        foreach (var journey in journeys)
        {
            var states = journey.Channels.Select((_, i) => string.Join('>', journey.Channels[Math.Max(0, i + 1 - order)..(i + 1)])).Prepend("").ToList();
            steps.AddRange(states.Zip(states.Skip(1)).Select(s => (s.First, s.Second, journey.Conversions + journey.Losses)));
            steps.Add((states[^1], Won, journey.Conversions));
            steps.Add((states[^1], Lost, journey.Losses));
        }

        return [.. steps.Where(s => s.Item3 > 0)];
    }

    private static Fraction Conversion(List<(string From, string To, long Count)> steps, string? without)
    {
        var states = steps.Select(s => s.From).Distinct().ToList();
        var start = states.IndexOf("");
        if (start < 0)
        {
            return Fraction.Zero;
        }

        // Row by row: p(state) − Σ probability × p(next) = probability of a conversion; p = 0 for a dead end.
        var rows = states.Select(_ => new Fraction[states.Count + 1]).ToArray();
        foreach (var (state, i) in states.Select((s, i) => (s, i)))
        {
            rows[i][i] = Fraction.One;
            if (without is not null && state.Split('>')[^1] == without)
            {
                continue;
            }

            var leaving = steps.Where(s => s.From == state).ToList();
            var total = leaving.Sum(s => s.Count);
            foreach (var (_, to, count) in leaving)
            {
                if (to == Won)
                {
                    rows[i][^1] += new Fraction(count, total);
                }
                else if (to != Lost)
                {
                    rows[i][states.IndexOf(to)] -= new Fraction(count, total);
                }
            }
        }

        return Solve(rows)[start];
    }

    private static Fraction[] Solve(Fraction[][] rows)
    {
        for (var pivot = 0; pivot < rows.Length; pivot++)
        {
            var other = Array.FindIndex(rows, pivot, r => r[pivot] != Fraction.Zero);
            (rows[pivot], rows[other]) = (rows[other], rows[pivot]);
            var divisor = rows[pivot][pivot];
            rows[pivot] = [.. rows[pivot].Select(v => v / divisor)];
            for (var r = 0; r < rows.Length; r++)
            {
                if (r != pivot && rows[r][pivot] != Fraction.Zero)
                {
                    var factor = rows[r][pivot];
                    rows[r] = [.. rows[r].Zip(rows[pivot]).Select(v => v.First - (factor * v.Second))];
                }
            }
        }

        return [.. rows.Select(r => r[^1])];
    }
}
