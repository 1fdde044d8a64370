using System.Text.Json;
using RevOps.Connectors.Input;
using RevOps.Connectors.Leads;
using RevOps.Core;

namespace RevOps.Connectors.Forms;

/// <summary>Parses <c>rules/forms.json</c> and collects everything that is wrong with it.</summary>
internal sealed class FormRulesParser
{
    private static readonly string[] Sections = ["$schema", "fields", "prefixes", "suffixes", "types", "ignore", "forms"];

    private readonly List<FieldFault> _faults = [];

    /// <summary>Parses the file's text.</summary>
    public FormRulesResult Parse(string json)
    {
        var parsed = JsonInput.Parse(json);
        if (parsed is JsonParse.Broken broken)
        {
            return new FormRulesResult.Invalid([broken.Fault]);
        }

        var root = ((JsonParse.Value)parsed).Root;
        if (root.ValueKind != JsonValueKind.Object)
        {
            return new FormRulesResult.Invalid([Deliveries.NotAnObject]);
        }

        foreach (var property in root.EnumerateObject().Where(p => !Sections.Contains(p.Name)))
        {
            Fault(Pointer("", property.Name), "unknown", $"Not a section; there are {string.Join(", ", Sections.Skip(1))}.");
        }

        var rules = Read(root);
        return _faults.Count == 0 ? new FormRulesResult.Parsed(rules) : new FormRulesResult.Invalid(_faults);
    }

    private FormRules Read(JsonElement root) =>
        new()
        {
            Aliases = ReadAliases(root),
            Prefixes = Keys(root, "prefixes"),
            Suffixes = Keys(root, "suffixes"),
            Types = Targets(Section(root, "types", required: false), "/types"),
            Ignore = [.. Strings(Section(root, "ignore", JsonValueKind.Array, required: false), "/ignore").Select(s => FieldNames.Path(s.Text))],
            Forms = ReadForms(root),
        };

    private Dictionary<string, (string, int)> ReadAliases(JsonElement root)
    {
        var aliases = new Dictionary<string, (string Field, int)>(StringComparer.Ordinal);
        foreach (var property in Properties(Section(root, "fields", required: true)))
        {
            var pointer = Pointer("/fields", property.Name);
            if (!LeadFields.All.Contains(property.Name))
            {
                Fault(pointer, "unknown", "Not a canonical field.");
                continue;
            }

            var rank = 0;
            foreach (var (text, at) in Strings(property.Value, pointer))
            {
                var key = FieldNames.Key(text);
                if (key.Length == 0)
                {
                    Fault(at, "format", "An alias needs a letter or a digit.");
                }
                else if (!aliases.TryAdd(key, (property.Name, rank++)) && aliases[key].Field != property.Name)
                {
                    Fault(at, "duplicate", $"The same name already means {aliases[key].Field}.");
                }
            }
        }

        return aliases;
    }

    private Dictionary<string, IReadOnlyDictionary<string, string>> ReadForms(JsonElement root)
    {
        var forms = new Dictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.OrdinalIgnoreCase);
        foreach (var form in Properties(Section(root, "forms", required: false)))
        {
            forms[form.Name] = Targets(form.Value, Pointer("/forms", form.Name));
        }

        return forms;
    }

    private Dictionary<string, string> Targets(JsonElement? section, string pointer)
    {
        var targets = new Dictionary<string, string>(StringComparer.Ordinal);
        if (section is { ValueKind: not JsonValueKind.Object })
        {
            Fault(pointer, "type", "Must be an object.");
            return targets;
        }

        foreach (var entry in Properties(section))
        {
            var at = Pointer(pointer, entry.Name);
            if (entry.Value.ValueKind != JsonValueKind.String)
            {
                Fault(at, "type", "Must be the name of a canonical field.");
            }
            else if (entry.Value.GetString() is var field && field != FormRules.Ignored && !LeadFields.All.Contains(field!))
            {
                Fault(at, "unknown", $"Neither a canonical field nor \"{FormRules.Ignored}\".");
            }
            else
            {
                targets[FieldNames.Path(entry.Name)] = entry.Value.GetString()!;
            }
        }

        return targets;
    }

    private HashSet<string> Keys(JsonElement root, string name) =>
        [.. Strings(Section(root, name, JsonValueKind.Array, required: false), "/" + name).Select(s => FieldNames.Key(s.Text)).Where(k => k.Length > 0)];

    private JsonElement? Section(JsonElement root, string name, bool required) => Section(root, name, JsonValueKind.Object, required);

    private JsonElement? Section(JsonElement root, string name, JsonValueKind kind, bool required)
    {
        if (!root.TryGetProperty(name, out var section))
        {
            if (required)
            {
                Fault("/" + name, "required", $"{name} is required.");
            }

            return null;
        }

        if (section.ValueKind == kind)
        {
            return section;
        }

        Fault("/" + name, "type", $"Must be an {(kind == JsonValueKind.Array ? "array" : "object")}.");
        return null;
    }

    private static List<JsonProperty> Properties(JsonElement? section) => section is { } s ? [.. s.EnumerateObject()] : [];

    private List<(string Text, string Pointer)> Strings(JsonElement? array, string pointer)
    {
        var texts = new List<(string, string)>();
        if (array is not { ValueKind: JsonValueKind.Array } items)
        {
            if (array is not null)
            {
                Fault(pointer, "type", "Must be an array of strings.");
            }

            return texts;
        }

        var index = 0;
        foreach (var item in items.EnumerateArray())
        {
            var at = $"{pointer}/{index++}";
            if (item.ValueKind == JsonValueKind.String)
            {
                texts.Add((item.GetString()!, at));
            }
            else
            {
                Fault(at, "type", "Must be a string.");
            }
        }

        return texts;
    }

    private void Fault(string pointer, string code, string detail) => _faults.Add(new FieldFault(pointer, code, detail));

    private static string Pointer(string parent, string name) =>
        $"{parent}/{name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";
}
