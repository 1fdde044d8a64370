using System.Text.Json;
using RevOps.Core;
using RevOps.Functions.Setup;

namespace RevOps.Functions.WhatIf;

/// <summary>Proposed rule files: those that are given, and the ones in force for the rest.</summary>
internal static class WhatIfRules
{
    /// <summary>Reads <c>rules</c> of a request: files by name, each as JSON or as the text of a file.</summary>
    /// <returns>Texts by file name, and what is wrong.</returns>
    public static (Dictionary<string, string> Texts, List<FieldFault> Faults) Read(JsonElement body)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        var faults = new List<FieldFault>();
        if (body.ValueKind != JsonValueKind.Object || !body.TryGetProperty("rules", out var given) || given.ValueKind != JsonValueKind.Object || !given.EnumerateObject().Any())
        {
            faults.Add(new FieldFault("/rules", "required", """rules holds the proposed files by name, as in {"rules":{"scoring.json":{…}}}."""));
            return (texts, faults);
        }

        foreach (var file in given.EnumerateObject())
        {
            if (!RuleFiles.Names.Contains(file.Name) && !Core.Rules.RuleParser.IsSequenceFile(file.Name))
            {
                faults.Add(new FieldFault($"/rules/{file.Name}", "value", $"There is no rule file of that name; there are: {string.Join(", ", RuleFiles.Names)}."));
            }

            texts[file.Name] = file.Value.ValueKind == JsonValueKind.String ? file.Value.GetString()! : file.Value.GetRawText();
        }

        return (texts, faults);
    }

    /// <summary>The rules as they would be.</summary>
    public static RuleLoad Merge(IReadOnlyDictionary<string, string> inForce, IReadOnlyDictionary<string, string> proposed) =>
        RuleFiles.Parse(inForce.Keys.Union(proposed.Keys).ToDictionary(f => f, f => proposed.GetValueOrDefault(f) ?? inForce[f], StringComparer.Ordinal));
}
