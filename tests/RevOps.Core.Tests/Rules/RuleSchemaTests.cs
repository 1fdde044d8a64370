using System.Text.Json;
using RevOps.Core.Rules;
using RevOps.Core.Tests.Support;
using RevOps.Testing;

namespace RevOps.Core.Tests.Rules;

public sealed class RuleSchemaTests
{
    private static JsonSchema SchemaOf(string file) => RuleSchemas.Load(Path.ChangeExtension(file, ".schema.json"));

    [Fact]
    public void The_shipped_rules_follow_their_schemas_and_name_them() =>
        Assert.All(Shipped.Files(), file =>
        {
            Assert.True(SchemaOf(file.Key).Allows(file.Value), file.Key);
            Assert.Equal(
                $"./schema/{Path.ChangeExtension(file.Key, ".schema.json")}", JsonDocument.Parse(file.Value).RootElement.GetProperty("$schema").GetString());
        });

    /// <summary>Takes each property of each object away, and adds one to each object: parser and schema must say the same.</summary>
    [Fact]
    public void Parser_and_schema_agree_on_missing_and_unknown_properties()
    {
        foreach (var (file, content) in Shipped.Files())
        {
            var schema = SchemaOf(file);
            foreach (var changed in JsonMutations.Of(content).DistinctBy(m => m.Shape))
            {
                var files = Shipped.Files();
                files[file] = changed.Json;
                var parsed = RuleParser.Parse(files) is not RuleParseResult.Invalid invalid || invalid.Faults.All(f => f.File != file || IsReference(f));
                Assert.True(parsed == schema.Allows(changed.Json), $"{file} {changed.Shape}: parser says {parsed}");
            }
        }
    }

