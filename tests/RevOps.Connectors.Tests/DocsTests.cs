using System.Text;
using System.Text.RegularExpressions;
using RevOps.Connectors.Files;
using RevOps.Connectors.Forms;
using RevOps.Connectors.Tests.Files;
using RevOps.Connectors.Tests.Support;

namespace RevOps.Connectors.Tests;

/// <summary>The examples of docs/connectors work.</summary>
public partial class DocsTests
{
    [Fact]
    public void The_leads_and_touchpoints_are_accepted_as_shown()
    {
        var examples = Blocks("leads-api.md", "json");

        Assert.Equal(3, examples.Count);
        Assert.Equal("Eva", Some.Leads.Lead(Some.Json(examples[0])).FirstName);
        Assert.All(Some.Leads.Received(Some.Json(examples[1])), e => Assert.IsType<MapResult.Lead>(Some.Leads.Map(e)));
        Assert.IsType<MapResult.Touchpoint>(Some.Touchpoints.MapOne(Some.Json(examples[2])));
    }

    [Fact]
    public void The_deal_is_accepted_as_shown() =>
        Assert.IsType<MapResult.Deal>(Some.Deals.MapOne(Some.Json(Assert.Single(Blocks("deals-api.md", "json")))));

    [Fact]
    public void The_google_lead_is_mapped_completely()
    {
        var result = Assert.IsType<MapResult.Lead>(Some.GoogleAds.MapOne(Some.Json(Assert.Single(Blocks("google-ads.md", "json")))));

        Assert.Empty(result.Unmapped);
        Assert.True(result.Submission.IsTest);
    }

    [Fact]
    public void The_repair_and_the_change_of_stock_are_accepted_as_shown() => Assert.Equal(
        ["Service", "Inventory"], Blocks("erp.md", "json").Select(b => Some.Erp.MapOne(Some.Json(b)).GetType().Name));

    [Fact]
    public void The_entry_for_a_form_is_a_valid_rule()
    {
        var rules = Assert.Single(Blocks("web-forms.md", "json")).Replace("\"forms\"", "\"fields\": {}, \"forms\"", StringComparison.Ordinal);

        Assert.IsType<FormRulesResult.Parsed>(FormRules.Parse(rules));
    }

    [Fact]
    public async Task The_csv_file_is_read_completely()
    {
        var file = Encoding.UTF8.GetBytes(Blocks("files.md", "").Single(b => b.StartsWith("id;", StringComparison.Ordinal)));

        Assert.Empty((await CsvSupport.OpenAsync(file)).Layout.Unmapped);
        Assert.Equal("Acme GmbH", Assert.Single(await CsvSupport.ReadAllAsync(file, new CsvLimits())).Lead().Company.Name);
    }

    private static List<string> Blocks(string page, string language) =>
        [.. Block().Matches(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "docs", page))).Where(m => m.Groups["language"].Value == language).Select(m => m.Groups["text"].Value)];

    [GeneratedRegex("^```(?<language>[a-z]*)\n(?<text>.*?)^```\n", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();
}
