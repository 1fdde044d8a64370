using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using RevOps.Core.Attribution;
using RevOps.Core.Calendars;
using RevOps.Core.Deals;
using RevOps.Core.Files;
using RevOps.Core.Money;
using RevOps.Core.Nurture;
using RevOps.Core.Outreach;
using RevOps.Core.Owners;
using RevOps.Core.Vendors;

namespace RevOps.Core.Rules;

/// <summary>Reads the rule files into types and says everything that is wrong with them at once.</summary>
public static class RuleParser
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>The files that are read; others in the folder belong to others.</summary>
    public static IReadOnlyList<string> Files { get; } = ["normalization.json", "scoring.json", "routing.json", "sla.json", "calendars.json", "owners.json", "identity.json", "deals.json", "outreach.json", "rates.json", "attribution.json", "hubspot.json", "linkedin.json", "meta.json", "files.json", "woocommerce.json", "salesforce.json", "erp.json", "crm.json", "ads.json"];

    /// <summary>Folder of the sequences, each of which is a file: <c>nurture/welcome.json</c>.</summary>
    public const string NurtureFolder = "nurture";

    /// <summary>The name of a sequence's file.</summary>
    /// <param name="id">Id of the sequence.</param>
    public static string SequenceFile(string id) => $"{NurtureFolder}/{id}.json";

    /// <summary>True for the name of a sequence's file.</summary>
    /// <param name="file">A file's name with its folder.</param>
    public static bool IsSequenceFile(string file) =>
        file.StartsWith($"{NurtureFolder}/", StringComparison.Ordinal) && file.EndsWith(".json", StringComparison.Ordinal);

    /// <summary>Reads one version of a sequence; null where it cannot be read.</summary>
    /// <param name="id">Id of the sequence.</param>
    /// <param name="content">The file as it was in force: lists of normalization, which may have changed since, are not checked.</param>
    public static NurtureSequence? Sequence(string id, string content)
    {
        var faults = new List<RuleFault>();
        var file = SequenceFile(id);
        var files = new Dictionary<string, string>(StringComparer.Ordinal) { [file] = content };
        var sequence = Section(files, file, faults, (root, version) => NurtureReader.Read(root, id, version, Vocabulary.Of(null)));
        return faults.Count == 0 ? sequence : null;
    }

    /// <summary>Parses and checks the rule files.</summary>
    /// <param name="files">Content by file name (<c>scoring.json</c>, <c>nurture/welcome.json</c>). Other names are ignored.</param>
    public static RuleParseResult Parse(IReadOnlyDictionary<string, string> files)
    {
        var faults = new List<RuleFault>();
        var normalization = Section(files, "normalization.json", faults, NormalizationRulesReader.Read);
        var vocabulary = Vocabulary.Of(normalization);
        var scoring = Section(files, "scoring.json", faults, (root, version) => ScoringRulesReader.Read(root, version, vocabulary));
        var routing = Section(files, "routing.json", faults, (root, version) => RoutingRulesReader.Read(root, version, vocabulary));
        var sla = Section(files, "sla.json", faults, (root, version) => SlaRulesReader.Read(root, version, vocabulary));
        var calendars = Optional(files, "calendars.json", faults, CalendarRulesReader.Read, CalendarRules.AlwaysOnly);
        var owners = Optional(files, "owners.json", faults, (root, version) => OwnerRulesReader.Read(root, version, calendars), OwnerRules.None);
        var identity = Section(files, "identity.json", faults, IdentityRulesReader.Read);
        var deals = Optional(files, "deals.json", faults, DealRulesReader.Read, DealRules.None);
        var nurture = Sequences(files, faults, vocabulary);
        var outreach = Optional(files, "outreach.json", faults, OutreachRulesReader.Read, OutreachRules.None);
        var rates = Optional(files, "rates.json", faults, RateRulesReader.Read, ExchangeRates.None);
        var attribution = Optional(files, "attribution.json", faults, AttributionRulesReader.Read, AttributionRules.Default);
        var hubSpot = Optional(files, "hubspot.json", faults, LeadSyncRulesReader.HubSpot, HubSpotRules.None);
        var linkedIn = Optional(files, "linkedin.json", faults, LeadSyncRulesReader.LeadAd, LeadAdRules.None);
        var meta = Optional(files, "meta.json", faults, LeadSyncRulesReader.LeadAd, LeadAdRules.None);
        var fileRules = Optional(files, "files.json", faults, FileRulesReader.Read, FileRules.None);
        var orders = Optional(files, "woocommerce.json", faults, OrderRulesReader.Read, OrderRules.None);
        var salesforce = Optional(files, "salesforce.json", faults, SalesforceRulesReader.Read, SalesforceRules.None);
        var erp = Optional(files, "erp.json", faults, ErpRulesReader.Read, ErpRules.None);
        var crm = Optional(files, "crm.json", faults, CrmRulesReader.Read, CrmRules.None);
        var ads = Optional(files, "ads.json", faults, AdRulesReader.Read, AdRules.None);
        return faults.Count > 0
            ? new RuleParseResult.Invalid(faults)
            : new RuleParseResult.Parsed(new RuleSet(normalization!, scoring!, routing!, sla!, calendars!, owners!, identity!, deals!, nurture, outreach!, rates!, attribution!)
            {
                HubSpot = hubSpot!,
                LinkedIn = linkedIn!,
                Meta = meta!,
                Files = fileRules!,
                Orders = orders!,
                Salesforce = salesforce!,
                Erp = erp!,
                Crm = crm!,
                Ads = ads!,
            });
    }

    /// <summary>First 12 hexadecimal digits of the SHA-256 of the content with LF line endings and without a byte order mark.</summary>
    /// <param name="content">A rule file's text.</param>
    public static string VersionOf(string content)
    {
        var canonical = content.TrimStart('\uFEFF').Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)))[..12];
    }

    private static NurtureRules Sequences(IReadOnlyDictionary<string, string> files, List<RuleFault> faults, Vocabulary vocabulary) => new(files.Keys
        .Where(IsSequenceFile)
        .Order(StringComparer.Ordinal)
        .Select(f => Section(files, f, faults, (root, version) => NurtureReader.Read(root, Path.GetFileNameWithoutExtension(f), version, vocabulary)))
        .OfType<NurtureSequence>());

    /// <summary>A file that may be left out.</summary>
    private static T? Optional<T>(
        IReadOnlyDictionary<string, string> files, string file, List<RuleFault> faults, Func<RuleObject, string, T?> read, T absent)
        where T : class =>
        files.ContainsKey(file) ? Section(files, file, faults, read) : absent;

    private static T? Section<T>(
        IReadOnlyDictionary<string, string> files, string file, List<RuleFault> faults, Func<RuleObject, string, T?> read)
        where T : class
    {
        if (!files.TryGetValue(file, out var content))
        {
            faults.Add(new RuleFault(file, "", "The file is missing."));
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(content.TrimStart('\uFEFF'), Strict);
            var root = RuleObject.Root(document.RootElement, file, faults);
            root.SchemaReference();
            var section = read(root, VersionOf(content));
            root.End();
            return section;
        }
        catch (JsonException e)
        {
            faults.Add(new RuleFault(file, "", $"Not valid JSON at line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}."));
            return null;
        }
    }
}
