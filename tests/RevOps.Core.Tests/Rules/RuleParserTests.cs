using RevOps.Core.Rules;
using RevOps.Core.Tests.Support;

namespace RevOps.Core.Tests.Rules;

public sealed class RuleParserTests
{
    private static IReadOnlyList<RuleFault> Faults(Dictionary<string, string> files) =>
        RuleParser.Parse(files) is RuleParseResult.Invalid invalid ? invalid.Faults : [];

    private static IReadOnlyList<RuleFault> Faults(string file, string path, string json)
    {
        var files = Shipped.Files();
        files[file] = JsonEdit.Set(files[file], path, json);
        return Faults(files);
    }

    [Fact]
    public void The_shipped_rules_are_valid_and_each_has_a_version()
    {
        Assert.Empty(Faults(Shipped.Files()));
        Assert.All(Shipped.Rules.Versions.Values, v => Assert.Matches("^[0-9a-f]{12}$", v));
        Assert.Equal(["ads", "attribution", "calendars", "crm", "deals", "erp", "files", "hubspot", "identity", "linkedin", "meta", "normalization", "outreach", "owners", "rates", "routing", "salesforce", "scoring", "sla", "woocommerce"], Shipped.Rules.Versions.Keys.Order());
    }

    [Fact]
    public void The_version_is_of_the_content_whatever_the_line_endings()
    {
        Assert.Equal("5891b5b522d5", RuleParser.VersionOf("hello\n"));
        Assert.Equal(RuleParser.VersionOf("a\nb\n"), RuleParser.VersionOf("\uFEFFa\r\nb\r\n"));
        Assert.NotEqual(RuleParser.VersionOf("a\n"), RuleParser.VersionOf("b\n"));
    }

