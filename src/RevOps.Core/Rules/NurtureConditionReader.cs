using System.Collections.Frozen;
using RevOps.Core.Lifecycle;
using RevOps.Core.Normalization;
using RevOps.Core.Nurture;

namespace RevOps.Core.Rules;

/// <summary>Reads what entry, goals and branches ask of a lead.</summary>
internal sealed class NurtureConditionReader(ConditionReader conditions)
{
    private static readonly string[] Known = ["stages", "statuses", "segments", "sources", "channels", "countries", "score", "engaged", "when"];
    private static readonly FrozenSet<string> Stages = LifecycleStages.All.ToFrozenSet(StringComparer.Ordinal);
    private static readonly FrozenSet<string> Statuses = LeadStatuses.All.ToFrozenSet(StringComparer.Ordinal);

    /// <param name="json">The object.</param>
    /// <param name="isEnrolled">False for entry: nobody has engaged since an enrolment that is still to come.</param>
    /// <param name="mayBeEmpty">False where a condition that always holds makes no sense.</param>
    public NurtureCondition Read(RuleObject json, bool isEnrolled, bool mayBeEmpty = true)
    {
        if (!mayBeEmpty && !Known.Any(json.Has))
        {
            json.FaultHere($"Needs at least one of: {string.Join(", ", Known)}.");
        }

        var (from, to) = Score(json.OptionalObject("score"));
        var condition = new NurtureCondition
        {
            Stages = Values(json, "stages", Stages.Contains),
            Statuses = Values(json, "statuses", Statuses.Contains),
            Segments = Values(json, "segments", Vocabulary.Segments.Contains),
            Sources = Values(json, "sources", Vocabulary.Sources.Contains),
            Channels = Values(json, "channels", Vocabulary.Channels.Contains),
            Countries = Values(json, "countries", CountryTable.IsAlpha2),
            ScoreFrom = from,
            ScoreTo = to,
            Engaged = isEnrolled ? Values(json, "engaged", _ => true) : null,
            When = json.OptionalObject("when") is { } when ? conditions.Read(when) : null,
        };
        json.End();
        return condition;
    }

    private static FrozenSet<string>? Values(RuleObject json, string name, Func<string, bool> isKnown)
    {
        if (!json.Has(name))
        {
            return null;
        }

        var values = json.Texts(name);
        foreach (var value in values.Where(v => !isKnown(v)))
        {
            json.Fault(name, $"'{value}' is none of the {name} that a lead can have.");
        }

        if (values.Count == 0)
        {
            json.Fault(name, "Needs at least one.");
        }

        return values.ToFrozenSet(StringComparer.Ordinal);
    }

    private static (int? From, int? To) Score(RuleObject? json)
    {
        if (json is null)
        {
            return (null, null);
        }

        if (!json.Has("from") && !json.Has("to"))
        {
            json.FaultHere("Needs at least one of: from, to.");
        }

        int? from = json.Has("from") ? json.Integer("from", 0, 100) : null;
        int? to = json.Has("to") ? json.Integer("to", 0, 100) : null;
        if (from > to)
        {
            json.Fault("to", "'to' must not be below 'from'.");
        }

        json.End();
        return (from, to);
    }
}
