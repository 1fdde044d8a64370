using System.Text.Json;

namespace RevOps.Core.Rules;

/// <summary>
/// One JSON object of a rule file while it is read: each property is asked for once, with its type and range; what is wrong is
/// noted with its path, and what nobody asked for is a fault at <see cref="End"/>. Readers go on after a fault with a stand-in
/// value, so that all faults are found in one pass.
/// </summary>
internal sealed class RuleObject
{
    private readonly JsonElement element;
    private readonly string file;
    private readonly List<RuleFault> faults;
    private readonly HashSet<string> known = new(StringComparer.Ordinal);

    private RuleObject(JsonElement element, string file, string path, List<RuleFault> faults)
    {
        (this.element, this.file, Path, this.faults) = (element, file, path, faults);
        if (element.ValueKind is not (JsonValueKind.Object or JsonValueKind.Undefined))
        {
            faults.Add(new RuleFault(file, path, $"Expected an object, found {Name(element.ValueKind)}."));
        }
    }

    /// <summary>JSON pointer to this object.</summary>
    public string Path { get; }

    private bool IsObject => element.ValueKind == JsonValueKind.Object;

    public static RuleObject Root(JsonElement element, string file, List<RuleFault> faults) => new(element, file, "", faults);

    public void Fault(string name, string detail) => faults.Add(new RuleFault(file, At(name), detail));

    public void FaultHere(string detail) => faults.Add(new RuleFault(file, Path, detail));

    /// <summary>Editors want a <c>$schema</c>; it means nothing here.</summary>
    public void SchemaReference() => known.Add("$schema");

    public bool Has(string name)
    {
        known.Add(name);
        return IsObject && element.TryGetProperty(name, out _);
    }

    /// <summary>The one of these properties that is there; a fault and empty where it is none or more.</summary>
    public string OneOf(string[] names)
    {
        var present = names.Where(Has).ToList();
        if (present.Count == 1)
        {
            return present[0];
        }

        FaultHere($"Needs exactly one of: {string.Join(", ", names)}.");
        return "";
    }

    public string Text(string name) => OptionalText(name, required: true) ?? "";

    public string? OptionalText(string name, bool required = false)
    {
        if (!TryGet(name, required, out var value))
        {
            return null;
        }

        return TextOf(value, At(name));
    }

    public bool Flag(string name) => TryGet(name, required: true, out var value) && FlagOf(value, At(name));

    public decimal Number(string name, decimal min, decimal max, decimal? fallback = null)
    {
        if (!TryGet(name, fallback is null, out var value))
        {
            return fallback ?? min;
        }

        if (value.ValueKind != JsonValueKind.Number || !value.TryGetDecimal(out var number))
        {
            Fault(name, $"Expected a number, found {Name(value.ValueKind)}.");
            return min;
        }

        if (number < min || number > max)
        {
            Fault(name, $"{number} is outside {min} to {max}.");
        }

        return Math.Clamp(number, min, max);
    }

    public int Integer(string name, int min, int max, int? fallback = null)
    {
        var number = Number(name, min, max, fallback);
        if (number != decimal.Truncate(number))
        {
            Fault(name, $"{number} is no whole number.");
        }

        return (int)number;
    }

    /// <summary>A list of texts; an absent one is a fault unless optional, then it is empty.</summary>
    public IReadOnlyList<string> Texts(string name, bool optional = false) =>
        Items(name, optional).Select(i => TextOf(i.Value, i.Path) ?? "").Where(t => t.Length > 0).ToList();

    /// <summary>A list whose items are texts or objects; the object is null for a text.</summary>
    public IReadOnlyList<(string Text, RuleObject? Object)> TextsOrObjects(string name) => Items(name, optional: false)
        .Select(i => i.Value.ValueKind == JsonValueKind.Object ? ("", new RuleObject(i.Value, file, i.Path, faults)) : (TextOf(i.Value, i.Path) ?? "", (RuleObject?)null))
        .Where(i => i.Item1.Length > 0 || i.Item2 is not null)
        .ToList();

    public IReadOnlyList<int> Integers(string name, int min, int max)
    {
        var list = new List<int>();
        foreach (var (value, path) in Items(name, optional: false))
        {
            if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= min && number <= max)
            {
                list.Add(number);
            }
            else
            {
                faults.Add(new RuleFault(file, path, $"Expected a whole number from {min} to {max}."));
            }
        }

        return list;
    }

    public RuleObject Object(string name) =>
        TryGet(name, required: true, out var value) ? new RuleObject(value, file, At(name), faults) : new RuleObject(default, file, At(name), faults);

    /// <summary>Null where the property is absent.</summary>
    public RuleObject? OptionalObject(string name) => Has(name) ? Object(name) : null;

    /// <summary>True where the property is there and a text.</summary>
    public bool IsText(string name) => TryGet(name, required: false, out var value) && value.ValueKind == JsonValueKind.String;

    public IReadOnlyList<RuleObject> Objects(string name, bool optional = false) =>
        Items(name, optional).Select(i => new RuleObject(i.Value, file, i.Path, faults)).ToList();

    /// <summary>Names of all properties, each of which then counts as asked for.</summary>
    public IReadOnlyList<string> Names()
    {
        var names = IsObject ? element.EnumerateObject().Select(p => p.Name).ToList() : [];
        known.UnionWith(names);
        return names;
    }

    /// <summary>Notes properties that nobody asked for, with the nearest name that exists.</summary>
    public void End()
    {
        if (!IsObject)
        {
            return;
        }

        var names = known.Where(k => k != "$schema").Order(StringComparer.Ordinal).ToList();
        foreach (var property in element.EnumerateObject().Where(p => !known.Contains(p.Name)))
        {
            var hint = Spelling.Nearest(property.Name, names) is { } nearest ? $"did you mean '{nearest}'?" : $"known here: {string.Join(", ", names)}.";
            Fault(property.Name, $"Unknown property '{property.Name}'; {hint}");
        }
    }

    private List<(JsonElement Value, string Path)> Items(string name, bool optional)
    {
        if (!TryGet(name, !optional, out var value))
        {
            return [];
        }

        if (value.ValueKind != JsonValueKind.Array)
        {
            Fault(name, $"Expected a list, found {Name(value.ValueKind)}.");
            return [];
        }

        return value.EnumerateArray().Select((item, i) => (item, $"{At(name)}/{i}")).ToList();
    }

    private bool TryGet(string name, bool required, out JsonElement value)
    {
        known.Add(name);
        value = default;
        if (IsObject && element.TryGetProperty(name, out value))
        {
            return true;
        }

        if (required && IsObject)
        {
            Fault(name, $"'{name}' is missing.");
        }

        return false;
    }

    private string? TextOf(JsonElement value, string path)
    {
        if (value.ValueKind == JsonValueKind.String && value.GetString() is { } text && text.Trim().Length > 0)
        {
            return text;
        }

        faults.Add(new RuleFault(file, path, $"Expected a text that is not blank, found {Name(value.ValueKind)}."));
        return null;
    }

    private bool FlagOf(JsonElement value, string path)
    {
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return value.GetBoolean();
        }

        faults.Add(new RuleFault(file, path, $"Expected true or false, found {Name(value.ValueKind)}."));
        return false;
    }

    /// <summary>The raw value, for properties whose type varies.</summary>
    public JsonElement Raw(string name) => TryGet(name, required: true, out var value) ? value : default;

    private string At(string name) =>
        $"{Path}/{name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";

    private static string Name(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.True or JsonValueKind.False => "true or false",
        _ => "nothing",
    };
}