    [Theory]
    [InlineData("deals.json", "/stages/CLOSED-WON", "0.5", "/stages/CLOSED-WON", "is taken")]
    [InlineData("deals.json", "/stages/Proposal", "\"Won\"", "/stages/Proposal", "'Won' is none of: won, lost")]
    [InlineData("deals.json", "/stages/Proposal", "75", "/stages/Proposal", "outside")]
    [InlineData("deals.json", "/defaultProbabilty", "1", "/defaultProbabilty", "did you mean 'defaultProbability'")]
    [InlineData("sla.json", "/policies/default/callWithinMinutes", "0", "/policies/default/callWithinMinutes", "outside")]
    [InlineData("sla.json", "/policies/default/callWithinMinutes", "\"15\"", "/policies/default/callWithinMinutes", "Expected a number")]
    [InlineData("sla.json", "/policies/default/remindAfterMinutes", "15", "/policies/default/remindAfterMinutes", "before the deadline")]
    [InlineData("sla.json", "/policies/none", "{\"callWithinMinutes\":9,\"remindAfterMinutes\":1}", "/policies/none", "reserved")]
    [InlineData("sla.json", "/defaultPolicy", "\"fast\"", "/defaultPolicy", "no policy 'fast'")]
    [InlineData("sla.json", "/noClockAfter", "1", "/noClockAfter", "did you mean 'noClockAfterHours'")]
    [InlineData("sla.json", "/noClockFor", "\"import\"", "/noClockFor", "Expected a list")]
    [InlineData("sla.json", "/policies", "[]", "/policies", "Expected an object")]
    [InlineData("identity.json", "/matching/suggestFrom", "0.9", "/matching/suggestFrom", "above 'linkFrom'")]
    [InlineData("identity.json", "/matching/contacts/1/id", "\"phone\"", "/matching/contacts/2/id", "taken")]
    [InlineData("identity.json", "/matching/contacts/1/id", "\"email\"", "/matching/contacts/1/id", "taken")]
    [InlineData("identity.json", "/matching/contacts/1/fields", "[\"lastName\",\"country\"]", "/matching/contacts/1/fields", "Nobody can be found")]
    [InlineData("identity.json", "/matching/contacts/1/fields", "[\"firstName\",\"companyDomain\"]", "/matching/contacts/1/fields", "Nobody can be found")]
    [InlineData("identity.json", "/matching/contacts/1/unless", "[\"lastName\"]", "/matching/contacts/1/unless", "must name 'email'")]
    [InlineData("identity.json", "/matching/contacts/5/confidence", "0.85", "/matching/contacts/5/unless", "must name 'email'")]
    [InlineData("identity.json", "/matching/contacts/1/unless", "[\"externalId\"]", "/matching/contacts/1/unless", "none of")]
    [InlineData("identity.json", "/survivorship/company/phone", "\"newest\"", "/survivorship/company/phone", "Unknown property")]
    [InlineData("identity.json", "/survivorship/contact/phone", "\"latest\"", "/survivorship/contact/phone", "none of")]
    [InlineData("routing.json", "/rules/1/teem", "\"x\"", "/rules/1/teem", "did you mean 'team'")]
    [InlineData("routing.json", "/rules/2/id", "\"enterprise\"", "/rules/2/id", "taken")]
    [InlineData("routing.json", "/rules/1/id", "\"fallback\"", "/rules/1/id", "taken")]
    [InlineData("routing.json", "/rules/1/when/territories", "[\"mars\"]", "/rules/1/when/territories", "no territory 'mars'")]
    [InlineData("routing.json", "/rules/1/when/countries", "[\"Germany\"]", "/rules/1/when/countries", "alpha-2")]
    [InlineData("routing.json", "/rules/1/when/countries", "[\"XX\"]", "/rules/1/when/countries", "alpha-2")]
    [InlineData("routing.json", "/rules/1/when/segments", "[\"huge\"]", "/rules/1/when/segments", "none of")]
    [InlineData("routing.json", "/rules/1/when/industries", "[\"magic\"]", "/rules/1/when/industries", "none of")]
    [InlineData("routing.json", "/fallback/ownerId", "\" \"", "/fallback/ownerId", "not blank")]
    [InlineData("scoring.json", "/threshold", "101", "/threshold", "outside 1 to 100")]
    [InlineData("scoring.json", "/threshold", "59.5", "/threshold", "no whole number")]
    [InlineData("scoring.json", "/rules/0/points", "0", "/rules/0/points", "outside 1 to 100")]
    [InlineData("scoring.json", "/rules/0/group", "\"luck\"", "/rules/0/group", "none of")]
    [InlineData("scoring.json", "/rules/1/id", "\"business-email\"", "/rules/1/id", "taken")]
    [InlineData("scoring.json", "/rules/1/id", "\"cap\"", "/rules/1/id", "taken")]
    [InlineData("scoring.json", "/rules/1/when", "{\"field\":\"hasFax\",\"equals\":true}", "/rules/1/when/field", "Unknown field 'hasFax'")]
    [InlineData("scoring.json", "/rules/1/when", "{\"field\":\"hasPhone\",\"in\":[\"x\"]}", "/rules/1/when/in", "does not fit")]
    [InlineData("scoring.json", "/rules/1/when", "{\"field\":\"industry\",\"in\":[\"magic\"]}", "/rules/1/when/in", "'magic'")]
    [InlineData("scoring.json", "/rules/1/when", "{\"field\":\"employeeBand\",\"equals\":\"1-11\"}", "/rules/1/when/equals", "'1-11'")]
    [InlineData("scoring.json", "/rules/1/when", "{\"all\":[]}", "/rules/1/when/all", "at least one")]
    [InlineData("scoring.json", "/rules/1/when", "{\"all\":[{\"field\":\"form\",\"exists\":1}]}", "/rules/1/when/all/0/exists", "true or false")]
    [InlineData("scoring.json", "/rules/1/when", "{}", "/rules/1/when", "exactly one of")]
    [InlineData("scoring.json", "/rules/1/when", "{\"field\":\"form\",\"exists\":true,\"equals\":\"x\"}", "/rules/1/when", "exactly one of")]
    [InlineData("scoring.json", "/engagement/0/halfLifeDays", "0", "/engagement/0/halfLifeDays", "outside")]
    [InlineData("scoring.json", "/rules/1/when", "{\"field\":\"jobTitle\",\"words\":\"@bosses\"}", "/rules/1/when/words", "no list 'bosses'; there are: content-words")]
    [InlineData("scoring.json", "/rules/1/when", "{\"field\":\"jobTitle\",\"words\":\"ceo\"}", "/rules/1/when/words", "with an @ before it")]
    [InlineData("scoring.json", "/rules/1/when", "{\"field\":\"industry\",\"in\":\"@price-pages\"}", "/rules/1/when/in", "'pricing' is no industry")]
    [InlineData("scoring.json", "/rules/1/when", "{\"is\":\"rich\"}", "/rules/1/when/is", "no condition 'rich'; there are: asked-for-demo")]
    [InlineData("scoring.json", "/conditions/is-executive", "{\"not\":{\"is\":\"is-executive\"}}", "/conditions/is-executive/not/is", "is-executive → is-executive")]
    [InlineData("scoring.json", "/conditions/a", "{\"any\":[{\"is\":\"is-executive\"},{\"is\":\"zz\"}]}", "/conditions/a/any/1/is", "no condition 'zz'")]
    [InlineData("scoring.json", "/conditions/lonely", "{\"field\":\"form\",\"exists\":true}", "/conditions/lonely", "is not used")]
    [InlineData("scoring.json", "/lists/lonely", "[\"x\"]", "/lists/lonely", "is not used")]
    [InlineData("scoring.json", "/lists/Big Names", "[\"x\"]", "/lists/Big Names", "is no name")]
    [InlineData("scoring.json", "/lists/price-pages", "\"pricing\"", "/lists/price-pages", "Expected a list")]
    [InlineData("scoring.json", "/segmentThresholds", "{\"enterprise\":0}", "/segmentThresholds/enterprise", "outside 1 to 100")]
    [InlineData("scoring.json", "/segmentThresholds", "{\"huge\":50}", "/segmentThresholds/huge", "Unknown property 'huge'")]
    [InlineData("scoring.json", "/requalifyMargin", "51", "/requalifyMargin", "outside 0 to 50")]
    [InlineData("scoring.json", "/caps/penalty", "10", "/caps/penalty", "outside -100 to 0")]
    [InlineData("scoring.json", "/rules/1/when", "{\"touchpoints\":{}}", "/rules/1/when/touchpoints", "exactly one of: atLeast, lastWithinDays, noneWithinDays")]
    [InlineData("scoring.json", "/rules/1/when", "{\"touchpoints\":{\"atLeast\":0}}", "/rules/1/when/touchpoints/atLeast", "outside 1 to 500")]
    [InlineData("scoring.json", "/rules/1/when", "{\"touchpoints\":{\"lastWithinDays\":3,\"withinDays\":7}}", "/rules/1/when/touchpoints/withinDays", "Unknown property")]
    [InlineData("scoring.json", "/rules/1/when", "{\"touchpoints\":{\"noneWithinDays\":1.5}}", "/rules/1/when/touchpoints/noneWithinDays", "no whole number")]
    [InlineData("scoring.json", "/rules/1/when", "{\"touchpoints\":{\"atLeast\":1,\"urlWords\":\"@none\"}}", "/rules/1/when/touchpoints/urlWords", "no list 'none'")]
    [InlineData("normalization.json", "/email/freeMailDomains/0", "\"GMail.com\"", "/email/freeMailDomains", "no domain")]
    [InlineData("normalization.json", "/countries/aliases/XX", "[\"x\"]", "/countries/aliases/XX", "alpha-2")]
    [InlineData("normalization.json", "/countries/aliases/FR", "[\"Deutschland\"]", "listed under", "listed under")]
    [InlineData("normalization.json", "/phones/labels", "\"tel\"", "/phones/labels", "Expected a list")]
    [InlineData("normalization.json", "/phones/retiredPrefixes/MX", "[\"+1\"]", "/phones/retiredPrefixes/MX", "digits only")]
    [InlineData("normalization.json", "/phones/retiredPrefixes/XX", "[\"1\"]", "/phones/retiredPrefixes/XX", "alpha-2")]
    [InlineData("normalization.json", "/phones/extensionWords/0", "7", "/phones/extensionWords/0", "Expected a text")]
    [InlineData("normalization.json", "/sizes/employeeBands/1/max", "5", "/sizes/employeeBands/1", "ascend")]
    [InlineData("normalization.json", "/sizes/employeeBands/7/max", "99999", "/sizes/employeeBands/7", "open")]
    [InlineData("normalization.json", "/origins/rules/0/channel", "\"tv\"", "/origins/rules/0/channel", "none of")]
    [InlineData("normalization.json", "/origins/rules/0/when/clickIds", "[\"xclid\"]", "/origins/rules/0/when/clickIds", "not among")]
    [InlineData("normalization.json", "/consentPurposes/fax", "[\"fax\"]", "/consentPurposes/fax", "none of")]
    public void A_fault_names_file_path_and_what_is_wrong(string file, string path, string json, string faultPath, string detail) =>
        Assert.Contains(Faults(file, path, json), f => f.File == file && (f.Path == faultPath || faultPath == detail) && f.Detail.Contains(detail, StringComparison.Ordinal));

