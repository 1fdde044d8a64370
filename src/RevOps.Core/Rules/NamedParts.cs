using RevOps.Core.Scoring;

namespace RevOps.Core.Rules;

/// <summary>
/// The lists and conditions of a rule file that have a name. Whoever names one gets the same object; what nobody names, what
/// does not exist and what refers to itself is a fault.
/// </summary>
internal sealed class NamedParts
{
    private readonly RuleObject? lists;
    private readonly RuleObject? conditions;
    private readonly Dictionary<string, IReadOnlyList<string>> texts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PhraseSet> phrases = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RuleObject> unread = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Condition> read = new(StringComparer.Ordinal);
    private readonly HashSet<string> used = new(StringComparer.Ordinal);
    private readonly List<string> reading = [];

    public NamedParts(RuleObject root)
    {
        lists = root.OptionalObject("lists");
        conditions = root.OptionalObject("conditions");
        foreach (var name in Names(lists))
        {
            texts[name] = lists!.Texts(name);
        }

        foreach (var name in Names(conditions))
        {
            unread[name] = conditions!.Object(name);
        }
    }

    /// <summary>Reads the conditions, whether they are used or not.</summary>
    public void ReadConditions(ConditionReader reader)
    {
        foreach (var name in unread.Keys.ToList())
        {
            Find(name, reader);
        }
    }

    /// <summary>The texts of a property: a list of them, or the name of a list as in <c>"@executive-titles"</c>.</summary>
    public IReadOnlyList<string> Texts(RuleObject json, string property) =>
        ListName(json, property) is { } name ? texts.GetValueOrDefault(name, []) : json.Texts(property);

    /// <summary>The same as phrases; those of a list are shared.</summary>
    public PhraseSet Phrases(RuleObject json, string property)
    {
        if (ListName(json, property) is not { } name)
        {
            return PhraseSet.Of(json.Texts(property));
        }

        if (!phrases.TryGetValue(name, out var set))
        {
            phrases[name] = set = PhraseSet.Of(texts.GetValueOrDefault(name, []));
        }

        return set;
    }

    /// <summary>The condition that <c>{"is": name}</c> means.</summary>
    public Condition Condition(RuleObject json, ConditionReader reader)
    {
        var name = json.Text("is");
        if (name.Length == 0)
        {
            return ConditionReader.Never;
        }

        used.Add($"is {name}");
        if (reading.Contains(name))
        {
            json.Fault("is", $"The condition '{name}' refers to itself: {string.Join(" → ", reading.SkipWhile(n => n != name))} → {name}.");
            return ConditionReader.Never;
        }

        if (!unread.ContainsKey(name) && !read.ContainsKey(name))
        {
            json.Fault("is", $"There is no condition '{name}'; there are: {string.Join(", ", read.Keys.Concat(unread.Keys).Order(StringComparer.Ordinal))}.");
            return ConditionReader.Never;
        }

        return Find(name, reader);
    }

    /// <summary>Notes what nobody named. Last of all.</summary>
    public void End()
    {
        foreach (var name in texts.Keys.Where(n => !used.Contains($"@{n}")))
        {
            lists!.Fault(name, $"The list '{name}' is not used: no rule or condition says '@{name}'.");
        }

        foreach (var name in read.Keys.Where(n => !used.Contains($"is {n}")))
        {
            conditions!.Fault(name, $"The condition '{name}' is not used: no rule or condition says 'is' '{name}'.");
        }
    }

    private Condition Find(string name, ConditionReader reader)
    {
        if (unread.Remove(name, out var json))
        {
            reading.Add(name);
            read[name] = reader.Read(json);
            reading.RemoveAt(reading.Count - 1);
        }

        return read[name];
    }

    /// <summary>The list that a property names, known or not; null where the property is a list itself.</summary>
    private string? ListName(RuleObject json, string property)
    {
        if (!json.IsText(property))
        {
            return null;
        }

        var text = json.Text(property);
        if (!text.StartsWith('@'))
        {
            json.Fault(property, $"Expected a list, or the name of one with an @ before it, found '{text}'.");
            return text;
        }

        used.Add(text);
        if (!texts.ContainsKey(text[1..]))
        {
            json.Fault(property, $"There is no list '{text[1..]}'; there are: {string.Join(", ", texts.Keys.Order(StringComparer.Ordinal))}.");
        }

        return text[1..];
    }

    private static List<string> Names(RuleObject? json)
    {
        var names = json?.Names().ToList() ?? [];
        foreach (var name in names.Where(n => !RuleNames.IsName(n)))
        {
            json!.Fault(name, $"'{name}' is no name: use lower-case letters, digits and hyphens.");
        }

        return names;
    }
}