    [Theory]
    [InlineData("sla.json", "/policies/default/callWithinMinutes", "0")]
    [InlineData("sla.json", "/policies/default/callWithinMinutes", "\"15\"")]
    [InlineData("sla.json", "/noClockFor", "\"import\"")]
    [InlineData("deals.json", "/defaultProbability", "1.01")]
    [InlineData("deals.json", "/stages/Proposal", "75")]
    [InlineData("deals.json", "/stages/Proposal", "-0.1")]
    [InlineData("deals.json", "/stages/Proposal", "\"open\"")]
    [InlineData("deals.json", "/stages/Proposal", "{\"probability\":0.5}")]
    [InlineData("deals.json", "/stages/???", "0.5")]
    [InlineData("identity.json", "/matching/linkFrom", "1.1")]
    [InlineData("identity.json", "/matching/contacts/0/fields", "[\"phone\",\"fax\"]")]
    [InlineData("identity.json", "/matching/contacts/0/fields", "[]")]
    [InlineData("identity.json", "/matching/contacts/0/fields", "[\"phone\",\"email\"]")]
    [InlineData("identity.json", "/matching/contacts/0/unless", "[\"email\",\"visitorId\"]")]
    [InlineData("identity.json", "/matching/contacts/0/confidence", "-0.1")]
    [InlineData("identity.json", "/matching/companies/sameName", "\"high\"")]
    [InlineData("identity.json", "/survivorship/contact/phone", "\"latest\"")]
    [InlineData("identity.json", "/survivorship/trust", "[\" \"]")]
    [InlineData("routing.json", "/rules/1/when/segments", "[\"huge\"]")]
    [InlineData("routing.json", "/rules/1/when/countries", "[\"Germany\"]")]
    [InlineData("routing.json", "/fallback/ownerId", "\" \"")]
    [InlineData("scoring.json", "/threshold", "101")]
    [InlineData("scoring.json", "/threshold", "59.5")]
    [InlineData("scoring.json", "/rules/0/points", "-5")]
    [InlineData("scoring.json", "/rules/0/group", "\"penalty\"")]
    [InlineData("scoring.json", "/rules/1/when", "{}")]
    [InlineData("scoring.json", "/rules/1/when", "{\"all\":[]}")]
    [InlineData("scoring.json", "/rules/1/when", "{\"field\":\"hasPhone\",\"in\":[\"x\"]}")]
    [InlineData("scoring.json", "/rules/1/when", "{\"field\":\"form\",\"exists\":true,\"equals\":\"x\"}")]
    [InlineData("scoring.json", "/engagement/0/halfLifeDays", "0")]
    [InlineData("scoring.json", "/rules/1/when", "{\"field\":\"jobTitle\",\"words\":\"ceo\"}")]
    [InlineData("scoring.json", "/lists/Big Names", "[\"x\"]")]
    [InlineData("scoring.json", "/segmentThresholds", "{\"enterprise\":0}")]
    [InlineData("scoring.json", "/segmentThresholds", "{\"huge\":50}")]
    [InlineData("scoring.json", "/requalifyMargin", "51")]
    [InlineData("scoring.json", "/caps/penalty", "10")]
    [InlineData("scoring.json", "/rules/1/when", "{\"touchpoints\":{}}")]
    [InlineData("scoring.json", "/rules/1/when", "{\"touchpoints\":{\"atLeast\":0}}")]
    [InlineData("scoring.json", "/rules/1/when", "{\"touchpoints\":{\"lastWithinDays\":3,\"withinDays\":7}}")]
    [InlineData("scoring.json", "/rules/1/when", "{\"touchpoints\":{\"noneWithinDays\":1.5}}")]
    [InlineData("normalization.json", "/email/freeMailDomains/0", "\"GMail.com\"")]
    [InlineData("normalization.json", "/phones/labels", "\"tel\"")]
    [InlineData("normalization.json", "/phones/retiredPrefixes/MX", "[\"+1\"]")]
    [InlineData("normalization.json", "/phones/retiredPrefixes/Mexico", "[\"1\"]")]
    [InlineData("normalization.json", "/phones/extensionWords/0", "7")]
    [InlineData("normalization.json", "/origins/rules/0/channel", "\"tv\"")]
    [InlineData("outreach.json", "/sendHours", "\"8-20\"")]
    [InlineData("outreach.json", "/sendHours", "\"24:00-08:00\"")]
    [InlineData("outreach.json", "/baseUrl", "\"http://revops.example.com\"")]
    [InlineData("outreach.json", "/baseUrl", "\"revops.example.com\"")]
    [InlineData("outreach.json", "/baseUrl", "\"https://revops.example.com/?a=b\"")]
    [InlineData("outreach.json", "/sender/email", "\"example.com\"")]
    [InlineData("outreach.json", "/sender/replyTo", "\"a b@example.com\"")]
    [InlineData("outreach.json", "/postalAddress", "\" \"")]
    [InlineData("outreach.json", "/defaultTimeZone", "\"\"")]
    [InlineData("outreach.json", "/mainTimeZones/Russia", "\"Europe/Moscow\"")]
    [InlineData("outreach.json", "/frequencyCap/mails", "0")]
    [InlineData("outreach.json", "/frequencyCap/mails", "2.5")]
    [InlineData("outreach.json", "/frequencyCap/days", "366")]
    [InlineData("outreach.json", "/softBounces", "0")]
    [InlineData("normalization.json", "/consentPurposes/fax", "[\"fax\"]")]
    [InlineData("hubspot.json", "/contacts/properties/email", "\"mail\"")]
    [InlineData("hubspot.json", "/contacts/withdrawals/hs_email_optout", "\"newsletter\"")]
    [InlineData("hubspot.json", "/contacts/leads/byForm", "\"yes\"")]
    [InlineData("hubspot.json", "/contacts/leads/stages", "[\" \"]")]
    [InlineData("hubspot.json", "/contacts/sources/OFFLINE", "\"crm\"")]
    [InlineData("hubspot.json", "/companies/properties/name", "\"email\"")]
    [InlineData("hubspot.json", "/lifecycleStages/customer", "\"lead\"")]
    [InlineData("hubspot.json", "/deals/properties/amount", "\"dealValue\"")]
    [InlineData("hubspot.json", "/deals/stages/closedwon", "\"\"")]
    [InlineData("linkedin.json", "/fields/EMAIL", "\"e-mail\"")]
    [InlineData("linkedin.json", "/consents/7", "\"marketing\"")]
    [InlineData("meta.json", "/fields", "[]")]
    [InlineData("meta.json", "/consents/box", "true")]
    [InlineData("scoring.json", "/rules/1/when", "{\"field\":\"contractEndsAt\",\"withinDays\":0}")]
    [InlineData("scoring.json", "/rules/1/when", "{\"field\":\"contractEndsAt\",\"equals\":true}")]
    [InlineData("scoring.json", "/rules/1/when", "{\"field\":\"hasOpenRepair\",\"withinDays\":5}")]
    [InlineData("crm.json", "/hubspot/contacts/lifecyclestage", "\"lifecycle\"")]
    [InlineData("crm.json", "/salesforce/deals/RevOps_Campaign__c", "\"score\"")]
    [InlineData("crm.json", "/hubspot/stages/MQL", "\" \"")]
    [InlineData("ads.json", "/google/audiences", "{\"123\":\" \"}")]
    [InlineData("ads.json", "/meta/conversions", "{\"Lead\":\"lead\"}")]
    [InlineData("ads.json", "/values/MQL", "-1")]
    [InlineData("ads.json", "/conversionsNeedConsent", "\"yes\"")]
    [InlineData("crm.json", "/hubspot/theirs", "\"lifecyclestage\"")]
    [InlineData("crm.json", "/hubspot/forwardOnly/lifecyclestage", "[1]")]
    [InlineData("woocommerce.json", "/pipeline", "\" \"")]
    [InlineData("woocommerce.json", "/otherwise", "\"paid\"")]
    [InlineData("woocommerce.json", "/statuses/completed", "\"Won\"")]
    [InlineData("salesforce.json", "/objects/Lead/kind", "\"person\"")]
    [InlineData("salesforce.json", "/objects/Lead/fields/email", "\"Email\"")]
    [InlineData("salesforce.json", "/objects/Lead/fields/emial", "[\"Email\"]")]
    [InlineData("salesforce.json", "/objects/Opportunity/fields/email", "[\"Email\"]")]
    [InlineData("salesforce.json", "/leadStages/Working - Contacted", "\"lead\"")]
    [InlineData("salesforce.json", "/leadStages/Working - Contacted", "\"sql\"")]
    [InlineData("erp.json", "/closedStatuses", "\"done\"")]
    [InlineData("erp.json", "/businessCentral/service", "[\" \"]")]
    [InlineData("files.json", "/currencySigns/€", "\"EURO\"")]
    [InlineData("files.json", "/dateOrders/TimePeriod", "\"ymd\"")]
    [InlineData("files.json", "/kinds/spend/fields/date", "\"day\"")]
    [InlineData("files.json", "/kinds/spend/fields/date", "[\"--\"]")]
    [InlineData("files.json", "/kinds/spend/fields/birthday", "[\"birthday\"]")]
    [InlineData("files.json", "/kinds/spend/summaries", "[\" \"]")]
    [InlineData("files.json", "/kinds/deals/fields/primaryContact.externalIds.", "[\"contact\"]")]
    [InlineData("files.json", "/kinds/horses", "{\"fields\":{}}")]
    public void Parser_and_schema_refuse_the_same_values(string file, string path, string json)
    {
        var files = Shipped.Files();
        files[file] = JsonEdit.Set(files[file], path, json);
        Assert.IsType<RuleParseResult.Invalid>(RuleParser.Parse(files));
        Assert.False(SchemaOf(file).Allows(files[file]));
    }

