using RevOps.Core.Attribution;
using RevOps.Core.Calendars;
using RevOps.Core.Deals;
using RevOps.Core.Files;
using RevOps.Core.Identity.Matching;
using RevOps.Core.Money;
using RevOps.Core.Normalization;
using RevOps.Core.Nurture;
using RevOps.Core.Outreach;
using RevOps.Core.Owners;
using RevOps.Core.Routing;
using RevOps.Core.Scoring;
using RevOps.Core.Sla;
using RevOps.Core.Vendors;

namespace RevOps.Core.Rules;

/// <summary>All rules of the business core, parsed and checked. Immutable; a changed file makes a new set.</summary>
/// <param name="Normalization"><c>normalization.json</c>.</param>
/// <param name="Scoring"><c>scoring.json</c>.</param>
/// <param name="Routing"><c>routing.json</c>.</param>
/// <param name="Sla"><c>sla.json</c>.</param>
/// <param name="Calendars"><c>calendars.json</c>; without the file, only the built-in calendar.</param>
/// <param name="Owners"><c>owners.json</c>; without the file, nobody.</param>
/// <param name="Identity"><c>identity.json</c>.</param>
/// <param name="Deals"><c>deals.json</c>; without the file, no stage is known.</param>
/// <param name="Nurture"><c>nurture/*.json</c>; without the folder, no sequence.</param>
/// <param name="Outreach"><c>outreach.json</c>; without the file, nobody is written to.</param>
/// <param name="Rates"><c>rates.json</c>; without the file, no rates.</param>
/// <param name="Attribution"><c>attribution.json</c>; without the file, every model as it is defined.</param>
public sealed record RuleSet(
    NormalizationRules Normalization,
    ScoringRules Scoring,
    RoutingRules Routing,
    SlaRules Sla,
    CalendarRules Calendars,
    OwnerRules Owners,
    IdentityRules Identity,
    DealRules Deals,
    NurtureRules Nurture,
    OutreachRules Outreach,
    ExchangeRates Rates,
    AttributionRules Attribution)
{
    /// <summary><c>hubspot.json</c>; without the file, nothing of HubSpot is mapped.</summary>
    public HubSpotRules HubSpot { get; init; } = HubSpotRules.None;

    /// <summary><c>linkedin.json</c>; without the file, no question of LinkedIn's is mapped.</summary>
    public LeadAdRules LinkedIn { get; init; } = LeadAdRules.None;

    /// <summary><c>meta.json</c>; without the file, no question of Meta's is mapped.</summary>
    public LeadAdRules Meta { get; init; } = LeadAdRules.None;

    /// <summary><c>files.json</c>; without the file, only canonical names are known.</summary>
    public FileRules Files { get; init; } = FileRules.None;

    /// <summary><c>woocommerce.json</c>; without the file, every order is open.</summary>
    public OrderRules Orders { get; init; } = OrderRules.None;

    /// <summary><c>salesforce.json</c>; without the file, no object is read.</summary>
    public SalesforceRules Salesforce { get; init; } = SalesforceRules.None;

    /// <summary><c>erp.json</c>; without the file, no entity of Business Central is known.</summary>
    public ErpRules Erp { get; init; } = ErpRules.None;

    /// <summary><c>crm.json</c>; without the file, nothing is written back.</summary>
    public CrmRules Crm { get; init; } = CrmRules.None;

    /// <summary><c>ads.json</c>; without the file, no platform is told of anybody.</summary>
    public AdRules Ads { get; init; } = AdRules.None;

    /// <summary>Version of each section by file name without extension, as decisions store it.</summary>
    public IReadOnlyDictionary<string, string> Versions => new Dictionary<string, string>(
        Nurture.Sequences.Select(s => KeyValuePair.Create($"{RuleParser.NurtureFolder}/{s.Id}", s.Version)), StringComparer.Ordinal)
    {
        ["normalization"] = Normalization.Version,
        ["scoring"] = Scoring.Version,
        ["routing"] = Routing.Version,
        ["sla"] = Sla.Version,
        ["calendars"] = Calendars.Version,
        ["owners"] = Owners.Version,
        ["identity"] = Identity.Version,
        ["deals"] = Deals.Version,
        ["outreach"] = Outreach.Version,
        ["rates"] = Rates.Version,
        ["attribution"] = Attribution.Version,
        ["hubspot"] = HubSpot.Version,
        ["linkedin"] = LinkedIn.Version,
        ["meta"] = Meta.Version,
        ["files"] = Files.Version,
        ["woocommerce"] = Orders.Version,
        ["salesforce"] = Salesforce.Version,
        ["erp"] = Erp.Version,
        ["crm"] = Crm.Version,
        ["ads"] = Ads.Version,
    };
}

/// <summary>What is wrong with a rule file.</summary>
/// <param name="File">Name of the file.</param>
/// <param name="Path">JSON pointer to the fault; empty for the whole file.</param>
/// <param name="Detail">One sentence for the person who edits the file.</param>
public sealed record RuleFault(string File, string Path, string Detail);

/// <summary>Outcome of reading the rule files.</summary>
public abstract record RuleParseResult
{
    private RuleParseResult()
    {
    }

    /// <summary>Every file is right.</summary>
    /// <param name="Rules">The rules.</param>
    public sealed record Parsed(RuleSet Rules) : RuleParseResult;

    /// <summary>Something is wrong; nothing of it is used.</summary>
    /// <param name="Faults">Every fault found, in the order of files and positions; never empty.</param>
    public sealed record Invalid(IReadOnlyList<RuleFault> Faults) : RuleParseResult;
}
