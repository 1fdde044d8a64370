using RevOps.Connectors.Forms;
using RevOps.Core.Nurture;
using RevOps.Core.Rules;
using RevOps.Functions.Outreach;

namespace RevOps.Functions.Setup;

/// <summary>All rules of the folder, checked.</summary>
/// <param name="Rules">Normalization, scoring, routing and clocks.</param>
/// <param name="Forms">Field names of web forms.</param>
/// <param name="Texts">The files that they were read from, by name.</param>
public sealed record LoadedRules(RuleSet Rules, FormRules Forms, IReadOnlyDictionary<string, string> Texts)
{
    /// <summary>Templates of mails.</summary>
    public MailTemplates Templates { get; init; } = MailTemplates.None;
}

/// <summary>Outcome of reading the rules' folder.</summary>
public abstract record RuleLoad
{
    private RuleLoad()
    {
    }

    /// <summary>Every file is right.</summary>
    /// <param name="Rules">The rules.</param>
    public sealed record Right(LoadedRules Rules) : RuleLoad;

    /// <summary>Something is wrong; nothing of it is used.</summary>
    /// <param name="Faults">Every fault found; never empty.</param>
    public sealed record Wrong(IReadOnlyList<RuleFault> Faults) : RuleLoad;
}

/// <summary>Reads the rules' folder.</summary>
public static class RuleFiles
{
    private const string FormsFile = "forms.json";

    // Folders of rules whose files are many and have names of their own.
    private static readonly (string Folder, string Pattern)[] Folders = [(MailTemplates.Folder, "*.liquid"), (RuleParser.NurtureFolder, "*.json")];

    /// <summary>The files at the top of the folder that are read, in order.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. RuleParser.Files, FormsFile];

    /// <summary>Reads and checks all files.</summary>
    /// <exception cref="InvalidOperationException">Something is wrong; the message lists file, path and fault, all at once.</exception>
    public static LoadedRules Load(string folder) => Parse(Texts(folder)) switch
    {
        RuleLoad.Right right => right.Rules,
        RuleLoad.Wrong wrong => throw new InvalidOperationException(
            $"The rules in '{folder}' (see REVOPS_RULES) are wrong:{string.Concat(wrong.Faults.Select(f => $"{Environment.NewLine}  {f.File} {f.Path}: {f.Detail}"))}"),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>The files' contents by name; a missing file is missing here too.</summary>
    /// <exception cref="IOException">A file cannot be read just now.</exception>
    public static IReadOnlyDictionary<string, string> Texts(string folder) => NamesIn(folder)
        .Select(name => (name, path: Path.Combine(folder, name)))
        .Where(f => File.Exists(f.path))
        .ToDictionary(f => f.name, f => File.ReadAllText(f.path), StringComparer.Ordinal);

    /// <summary>All files that are read, in order: those that may be at the top, and those that are in its folders, as <c>folder/file</c>.</summary>
    public static IEnumerable<string> NamesIn(string folder) => Names.Concat(Folders
        .Where(f => Directory.Exists(Path.Combine(folder, f.Folder)))
        .SelectMany(f => Directory.EnumerateFiles(Path.Combine(folder, f.Folder), f.Pattern, SearchOption.AllDirectories))
        .Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/'))
        .Order(StringComparer.Ordinal));

    /// <summary>Checks the contents of all files.</summary>
    public static RuleLoad Parse(IReadOnlyDictionary<string, string> texts)
    {
        var faults = new List<RuleFault>();
        var rules = ReadRules(texts, faults);
        var forms = ReadForms(texts, faults);
        var templates = MailTemplates.Read(texts, faults);
        if (rules is not null)
        {
            faults.AddRange(MailsWithoutTemplate(rules, templates));
        }

        return rules is not null && forms is not null && faults.Count == 0
            ? new RuleLoad.Right(new LoadedRules(rules, forms, texts) { Templates = templates })
            : new RuleLoad.Wrong(faults);
    }

    private static IEnumerable<RuleFault> MailsWithoutTemplate(RuleSet rules, MailTemplates templates) =>
        from sequence in rules.Nurture.Sequences
        from mail in sequence.AllSteps.OfType<NurtureStep.Email>()
        where templates.Find(mail.Template) is null
        select new RuleFault(
            RuleParser.SequenceFile(sequence.Id), "", $"Step '{mail.Id}' sends '{mail.Template}', which is no folder of {MailTemplates.Folder}.");

    private static RuleSet? ReadRules(IReadOnlyDictionary<string, string> texts, List<RuleFault> faults)
    {
        switch (RuleParser.Parse(texts))
        {
            case RuleParseResult.Parsed parsed:
                return parsed.Rules;
            case RuleParseResult.Invalid invalid:
                faults.AddRange(invalid.Faults);
                return null;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private static FormRules? ReadForms(IReadOnlyDictionary<string, string> texts, List<RuleFault> faults)
    {
        if (!texts.TryGetValue(FormsFile, out var text))
        {
            faults.Add(new RuleFault(FormsFile, "", "The file is missing."));
            return null;
        }

        switch (FormRules.Parse(text))
        {
            case FormRulesResult.Parsed parsed:
                return parsed.Rules;
            case FormRulesResult.Invalid invalid:
                faults.AddRange(invalid.Faults.Select(f => new RuleFault(FormsFile, f.Field, f.Detail)));
                return null;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }
}