    [Theory]
    [InlineData("/segmentThresholds", "{\"enterprise\":55}")]
    [InlineData("/caps/penalty", "-40")]
    [InlineData("/rules/1/when", "{\"touchpoints\":{\"eventTypes\":[\"page_view\"],\"urlWords\":\"@price-pages\",\"atLeast\":3,\"withinDays\":7}}")]
    [InlineData("/rules/1/when", "{\"touchpoints\":{\"noneWithinDays\":60}}")]
    [InlineData("/rules/1/when", "{\"field\":\"region\",\"words\":[\"bavaria\"]}")]
    [InlineData("/rules/1/when", "{\"field\":\"hasCompany\",\"equals\":false}")]
    public void Parser_and_schema_accept_the_same_values(string path, string json)
    {
        var files = Shipped.Files();
        files["scoring.json"] = JsonEdit.Set(files["scoring.json"], path, json);
        Assert.IsType<RuleParseResult.Parsed>(RuleParser.Parse(files));
        Assert.True(SchemaOf("scoring.json").Allows(files["scoring.json"]));
    }

    /// <summary>What a schema cannot say: references between places, order, uniqueness.</summary>
    private static bool IsReference(RuleFault fault) =>
        fault.Detail.Contains("there are:", StringComparison.Ordinal)
        || fault.Detail.Contains("is not used:", StringComparison.Ordinal)
        || fault.Detail.Contains("that normalization gives", StringComparison.Ordinal)
        || fault.Detail.Contains("A rule that links must name", StringComparison.Ordinal)
        || fault.Detail.Contains("The last band is open", StringComparison.Ordinal)
        || fault.Detail.Contains("either 'max' or 'below'", StringComparison.Ordinal)
        || fault.Detail.Contains("not among the click ids", StringComparison.Ordinal);
}
