using RevOps.Connectors.Forms;
using RevOps.Core.Rules;

namespace RevOps.Functions.Setup;

/// <summary>All rules of the folder, checked.</summary>
/// <param name="Rules">Normalization, scoring, routing and clocks.</param>
/// <param name="Forms">Field names of web forms.</param>
public sealed record LoadedRules(RuleSet Rules, FormRules Forms);

/// <summary>Reads the rules' folder.</summary>
public static class RuleFiles
{
    private const string FormsFile = "forms.json";

    /// <summary>Reads and checks all files.</summary>
    /// <exception cref="InvalidOperationException">Something is wrong; the message lists file, path and fault, all at once.</exception>
    public static LoadedRules Load(string folder)
    {
        var faults = new List<string>();
        var rules = ReadRules(folder, faults);
        var forms = ReadForms(folder, faults);
        return rules is not null && forms is not null
            ? new LoadedRules(rules, forms)
            : throw new InvalidOperationException($"The rules in '{folder}' (see REVOPS_RULES) are wrong:{string.Concat(faults.Select(f => $"{Environment.NewLine}  {f}"))}");
    }

    private static RuleSet? ReadRules(string folder, List<string> faults)
    {
        var texts = RuleParser.Files
            .Where(name => File.Exists(Path.Combine(folder, name)))
            .ToDictionary(name => name, name => File.ReadAllText(Path.Combine(folder, name)), StringComparer.Ordinal);
        switch (RuleParser.Parse(texts))
        {
            case RuleParseResult.Parsed parsed:
                return parsed.Rules;
            case RuleParseResult.Invalid invalid:
                faults.AddRange(invalid.Faults.Select(f => $"{f.File} {f.Path}: {f.Detail}"));
                return null;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private static FormRules? ReadForms(string folder, List<string> faults)
    {
        var path = Path.Combine(folder, FormsFile);
        if (!File.Exists(path))
        {
            faults.Add($"{FormsFile}: The file is missing.");
            return null;
        }

        switch (FormRules.Parse(File.ReadAllText(path)))
        {
            case FormRulesResult.Parsed parsed:
                return parsed.Rules;
            case FormRulesResult.Invalid invalid:
                faults.AddRange(invalid.Faults.Select(f => $"{FormsFile} {f.Field}: {f.Detail}"));
                return null;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }
}
