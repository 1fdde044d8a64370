using System.Collections.Frozen;
using RevOps.Core.Scoring;

namespace RevOps.Core.Rules;

/// <summary>
/// Reads conditions: <c>{"field":"industry","in":[…]}</c>, <c>{"touchpoints":{…}}</c>, <c>{"is":"wants-demo"}</c>, <c>{"all":[…]}</c>,
/// <c>{"any":[…]}</c>, <c>{"not":{…}}</c>.
/// </summary>
internal sealed class ConditionReader(Vocabulary vocabulary, NamedParts named)
{
    /// <summary>Stands in for a condition that could not be read.</summary>
    public static readonly Condition Never = new Condition.Any([]);

    private static readonly string[] Shapes = ["all", "any", "not", "field", "is", "touchpoints"];
    private static readonly string[] Operators = ["equals", "in", "words", "exists", "atLeast", "withinDays"];
    private static readonly string[] Counts = ["atLeast", "lastWithinDays", "noneWithinDays"];

    public Condition Read(RuleObject json)
    {
        var condition = json.OneOf(Shapes) switch
        {
            "all" => new Condition.All(Parts(json, "all")),
            "any" => new Condition.Any(Parts(json, "any")),
            "not" => new Condition.Except(Read(json.Object("not"))),
            "field" => OfField(json),
            "is" => named.Condition(json, this),
            "touchpoints" => OfTouchpoints(json.Object("touchpoints")),
            _ => Never,
        };
        json.End();
        return condition;
    }

    private List<Condition> Parts(RuleObject json, string name)
    {
        var parts = json.Objects(name).Select(Read).ToList();
        if (parts.Count == 0)
        {
            json.Fault(name, "Needs at least one condition.");
        }

        return parts;
    }

    private Condition OfField(RuleObject json)
    {
        var name = json.Text("field");
        var op = json.OneOf(Operators);
        if (FactFields.FlagOf(name) is { } flag)
        {
            return op == "equals" ? new Condition.FlagIs(flag, json.Flag("equals")) : Unfit(json, name, op, "equals");
        }

        if (name == FactFields.Touchpoints)
        {
            return op == "atLeast"
                ? new Condition.Touched(TouchpointFilter.Any, json.Integer("atLeast", 0, 1_000_000), null)
                : Unfit(json, name, op, "atLeast");
        }

        if (name == FactFields.ContractEndsAt)
        {
            return op == "withinDays" ? new Condition.ContractEnds(Days(json, "withinDays")) : Unfit(json, name, op, "withinDays");
        }

        if (FactFields.TextOf(name) is not { } field)
        {
            json.Fault("field", $"Unknown field '{name}'; known: {string.Join(", ", FactFields.Texts.Concat(FactFields.Flags).Append(FactFields.Touchpoints).Append(FactFields.ContractEndsAt))}.");
            return Never;
        }

        return op switch
        {
            "equals" => new Condition.OneOf(field, Values(json, "equals", field, [json.Text("equals")])),
            "in" => new Condition.OneOf(field, Values(json, "in", field, named.Texts(json, "in"))),
            "words" => new Condition.HasWords(field, named.Phrases(json, "words")),
            "exists" => new Condition.Exists(field, json.Flag("exists")),
            _ => Unfit(json, name, op, "equals, in, words or exists"),
        };
    }

    /// <summary>How many there are, how long ago the last one was, or that there is none.</summary>
    private Condition OfTouchpoints(RuleObject json)
    {
        var filter = Filter(json, eventTypesRequired: false);
        Condition condition = json.OneOf(Counts) switch
        {
            "atLeast" => new Condition.Touched(filter, json.Integer("atLeast", 1, 500), json.Has("withinDays") ? Days(json, "withinDays") : null),
            "lastWithinDays" => new Condition.Touched(filter, 1, Days(json, "lastWithinDays")),
            "noneWithinDays" => new Condition.Except(new Condition.Touched(filter, 1, Days(json, "noneWithinDays"))),
            _ => Never,
        };
        json.End();
        return condition;
    }

    /// <summary>Which touchpoints count, by <c>eventTypes</c> and <c>urlWords</c>.</summary>
    public TouchpointFilter Filter(RuleObject json, bool eventTypesRequired) => new(
        eventTypesRequired || json.Has("eventTypes") ? json.Texts("eventTypes").ToFrozenSet(StringComparer.Ordinal) : null,
        json.Has("urlWords") ? named.Phrases(json, "urlWords") : null);

    private static TimeSpan Days(RuleObject json, string name) => TimeSpan.FromDays(json.Integer(name, 1, 3650));

    private FrozenSet<string> Values(RuleObject json, string name, TextField field, IReadOnlyList<string> values)
    {
        var list = field switch
        {
            TextField.Industry => vocabulary.Industries,
            TextField.EmployeeBand => vocabulary.EmployeeBands,
            TextField.RevenueBand => vocabulary.RevenueBands,
            TextField.Segment => Vocabulary.Segments,
            TextField.Source => Vocabulary.Sources,
            TextField.Channel => Vocabulary.Channels,
            _ => null,
        };
        foreach (var value in values)
        {
            if (value.Length > 0 && (list?.Contains(value) == false || (field == TextField.Country && !Normalization.CountryTable.IsAlpha2(value))))
            {
                json.Fault(name, $"'{value}' is no {field.Name()} that normalization gives.");
            }
        }

        return values.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    }

    private static Condition Unfit(RuleObject json, string field, string op, string fitting)
    {
        if (op.Length > 0)
        {
            json.Fault(op, $"'{op}' does not fit '{field}': use {fitting}.");
        }

        return Never;
    }
}
