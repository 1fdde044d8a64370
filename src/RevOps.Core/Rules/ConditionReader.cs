using RevOps.Core.Scoring;
using RevOps.Core.Text;

namespace RevOps.Core.Rules;

/// <summary>Reads conditions: <c>{"field":"industry","in":[…]}</c>, <c>{"all":[…]}</c>, <c>{"any":[…]}</c>, <c>{"not":{…}}</c>.</summary>
internal static class ConditionReader
{
    private static readonly Condition Never = new Condition.Any([]);
    private static readonly string[] Shapes = ["all", "any", "not", "field"];
    private static readonly string[] Operators = ["equals", "in", "words", "exists", "atLeast"];

    public static Condition Read(RuleObject json, Vocabulary vocabulary)
    {
        var shape = One(json, Shapes);
        var condition = shape switch
        {
            "all" => new Condition.All(Parts(json, "all", vocabulary)),
            "any" => new Condition.Any(Parts(json, "any", vocabulary)),
            "not" => new Condition.Except(Read(json.Object("not"), vocabulary)),
            "field" => OfField(json, vocabulary),
            _ => Never,
        };
        json.End();
        return condition;
    }

    private static List<Condition> Parts(RuleObject json, string name, Vocabulary vocabulary)
    {
        var parts = json.Objects(name).Select(p => Read(p, vocabulary)).ToList();
        if (parts.Count == 0)
        {
            json.Fault(name, "Needs at least one condition.");
        }

        return parts;
    }

    private static Condition OfField(RuleObject json, Vocabulary vocabulary)
    {
        var field = json.Text("field");
        var op = One(json, Operators);
        if (FactFields.Flags.Contains(field))
        {
            return op == "equals" ? new Condition.FlagIs(field, json.Flag("equals")) : Unfit(json, field, op, "equals");
        }

        if (FactFields.Numbers.Contains(field))
        {
            return op == "atLeast" ? new Condition.AtLeast(field, json.Number("atLeast", 0, 1_000_000)) : Unfit(json, field, op, "atLeast");
        }

        if (!FactFields.Texts.Contains(field))
        {
            json.Fault("field", $"Unknown field '{field}'; known: {string.Join(", ", FactFields.Texts.Concat(FactFields.Flags).Concat(FactFields.Numbers))}.");
            return Never;
        }

        return op switch
        {
            "equals" => new Condition.OneOf(field, Values(json, "equals", field, [json.Text("equals")], vocabulary)),
            "in" => new Condition.OneOf(field, Values(json, "in", field, json.Texts("in"), vocabulary)),
            "words" => new Condition.HasWords(field, json.Texts("words").Select(Words.Phrase).ToList()),
            "exists" => new Condition.Exists(field, json.Flag("exists")),
            _ => Unfit(json, field, op, "equals, in, words or exists"),
        };
    }

    private static HashSet<string> Values(RuleObject json, string name, string field, IReadOnlyList<string> values, Vocabulary vocabulary)
    {
        var list = field switch
        {
            "industry" => vocabulary.Industries,
            "employeeBand" => vocabulary.EmployeeBands,
            "revenueBand" => vocabulary.RevenueBands,
            "segment" => Vocabulary.Segments,
            "channel" => Vocabulary.Channels,
            _ => null,
        };
        foreach (var value in values)
        {
            if (value.Length > 0 && (list?.Contains(value) == false || (field == "country" && !Normalization.CountryTable.IsAlpha2(value))))
            {
                json.Fault(name, $"'{value}' is no {field} that normalization gives.");
            }
        }

        return values.Select(v => v.ToLowerInvariant()).ToHashSet(StringComparer.Ordinal);
    }

    private static Condition Unfit(RuleObject json, string field, string op, string fitting)
    {
        if (op.Length > 0)
        {
            json.Fault(op, $"'{op}' does not fit '{field}': use {fitting}.");
        }

        return Never;
    }

    /// <summary>The one of these properties that is there; a fault where it is none or more.</summary>
    private static string One(RuleObject json, string[] names)
    {
        var present = names.Where(json.Has).ToList();
        if (present.Count == 1)
        {
            return present[0];
        }

        json.FaultHere($"Needs exactly one of: {string.Join(", ", names)}.");
        return "";
    }
}
