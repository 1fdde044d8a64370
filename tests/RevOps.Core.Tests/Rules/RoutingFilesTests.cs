using RevOps.Core.Calendars;
using RevOps.Core.Routing;
using RevOps.Core.Rules;
using RevOps.Core.Tests.Support;
using RevOps.Testing;

namespace RevOps.Core.Tests.Rules;

/// <summary>Routing, calendars and owners as files: what they come to, and what is said of mistakes.</summary>
public sealed class RoutingFilesTests
{
    private static readonly Lazy<RuleSet> Rich = new(() => Assert.IsType<RuleParseResult.Parsed>(RuleParser.Parse(RichRules.Files())).Rules);

    [Fact]
    public void A_routing_rule_comes_out_as_it_is_written()
    {
        var rules = Rich.Value.Routing;
        var (south, named, keep) = (rules.Rules[0], rules.Rules[1], rules.Rules[2]);
        Assert.Equal(
            ("dach", RoutingStrategy.Weighted, "dach", true, HoursPolicy.Require), (south.Team, south.Strategy, south.Rotation, south.MatchLanguage, south.Hours));
        Assert.Equal(["ai"], south.Skills);
        Assert.Equal(["demo", "migrat*"], south.When.Interests);
        Assert.Equal(["ann", "bob"], named.OwnerIds);
        Assert.Equal((RoutingStrategy.RoundRobin, HoursPolicy.Prefer, false, null), (named.Strategy, named.Hours, named.MatchLanguage, named.Rotation));
        Assert.True(keep.ExistingOwnership);
        var facts = new RoutingFacts
        {
            Country = "DE",
            Region = "bayern",
            PostalCode = "80331",
            Industry = "software",
            Segment = "smb",
            Source = "google",
            Channel = "google_ads",
            Interest = "Demo",
        };
        Assert.Equal("", south.When.WhyNot(facts));
        Assert.Equal("", south.When.WhyNot(facts with { Country = "CH" }));
        Assert.Equal(
            "country DE, region bayern, postal code 10115, is not in south (DE Bayern/8*/90*, AT) or CH", south.When.WhyNot(facts with { PostalCode = "10115" }));
    }

    [Fact]
    public void A_calendar_comes_out_as_it_is_written()
    {
        var calendars = Rich.Value.Calendars;
        var berlin = calendars.Default;
        Assert.Equal(("berlin", "Europe/Berlin", "Christmas Day"), (berlin.Name, berlin.Zone.Id, berlin.Holidays[new DateOnly(2026, 12, 25)]));
        var monday = new DateTimeOffset(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);
        Assert.Equal(TimeSpan.FromHours(8), berlin.WorkingTimeBetween(monday, monday.AddDays(1)));
        Assert.Equal(TimeSpan.FromHours(8 + 8 + 24), berlin.WorkingTimeBetween(monday, monday.AddDays(7)));
        Assert.Same(berlin, calendars.Of("berlin", null));
        Assert.Same(berlin, calendars.Of("no longer there", null));
        Assert.Equal("Asia/Tokyo", calendars.Of(null, "Asia/Tokyo").Zone.Id);
        Assert.Same(WorkCalendar.Always, calendars.Of("always", "No/Where"));
    }

    [Fact]
    public void An_owner_comes_out_as_it_is_written()
    {
        var (ann, bob) = (Rich.Value.Owners.Owners[0], Rich.Value.Owners.Owners[1]);
        Assert.Equal(("berlin", "Europe/Vienna", 2, 10, 40), (ann.Calendar, ann.TimeZone, ann.Weight, ann.DailyCap, ann.OpenCap));
        Assert.Equal("ai; de, en; {\"crm\":\"7\"}", $"{string.Join(", ", ann.Skills)}; {string.Join(", ", ann.Languages)}; {ann.ExternalIds}");
        Assert.Equal(("2026-12-24", "2026-12-31", "Holidays"), (ann.OutOfOffice[0].From.Text, ann.OutOfOffice[0].To.Text, ann.OutOfOffice[0].Reason));
        Assert.Equal((1, true, null, null, 0), (bob.Weight, bob.Active, bob.DailyCap, bob.Calendar, bob.OutOfOffice.Count));
    }

    [Fact]
    public void Calendars_and_owners_may_be_left_out()
    {
        var files = Shipped.Files();
        files.Remove("calendars.json");
        files.Remove("owners.json");
        var rules = Assert.IsType<RuleParseResult.Parsed>(RuleParser.Parse(files)).Rules;
        Assert.Same(WorkCalendar.Always, rules.Calendars.Default);
        Assert.Empty(rules.Owners.Owners);
    }

