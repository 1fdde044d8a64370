namespace RevOps.Core.Scoring.Calibration;

/// <summary>Finds out from leads that came to an end which rules tell won from not won, and what they should be worth.</summary>
public static class Calibrator
{
    /// <summary>Fewest leads with a rule, and without it, for a suggestion; and fewest won and not won for any at all.</summary>
    public const int Enough = 30;

    private const double Ridge = 1;
    private const int DealsPerRule = 10;

    /// <summary>Reports. The same input and seed always give the same report.</summary>
    /// <param name="rules">The present rules.</param>
    /// <param name="samples">The leads.</param>
    /// <param name="holdOut">Share kept aside for the comparison, 0.1 to 0.9.</param>
    /// <param name="seed">Decides which are kept aside.</param>
    public static CalibrationReport Calibrate(ScoringRules rules, IReadOnlyList<CalibrationSample> samples, double holdOut, int seed)
    {
        var columns = new RuleValues(rules);
        var conversions = columns.Ids.Select((_, i) => Count(samples, i)).ToArray();
        var (won, notWon) = (samples.Count(s => s.IsWon), samples.Count(s => !s.IsWon));
        var isEnough = won >= Enough && notWon >= Enough;
        var known = Enumerable.Range(0, columns.Ids.Count)
            .Where(i => isEnough && conversions[i].With.N >= Enough && conversions[i].Without.N >= Enough)
            .ToArray();
        var (training, kept) = Split(samples, holdOut, seed);
        var suggested = known.Length == 0 ? [] : Suggest(columns, training, known);
        var present = columns.Points.Select(p => (double)p).ToArray();
        var proposed = present.ToArray();
        for (var k = 0; k < known.Length; k++)
        {
            proposed[known[k]] = (double)suggested[k];
        }

        return new CalibrationReport(
            rules.Version,
            won,
            notWon,
            training.Count,
            kept.Count,
            Auc(columns, kept, present),
            known.Length == 0 ? null : Auc(columns, kept, proposed),
            [.. columns.Ids.Select((_, i) => Rule(columns, i, conversions[i], Array.IndexOf(known, i) is var k and >= 0 ? suggested[k] : null, isEnough))],
            Warnings(columns, conversions, known, won, notWon, training));
    }

    private static (Conversion With, Conversion Without) Count(IReadOnlyList<CalibrationSample> samples, int rule)
    {
        var (n, won, allWon) = (0, 0, 0);
        foreach (var sample in samples)
        {
            var isWon = sample.IsWon ? 1 : 0;
            allWon += isWon;
            if (sample.Values[rule] != 0)
            {
                n++;
                won += isWon;
            }
        }

        return (new Conversion(n, won), new Conversion(samples.Count - n, allWon - won));
    }

    /// <summary>Won and not won are split alike, so that a small hold-out has both.</summary>
    private static (List<CalibrationSample> Training, List<CalibrationSample> Kept) Split(IReadOnlyList<CalibrationSample> samples, double holdOut, int seed)
    {
        var random = new Random(seed);
        var (training, kept) = (new List<CalibrationSample>(), new List<CalibrationSample>());
        foreach (var isWon in (bool[])[true, false])
        {
            var group = samples.Where(s => s.IsWon == isWon).ToArray();
            random.Shuffle(group);
            var aside = (int)Math.Round(group.Length * holdOut);
            kept.AddRange(group.Take(aside));
            training.AddRange(group.Skip(aside));
        }

        return (training, kept);
    }

    /// <summary>Log-odds on the scale of the present points: the spread of the sums is the same.</summary>
    private static decimal[] Suggest(RuleValues columns, List<CalibrationSample> training, int[] known)
    {
        var rows = training.Select(s => Array.ConvertAll(known, i => s.Values[i])).ToList();
        var fit = LogisticRegression.Fit(rows, [.. training.Select(s => s.IsWon)], Ridge);
        var present = Spread(rows, [.. known.Select(i => (double)columns.Points[i])]);
        var fitted = Spread(rows, fit.Coefficients);
        var scale = fitted > 0 ? present / fitted : 0;
        return [.. known.Select((rule, k) => (decimal)Math.Round(Math.Clamp(fit.Coefficients[k] * scale, -100, 100), columns.IsWhole(rule) ? 0 : 1))];
    }

    private static double Spread(List<float[]> rows, double[] weights)
    {
        var sums = rows.Select(r => r.Zip(weights, (v, w) => v * w).Sum()).ToList();
        var mean = sums.Average();
        return Math.Sqrt(sums.Average(s => (s - mean) * (s - mean)));
    }

    private static double? Auc(RuleValues columns, List<CalibrationSample> samples, double[] points) =>
        RankOrder.Auc([.. samples.Select(s => columns.Score(s.Values, points))], [.. samples.Select(s => s.IsWon)]);

    private static RuleCalibration Rule(RuleValues columns, int i, (Conversion With, Conversion Without) conversion, decimal? suggested, bool isEnough)
    {
        var (with, without) = conversion;
        var reason = suggested is not null ? null
            : !isEnough ? $"Fewer than {Enough} leads were won, or fewer than {Enough} were not."
            : $"Fewer than {Enough} leads {(with.N < Enough ? "with" : "without")} it.";
        return new RuleCalibration(
            columns.Ids[i],
            columns.Groups[i],
            columns.Points[i],
            with,
            without,
            without.Rate > 0 ? with.Rate / without.Rate : null,
            Proportions.PValue(with, without),
            suggested,
            reason);
    }

    private static List<string> Warnings(
        RuleValues columns, (Conversion With, Conversion Without)[] conversions, int[] known, int won, int notWon, List<CalibrationSample> training)
    {
        var warnings = new List<string>();
        if (won == 0 || notWon == 0)
        {
            warnings.Add($"All {won + notWon} leads ended alike ({(won == 0 ? "none was won" : "all were won")}): nothing can be told apart.");
        }
        else if (won < Enough || notWon < Enough)
        {
            warnings.Add($"{won} leads were won and {notWon} were not; at least {Enough} of each are needed for suggestions: "
                + $"{Math.Max(0, Enough - won)} more won, {Math.Max(0, Enough - notWon)} more not won.");
        }

        var rarer = Math.Min(training.Count(s => s.IsWon), training.Count(s => !s.IsWon));
        if (known.Length > 0 && rarer < DealsPerRule * known.Length)
        {
            warnings.Add($"{known.Length} rules are weighed by {rarer} leads of the rarer outcome; {DealsPerRule * known.Length} would give steady suggestions.");
        }

        foreach (var i in known.Where(i => Separates(conversions[i].With) || Separates(conversions[i].Without)))
        {
            var (with, without) = conversions[i];
            warnings.Add($"Rule '{columns.Ids[i]}' separates: {with.Won} of {with.N} won with it, {without.Won} of {without.N} without it. Its true weight may be larger than suggested.");
        }

        return warnings;
    }

    private static bool Separates(Conversion conversion) => conversion.Won == 0 || conversion.Won == conversion.N;
}
