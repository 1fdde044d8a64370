using System.Text.RegularExpressions;
using DotLiquid.Exceptions;
using RevOps.Core.Outreach;
using RevOps.Core.Rules;
using RevOps.Data.Outreach;

namespace RevOps.Functions.Outreach;

/// <summary>All templates of <c>rules/templates</c>, checked: each a folder with <c>subject.liquid</c>, <c>text.liquid</c> and <c>html.liquid</c>.</summary>
public sealed partial class MailTemplates
{
    /// <summary>The folder within the rules' folder.</summary>
    public const string Folder = "templates";

    private static readonly string[] PartNames = ["subject.liquid", "text.liquid", "html.liquid"];
    private readonly IReadOnlyDictionary<string, MailTemplate> _templates;

    private MailTemplates(IReadOnlyDictionary<string, MailTemplate> templates) => _templates = templates;

    /// <summary>No template.</summary>
    public static MailTemplates None { get; } = new(new Dictionary<string, MailTemplate>());

    /// <summary>Their names, in order.</summary>
    public IEnumerable<string> Names => _templates.Keys.Order(StringComparer.Ordinal);

    /// <summary>A template; null where there is none of that name.</summary>
    public MailTemplate? Find(string name) => _templates.GetValueOrDefault(name);

    /// <summary>Reads templates.</summary>
    /// <param name="texts">The rule files by name; those of other folders are ignored.</param>
    /// <param name="faults">Takes what is wrong, with file and line.</param>
    public static MailTemplates Read(IReadOnlyDictionary<string, string> texts, List<RuleFault> faults)
    {
        var templates = new Dictionary<string, MailTemplate>(StringComparer.Ordinal);
        foreach (var files in texts.Where(t => t.Key.StartsWith($"{Folder}/", StringComparison.Ordinal)).GroupBy(t => t.Key.Split('/')[1]))
        {
            if (ReadOne(files.Key, files.ToDictionary(f => f.Key[(Folder.Length + files.Key.Length + 2)..], f => f.Value, StringComparer.Ordinal), faults) is { } template)
            {
                templates[files.Key] = template;
            }
        }

        return new MailTemplates(templates);
    }

    private static MailTemplate? ReadOne(string name, Dictionary<string, string> parts, List<RuleFault> faults)
    {
        var before = faults.Count;
        var folder = $"{Folder}/{name}";
        if (!Name().IsMatch(name))
        {
            faults.Add(new RuleFault(folder, "", "A template's name has small letters, digits and hyphens only, 60 at most."));
        }

        faults.AddRange(PartNames.Where(p => !parts.ContainsKey(p)).Select(p => new RuleFault($"{folder}/{p}", "", "The file is missing: a mail has a subject, a text and an HTML part.")));
        faults.AddRange(parts.Keys.Where(p => !PartNames.Contains(p)).Select(p => new RuleFault($"{folder}/{p}", "", $"A template has only: {string.Join(", ", PartNames)}.")));
        var read = PartNames.Select(p => parts.TryGetValue(p, out var text) ? ReadPart($"{folder}/{p}", text, p == PartNames[2], faults) : null).ToList();
        return faults.Count == before ? new MailTemplate(name, read[0]!, read[1]!, read[2]!) : null;
    }

    private static LiquidText? ReadPart(string file, string text, bool isHtml, List<RuleFault> faults)
    {
        var found = new List<(int Line, string Detail)>();
        var part = LiquidText.Parse(text.TrimStart('\uFEFF'), isHtml, found);
        if (part is not null && (Trial(part, TrialRow) ?? Trial(part, new MailFactsRow { ContactId = "" })) is { } fault)
        {
            found.Add((1, fault));
        }

        faults.AddRange(found.Select(f => new RuleFault(file, $"line {f.Line}", f.Detail)));
        return part;
    }

    /// <summary>Fills a part in with everything there, and with nothing: what can go wrong does so now.</summary>
    private static string? Trial(LiquidText part, MailFactsRow row)
    {
        try
        {
            return part.Render(MailFacts.Of(row, OutreachRules.None, "https://example.com/")).Trim().Length == 0 ? "Nothing is left of it when no fact is known." : null;
        }
        catch (Exception e) when (e is LiquidException or RenderException)
        {
            return e.Message;
        }
    }

    private static MailFactsRow TrialRow { get; } = new()
    {
        ContactId = "",
        Email = "ann@example.com",
        FirstName = "Ann",
        LastName = "Example",
        JobTitle = "Engineer",
        Country = "DE",
        CompanyName = "Example",
        CompanyDomain = "example.com",
        CompanyIndustry = "software",
        CompanyCountry = "DE",
        LeadInterest = "demo",
        LeadForm = "demo",
        LeadStage = "lead",
        LeadSegment = "smb",
        OwnerName = "Ben Example",
        OwnerEmail = "ben@example.com",
    };

    [GeneratedRegex(@"^[a-z0-9][a-z0-9-]{0,59}\z")]
    private static partial Regex Name();
}
