using System.Text;
using RevOps.Connectors.BusinessCentral;
using RevOps.Connectors.Deals;
using RevOps.Connectors.Erp;
using RevOps.Connectors.Forms;
using RevOps.Connectors.GoogleAds;
using RevOps.Connectors.HubSpot;
using RevOps.Connectors.Leads;
using RevOps.Connectors.LinkedIn;
using RevOps.Connectors.Meta;
using RevOps.Connectors.Salesforce;
using RevOps.Connectors.Touchpoints;
using RevOps.Connectors.WooCommerce;
using RevOps.Core;
using RevOps.Core.Leads;
using RevOps.Core.Rules;

namespace RevOps.Connectors.Tests.Support;

/// <summary>Connectors with the shipped rules, and short ways to use them.</summary>
internal static class Some
{
    public static FormRules Rules { get; } =
        Assert.IsType<FormRulesResult.Parsed>(FormRules.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "rules/forms.json")))).Rules;

    /// <summary>The rules of the core, as shipped.</summary>
    public static RuleSet Shipped { get; } = Assert.IsType<RuleParseResult.Parsed>(RuleParser.Parse(
        RuleParser.Files.ToDictionary(f => f, f => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "rules", f)), StringComparer.Ordinal))).Rules;

    public static HubSpotConnector HubSpot { get; } = new(() => Shipped.HubSpot, "EUR");

    public static LinkedInConnector LinkedIn { get; } = new(() => Shipped.LinkedIn, () => Rules);

    public static MetaConnector Meta { get; } = new(() => Shipped.Meta, () => Rules);

    public static WooCommerceConnector WooCommerce { get; } = new(() => Shipped.Orders);

    public static ErpConnector Erp { get; } = new(() => Shipped.Erp);

    public static BusinessCentralConnector BusinessCentral { get; } = new(() => Shipped.Erp);

    public static SalesforceConnector Salesforce { get; } = new(() => Shipped.Salesforce, "EUR");

    public static FormsConnector Forms { get; } = new(Rules);

    public static LeadsConnector Leads { get; } = new();

    public static TouchpointsConnector Touchpoints { get; } = new();

    public static DealsConnector Deals { get; } = new();

    public static GoogleAdsConnector GoogleAds { get; } = new();

    public static Delivery Json(string body, string subject = "") => new(Encoding.UTF8.GetBytes(body), "application/json", subject);

    public static Delivery Form(string body, string subject = "") =>
        new(Encoding.UTF8.GetBytes(body), "application/x-www-form-urlencoded; charset=utf-8", subject);

    public static IReadOnlyList<SourceEvent> Received(this IConnector connector, Delivery delivery) =>
        Assert.IsType<ReceiveResult.Received>(connector.Receive(delivery)).Events;

    public static MapResult MapOne(this IConnector connector, Delivery delivery) =>
        connector.Map(Assert.Single(connector.Received(delivery)));

    public static LeadSubmission Lead(this IConnector connector, Delivery delivery) =>
        Assert.IsType<MapResult.Lead>(connector.MapOne(delivery)).Submission;

    public static FieldFault Rejected(this IConnector connector, Delivery delivery) =>
        Assert.IsType<MapResult.Rejected>(connector.MapOne(delivery)).Fault;

    public static IReadOnlyList<FieldFault> Faults(this IConnector connector, string json) =>
        Assert.IsType<ReceiveResult.Invalid>(connector.Receive(Json(json))).Faults;

    public static FieldFault Unreadable(this IConnector connector, byte[] body, string? contentType = "application/json") =>
        Assert.IsType<ReceiveResult.Unreadable>(connector.Receive(new Delivery(body, contentType))).Fault;
}