    [Theory]
    [InlineData("calendars.json", "/default", "\"office\"", "/default", "no calendar 'office'; there are: always, berlin")]
    [InlineData("calendars.json", "/calendars/berlin/timeZone", "\"Europe/Berlim\"", "/calendars/berlin/timeZone", "no IANA time zone")]
    [InlineData("calendars.json", "/calendars/berlin/timeZone", "\"W. Europe Standard Time\"", "/calendars/berlin/timeZone", "no IANA time zone")]
    [InlineData("calendars.json", "/calendars/always", "{\"timeZone\":\"UTC\",\"hours\":{\"monday\":[\"00:00-24:00\"]}}", "/calendars/always", "built in")]
    [InlineData("calendars.json", "/calendars/berlin/hours/monday", "[\"9-5\"]", "/calendars/berlin/hours/monday", "'9-5' is no stretch of hours")]
    [InlineData("calendars.json", "/calendars/berlin/hours/monday", "[\"09:00-12:00\",\"11:59-13:00\"]", "/calendars/berlin/hours/monday", "overlaps other hours that begin on monday")]
    [InlineData("calendars.json", "/calendars/berlin/hours/saturday", "[\"05:59-08:00\"]", "/calendars/berlin/hours/saturday", "overlaps other hours that begin on friday")]
    [InlineData("calendars.json", "/calendars/berlin/hours/monday", "[\"00:00-24:00\",\"23:00-01:00\"]", "/calendars/berlin/hours/monday", "overlaps")]
    [InlineData("calendars.json", "/calendars/berlin/hours/sunday", "[\"23:00-10:00\"]", "/calendars/berlin/hours/sunday", "overlaps other hours that begin on monday")]
    [InlineData("calendars.json", "/calendars/berlin/hours", "{}", "/calendars/berlin/hours", "at least one day")]
    [InlineData("calendars.json", "/calendars/berlin/hours/mon", "[]", "/calendars/berlin/hours/mon", "did you mean 'monday'")]
    [InlineData("calendars.json", "/calendars/berlin/holidays/25.12.2026", "\"x\"", "/calendars/berlin/holidays/25.12.2026", "no date")]
    [InlineData("calendars.json", "/calendars/berlin/holidays/2026-02-29", "\"x\"", "/calendars/berlin/holidays/2026-02-29", "no date")]
    [InlineData("owners.json", "/owners/0/calendar", "\"office\"", "/owners/0/calendar", "no calendar 'office'; there are: always, berlin")]
    [InlineData("owners.json", "/owners/0/timeZone", "\"CEST\"", "/owners/0/timeZone", "no IANA time zone")]
    [InlineData("owners.json", "/owners/1/ownerId", "\"ann\"", "/owners/1/ownerId", "given twice")]
    [InlineData("owners.json", "/owners/1/managerId", "\"ann\"", "/owners/1/managerId", "bob → ann → bob")]
    [InlineData("owners.json", "/owners/1/managerId", "\"bob\"", "/owners/1/managerId", "bob → bob")]
    [InlineData("owners.json", "/owners/0/weight", "1001", "/owners/0/weight", "outside 0 to 1000")]
    [InlineData("owners.json", "/owners/0/dailyCap", "-1", "/owners/0/dailyCap", "outside")]
    [InlineData("owners.json", "/owners/0/dailyCap", "2.5", "/owners/0/dailyCap", "no whole number")]
    [InlineData("owners.json", "/owners/0/languages", "[\"German\"]", "/owners/0/languages", "ISO 639-1")]
    [InlineData("owners.json", "/owners/0/outOfOffice/0/from", "\"24.12.2026\"", "/owners/0/outOfOffice/0/from", "no date such as")]
    [InlineData("owners.json", "/owners/0/outOfOffice/0/to", "\"2026-12-23\"", "/owners/0/outOfOffice", "'to' is before 'from'")]
    [InlineData("owners.json", "/owners/0/outOfOffice/0/to", "\"2026-12-31T10:00:00Z\"", "/owners/0/outOfOffice", "both dates or both times")]
    [InlineData("owners.json", "/owners/0/outOfOffice/0/until", "\"2026-12-31\"", "/owners/0/outOfOffice/0/until", "Unknown property")]
    [InlineData("owners.json", "/owners/0/skils", "[]", "/owners/0/skils", "did you mean 'skills'")]
    [InlineData("routing.json", "/rules/0/strategy", "\"random\"", "/rules/0/strategy", "none of: round_robin, weighted, load")]
    [InlineData("routing.json", "/rules/0/hours", "\"sometimes\"", "/rules/0/hours", "none of: prefer, require, ignore")]
    [InlineData("routing.json", "/rules/0/language", "\"de\"", "/rules/0/language", "none of: match, ignore")]
    [InlineData("routing.json", "/rules/0/owners", "[\"ann\"]", "/rules/0", "exactly one of")]
    [InlineData("routing.json", "/rules/1/owners", "[]", "/rules/1/owners", "at least one")]
    [InlineData("routing.json", "/rules/2/existingOwnership", "false", "/rules/2/existingOwnership", "true or left out")]
    [InlineData("routing.json", "/rules/2/strategy", "\"load\"", "/rules/2/strategy", "Unknown property")]
    [InlineData("routing.json", "/rules/0/rotation", "\"default\"", "/rules/0/rotation", "taken")]
    [InlineData("routing.json", "/rules/0/when/sources", "[\"tv\"]", "/rules/0/when/sources", "none of")]
    [InlineData("routing.json", "/rules/0/when/interests", "[\"*\"]", "/rules/0/when/interests", "at least one letter")]
    [InlineData("routing.json", "/territories/south/0/country", "\"de\"", "/territories/south/0/country", "alpha-2")]
    [InlineData("routing.json", "/territories/south/0/zip", "[\"8\"]", "/territories/south/0/zip", "Unknown property")]
    [InlineData("routing.json", "/territories/south/0", "{\"country\":\"DE\"}", "/territories/south/0", "Needs regions or postalPrefixes")]
    [InlineData("routing.json", "/languages/DE", "[\"deu\"]", "/languages/DE", "ISO 639-1")]
    [InlineData("routing.json", "/languages/Germany", "[\"de\"]", "/languages/Germany", "alpha-2")]
    public void A_fault_names_file_path_and_what_is_wrong(string file, string path, string json, string faultPath, string detail) =>
        Assert.Contains(Faults(file, path, json), f => f.File == file && f.Path == faultPath && f.Detail.Contains(detail, StringComparison.Ordinal));