    [Fact]
    public void Everything_wrong_is_found_at_once()
    {
        var files = Shipped.Files();
        files["sla.json"] = "{ \"defaultPolicy\": \"default\", }";
        files["routing.json"] = "[]";
        files["scoring.json"] = """{ "threshold": 0, "caps": { "fit": 500 }, "rules": [{}], "engagement": 7, "wieghts": 1 }""";
        files.Remove("normalization.json");
        var faults = Faults(files);
        Assert.Contains(faults, f => f is { File: "normalization.json", Path: "" } && f.Detail.Contains("missing", StringComparison.Ordinal));
        Assert.Contains(faults, f => f is { File: "sla.json", Path: "" } && f.Detail.StartsWith("Not valid JSON at line 1, byte ", StringComparison.Ordinal));
        Assert.Contains(faults, f => f is { File: "routing.json", Path: "" } && f.Detail.Contains("Expected an object", StringComparison.Ordinal));
        Assert.Superset(
            new HashSet<string> { "/threshold", "/caps/fit", "/caps/intent", "/rules/0/id", "/rules/0/when", "/engagement", "/wieghts" },
            faults.Where(f => f.File == "scoring.json").Select(f => f.Path).ToHashSet());
    }

    [Fact]
    public void A_circle_of_conditions_is_shown_as_one()
    {
        var files = Shipped.Files();
        files["scoring.json"] = JsonEdit.Set(
            JsonEdit.Set(files["scoring.json"], "/conditions/is-executive", """{"is":"is-department-head"}"""),
            "/conditions/is-department-head",
            """{"all":[{"is":"is-executive"}]}""");
        Assert.Contains(Faults(files), f => f.Path == "/conditions/is-department-head/all/0/is"
            && f.Detail.Contains("is-executive → is-department-head → is-executive", StringComparison.Ordinal));
    }

    [Fact]
    public void A_property_given_twice_is_a_fault() =>
        Assert.Contains(Faults(new Dictionary<string, string>(Shipped.Files()) { ["sla.json"] = """{"defaultPolicy":"a","defaultPolicy":"b"}""" }), f => f.File == "sla.json");

    [Fact]
    public void Other_files_in_the_folder_are_none_of_our_business() =>
        Assert.Empty(Faults(new Dictionary<string, string>(Shipped.Files()) { ["forms.json"] = "not even JSON" }));
}
