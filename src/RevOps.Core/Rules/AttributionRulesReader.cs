using RevOps.Core.Attribution;

namespace RevOps.Core.Rules;

internal static class AttributionRulesReader
{
    private const int MostDays = 3_650;

    private static readonly Dictionary<string, CutOff> CutOffs = new(StringComparer.Ordinal) { ["creation"] = CutOff.DealCreation, ["close"] = CutOff.Close };

    private static readonly Dictionary<string, Collapse> Collapses = new(StringComparer.Ordinal)
    {
        ["none"] = Collapse.None,
        ["consecutive"] = Collapse.Consecutive,
        ["first"] = Collapse.First,
    };

    public static AttributionRules Read(RuleObject root, string version)
    {
        var common = Path(root, PathRules.Default);
        var hasCutOff = root.Has("cutOff");
        var list = root.Object("models");
        var models = new List<ModelRules>();
        foreach (var name in list.Names())
        {
            if (AttributionModels.Find(name) is { } model)
            {
                var cutOff = hasCutOff ? common.CutOff : AttributionRules.ByDefault(model).Path.CutOff;
                models.Add(Model(list.Object(name), model, common with { CutOff = cutOff }));
            }
            else
            {
                list.Fault(name, $"'{name}' is none of: {string.Join(", ", AttributionModels.Names)}.");
            }
        }

        if (models.Count == 0)
        {
            root.Fault("models", "Needs at least one model.");
        }

        return new AttributionRules(version, [.. models.OrderBy(m => m.Model)])
        {
            Strength = root.Has("strength") ? root.Texts("strength") : AttributionRules.Default.Strength,
            AccountContacts = root.Has("accountContacts") && root.Flag("accountContacts"),
        };
    }

    private static ModelRules Model(RuleObject at, AttributionModel model, PathRules common)
    {
        var rules = AttributionRules.ByDefault(model) with { Path = Path(at, common) };
        rules = model switch
        {
            AttributionModel.TimeDecay => rules with { HalfLife = TimeSpan.FromDays((double)at.Number("halfLifeDays", 0.01m, MostDays, fallback: 7)) },
            AttributionModel.Markov => rules with { Order = at.Integer("order", 1, 3, fallback: 1) },
            _ when rules.Parts is { } parts => rules with { Parts = Parts(at, parts) },
            _ => rules,
        };
        at.End();
        return rules;
    }

    /// <summary>A part that is not given is as shipped; others have what the milestones leave.</summary>
    private static MilestoneParts Parts(RuleObject at, MilestoneParts shipped)
    {
        int Part(string name, int byDefault)
        {
            var thousandths = at.Number(name, 0, 100, fallback: byDefault / 10m) * 10;
            if (thousandths != decimal.Truncate(thousandths))
            {
                at.Fault(name, $"{thousandths / 10} has more than one decimal.");
            }

            return (int)thousandths;
        }

        var parts = new MilestoneParts(
            Part("first", shipped.First), Part("leadCreation", shipped.LeadCreation), Part("dealCreation", shipped.DealCreation), Part("last", shipped.Last), 0);
        var others = 1_000 - parts.First - parts.LeadCreation - parts.DealCreation - parts.Last;
        if (others < 0)
        {
            at.FaultHere($"The parts of the milestones sum up to {(1_000 - others) / 10m}%, above 100.");
        }

        return parts with { Others = Math.Max(0, others) };
    }

    private static PathRules Path(RuleObject at, PathRules common)
    {
        var rules = common with
        {
            LookBack = TimeSpan.FromDays((double)at.Number("lookBackDays", 0, MostDays, fallback: (decimal)common.LookBack.TotalDays)),
            CutOff = RuleChoice.Of(at, "cutOff", CutOffs, common.CutOff),
            Collapse = RuleChoice.Of(at, "collapse", Collapses, common.Collapse),
        };
        return at.OptionalObject("exclude") is not { } exclude ? rules : Excluded(exclude, rules);
    }

    private static PathRules Excluded(RuleObject exclude, PathRules rules)
    {
        IReadOnlySet<string> Set(string name) => exclude.Texts(name, optional: true).ToHashSet(StringComparer.Ordinal);
        rules = rules with
        {
            ExcludedChannels = Set("channels"),
            ExcludedSources = Set("sources"),
            ExcludedCampaigns = Set("campaigns"),
            ExcludedTypes = Set("eventTypes"),
        };
        exclude.End();
        return rules;
    }
}