    /// <summary>What can be said in a schema is said there too, so that an editor shows it.</summary>
    [Theory]
    [InlineData("calendars.json", "/calendars/always", "{\"timeZone\":\"UTC\",\"hours\":{\"monday\":[\"00:00-24:00\"]}}")]
    [InlineData("calendars.json", "/calendars/berlin/hours/monday", "[\"9-5\"]")]
    [InlineData("calendars.json", "/calendars/berlin/hours/monday", "[\"24:00-06:00\"]")]
    [InlineData("calendars.json", "/calendars/berlin/holidays/25.12.2026", "\"x\"")]
    [InlineData("owners.json", "/owners/0/weight", "1001")]
    [InlineData("owners.json", "/owners/0/dailyCap", "2.5")]
    [InlineData("owners.json", "/owners/0/languages", "[\"German\"]")]
    [InlineData("owners.json", "/owners/0/outOfOffice/0/from", "\"24.12.2026\"")]
    [InlineData("owners.json", "/owners/0/active", "1")]
    [InlineData("routing.json", "/rules/0/strategy", "\"random\"")]
    [InlineData("routing.json", "/rules/0/hours", "\"sometimes\"")]
    [InlineData("routing.json", "/rules/0/language", "\"de\"")]
    [InlineData("routing.json", "/rules/0/owners", "[\"ann\"]")]
    [InlineData("routing.json", "/rules/1/owners", "[]")]
    [InlineData("routing.json", "/rules/2/existingOwnership", "false")]
    [InlineData("routing.json", "/rules/2/strategy", "\"load\"")]
    [InlineData("routing.json", "/rules/0/when/sources", "[\"tv\"]")]
    [InlineData("routing.json", "/rules/0/when/interests", "[\"*\"]")]
    [InlineData("routing.json", "/territories/south/0/country", "\"de\"")]
    [InlineData("routing.json", "/territories/south/0", "{\"country\":\"DE\"}")]
    [InlineData("routing.json", "/languages/DE", "[\"deu\"]")]
    [InlineData("routing.json", "/languages/Germany", "[\"de\"]")]
    public void Parser_and_schema_refuse_the_same_values(string file, string path, string json)
    {
        Assert.NotEmpty(Faults(file, path, json));
        Assert.False(SchemaOf(file).Allows(JsonEdit.Set(RichRules.Files()[file], path, json)));
    }

    [Fact]
    public void Parser_and_schema_agree_on_missing_and_unknown_properties()
    {
        string[] written = ["routing.json", "calendars.json", "owners.json"];
        foreach (var file in written)
        {
            var content = RichRules.Files()[file];
            Assert.True(SchemaOf(file).Allows(content), file);
            foreach (var changed in JsonMutations.Of(content).DistinctBy(m => m.Shape))
            {
                var files = RichRules.Files();
                files[file] = changed.Json;
                var parsed = RuleParser.Parse(files) is not RuleParseResult.Invalid invalid
                    || invalid.Faults.All(f => f.File != file || f.Detail.Contains("there are:", StringComparison.Ordinal));
                Assert.True(parsed == SchemaOf(file).Allows(changed.Json), $"{file} {changed.Shape}: parser says {parsed}");
            }
        }
    }

    private static JsonSchema SchemaOf(string file) => RuleSchemas.Load(Path.ChangeExtension(file, ".schema.json"));

    private static IReadOnlyList<RuleFault> Faults(string file, string path, string json)
    {
        var files = RichRules.Files();
        files[file] = JsonEdit.Set(files[file], path, json);
        return RuleParser.Parse(files) is RuleParseResult.Invalid invalid ? invalid.Faults : [];
    }
}
