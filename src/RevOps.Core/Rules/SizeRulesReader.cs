using System.Collections.Frozen;
using RevOps.Core.Normalization;
using RevOps.Core.Text;

namespace RevOps.Core.Rules;

internal static class SizeRulesReader
{
    public static (List<SizeBand> Employees, List<SizeBand> Revenues, List<SizeBand> Segments, SizeWords Words) Read(RuleObject json)
    {
        var segments = Bands(json, "segments");
        foreach (var segment in segments.Where(s => !Vocabulary.Segments.Contains(s.Id)))
        {
            json.Fault("segments", $"'{segment.Id}' is none of: {string.Join(", ", Vocabulary.Segments)}.");
        }

        var result = (Bands(json, "employeeBands"), Bands(json, "revenueBands"), segments, WordsOf(json.Object("words")));
        json.End();
        return result;
    }

    /// <summary>The words, of which those that name a currency say nothing more about a size.</summary>
    public static SizeWords With(SizeWords words, CurrencyRules currencies)
    {
        var named = currencies.Names.SelectMany(n => Words.Reduce(n.Text).Split(' ')).Where(w => w.Length > 0 && !words.Multipliers.ContainsKey(w));
        return words with { Fillers = words.Fillers.Concat(named).ToFrozenSet(StringComparer.Ordinal) };
    }

    private static List<SizeBand> Bands(RuleObject sizes, string name)
    {
        var bands = new List<SizeBand>();
        var items = sizes.Objects(name);
        for (var i = 0; i < items.Count; i++)
        {
            var isLast = i == items.Count - 1;
            var end = (Max: items[i].Has("max"), Below: items[i].Has("below"));
            if (isLast ? end.Max || end.Below : end.Max == end.Below)
            {
                items[i].FaultHere(isLast ? "The last band is open: no 'max', no 'below'." : "Needs either 'max' or 'below'.");
            }

            decimal? max = end.Max ? items[i].Number("max", 1, decimal.MaxValue) : null;
            decimal? below = end.Below ? items[i].Number("below", 1, decimal.MaxValue) : null;
            var band = new SizeBand(items[i].Text("id"), max, below);
            if (bands.Count > 0 && !isLast && (band.Max ?? band.Below) <= (bands[^1].Max ?? bands[^1].Below))
            {
                items[i].FaultHere("Bands ascend.");
            }

            items[i].End();
            bands.Add(band);
        }

        if (bands.Count == 0)
        {
            sizes.Fault(name, "Needs at least one band.");
        }

        return bands;
    }

    private static SizeWords WordsOf(RuleObject json)
    {
        var words = new SizeWords
        {
            Employees = Numbers(json.Object("employees")),
            Multipliers = Numbers(json.Object("multipliers")),
            MoreThan = RuleWords.Reduced(json, "moreThan").ToList(),
            UpTo = RuleWords.Reduced(json, "upTo").ToList(),
            Between = RuleWords.Reduced(json, "between").ToHashSet(StringComparer.Ordinal),
            Fillers = RuleWords.Reduced(json, "fillers").ToHashSet(StringComparer.Ordinal),
        };
        json.End();
        var known = words.MoreThan.Concat(words.UpTo).Concat(words.Between).SelectMany(p => p.Split(' ')).Concat(words.Fillers);
        return words with { Fillers = known.ToHashSet(StringComparer.Ordinal) };
    }

    private static Dictionary<string, decimal> Numbers(RuleObject json)
    {
        var numbers = new Dictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var name in json.Names())
        {
            numbers[Words.Reduce(name)] = json.Number(name, 1, 1_000_000_000_000m);
        }

        return numbers;
    }
}
