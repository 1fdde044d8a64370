using RevOps.Core.Normalization;
using RevOps.Core.Text;

namespace RevOps.Core.Rules;

internal static class NormalizationRulesReader
{
    public static NormalizationRules Read(RuleObject root, string version)
    {
        var sizes = root.Object("sizes");
        var names = root.Object("names");
        var rules = new NormalizationRules
        {
            Version = version,
            Email = EmailRulesReader.Read(root.Object("email")),
            Countries = Countries(root.Object("countries")),
            Phones = PhoneRulesReader.Read(root.Object("phones")),
            Industries = Industries(root.Object("industries")),
            EmployeeBands = Bands(sizes, "employeeBands"),
            RevenueBands = Bands(sizes, "revenueBands"),
            Segments = Bands(sizes, "segments"),
            SizeWords = WordsOf(sizes.Object("words")),
            Companies = Companies(root.Object("companies")),
            NameParticles = Reduced(names, "particles").ToHashSet(StringComparer.Ordinal),
            NameTitles = Reduced(names, "titles").ToHashSet(StringComparer.Ordinal),
            Origins = OriginRulesReader.Read(root.Object("origins")),
            ConsentPurposes = Purposes(root.Object("consentPurposes")),
        };
        foreach (var segment in rules.Segments.Where(s => !Vocabulary.Segments.Contains(s.Id)))
        {
            sizes.Fault("segments", $"'{segment.Id}' is none of: {string.Join(", ", Vocabulary.Segments)}.");
        }

        sizes.End();
        names.End();
        return rules;
    }

    private static IEnumerable<string> Reduced(RuleObject json, string name) => json.Texts(name).Select(Words.Reduce);

    private static CountryRules Countries(RuleObject json)
    {
        var rules = new CountryRules
        {
            Aliases = Inverted(json.Object("aliases"), Words.Reduce, CountryTable.IsAlpha2, "is no ISO 3166-1 alpha-2 code (two capital letters)"),
            NotCountries = json.Texts("notCountries").Select(t => t.ToLowerInvariant()).ToHashSet(StringComparer.Ordinal),
            TopLevelDomains = Inverted(json.Object("topLevelDomains"), t => t, CountryTable.IsAlpha2, "is no ISO 3166-1 alpha-2 code (two capital letters)"),
            GenericTopLevelDomains = json.Texts("genericTopLevelDomains").ToHashSet(StringComparer.Ordinal),
        };
        json.End();
        return rules;
    }

    private static Dictionary<string, string> Purposes(RuleObject json)
    {
        var purposes = Inverted(json, Words.Reduce, Vocabulary.Purposes.Contains, $"is none of: {string.Join(", ", Vocabulary.Purposes)}");
        foreach (var purpose in Vocabulary.Purposes)
        {
            purposes[Words.Reduce(purpose.Replace('_', ' '))] = purpose;
        }

        return purposes;
    }

    /// <summary>{"DE": ["Germany"]} as {"germany": "DE"}; one name for two keys is a fault.</summary>
    private static Dictionary<string, string> Inverted(RuleObject json, Func<string, string> form, Func<string, bool> isKey, string otherwise)
    {
        var result = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var key in json.Names())
        {
            if (!isKey(key))
            {
                json.Fault(key, $"'{key}' {otherwise}.");
            }

            foreach (var name in json.Texts(key))
            {
                if (!result.TryAdd(form(name), key) && result[form(name)] != key)
                {
                    json.Fault(key, $"'{name}' is listed under {result[form(name)]} too.");
                }
            }
        }

        return result;
    }

    private static List<IndustryRule> Industries(RuleObject json)
    {
        var owners = Inverted(json, Words.Reduce, _ => true, "");
        foreach (var id in json.Names())
        {
            owners.TryAdd(Words.Reduce(id.Replace('_', ' ')), id);
        }

        var byId = owners.ToLookup(o => o.Value, o => o.Key);
        return json.Names().Select(id => new IndustryRule(id, byId[id].ToList())).ToList();
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
            MoreThan = Reduced(json, "moreThan").ToList(),
            UpTo = Reduced(json, "upTo").ToList(),
            Between = Reduced(json, "between").ToHashSet(StringComparer.Ordinal),
            Fillers = Reduced(json, "fillers").ToHashSet(StringComparer.Ordinal),
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

    private static CompanyRules Companies(RuleObject json)
    {
        var rules = new CompanyRules(
            Reduced(json, "legalForms").Distinct().OrderByDescending(f => f.Length).ThenBy(f => f, StringComparer.Ordinal).ToList());
        json.End();
        return rules;
    }
}
