using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using RevOps.EndToEnd.Tests.Support;

namespace RevOps.EndToEnd.Tests;

/// <summary>Files of spend: a report goes in as it was exported, and restated figures never double.</summary>
public sealed class SpendImportTests(RunningApp app) : IClassFixture<RunningApp>
{
    [Fact]
    public async Task A_report_is_saved_by_campaign_and_day_and_restated_figures_replace_what_was_there()
    {
        await app.SendAsync(Post("api/campaigns", """{"id":"c-brand","channel":"google_ads","campaignName":"Brand | Search"}"""));
        var first = await ImportAsync("source=google_ads", Report("\"1,234.56\"", "12.10"));
        Assert.Equal((2, 1, 1), Counts(first));

        var again = await ImportAsync("source=google_ads", Report("\"1,234.56\"", "12.10"));
        Assert.Equal((2, 1, 1), Counts(again));
        Assert.Equal([("2026-03-01", 1234.56m), ("2026-03-02", 12.10m)], await SpendAsync("c-brand"));

        await ImportAsync("source=google_ads", Report("\"1,200.00\"", "13.00"));
        Assert.Equal([("2026-03-01", 1200.00m), ("2026-03-02", 13.00m)], await SpendAsync("c-brand"));
        var errors = await app.Http.GetStringAsync(new Uri(again.GetProperty("errorsUrl").GetString()!));
        Assert.Equal("line,column,code,detail\r\n6,Cost,format,Not an amount with a decimal point.\r\n", errors);
    }

    [Fact]
    public async Task A_dry_run_tells_all_of_it_and_saves_nothing()
    {
        var end = await ImportAsync("source=google_ads&dryRun=true", Report("\"1,234.56\"", "12.10").Replace("Brand | Search", "Dry", StringComparison.Ordinal));

        Assert.True(end.GetProperty("dryRun").GetBoolean());
        Assert.Equal((2, 1, 1), Counts(end));
        var layout = end.GetProperty("layout");
        Assert.Equal(("utf-8", ",", ".", 3), (layout.GetProperty("encoding").GetString(), layout.GetProperty("delimiter").GetString(), layout.GetProperty("decimal").GetString(), layout.GetProperty("headerRow").GetInt32()));
        Assert.Equal("amount", layout.GetProperty("columns")[3].GetProperty("field").GetString());
        Assert.Equal("Cost", Assert.Single(end.GetProperty("errors").EnumerateArray()).GetProperty("column").GetString());
        Assert.Empty(await SpendAsync("Dry"));
    }

    [Fact]
    public async Task Days_that_may_be_read_in_two_ways_are_refused_until_the_sender_says_which()
    {
        const string File = "Date,Campaign,Cost,Currency\n03/04/2026,Open days,5.00,EUR\n05/06/2026,Open days,6.00,EUR\n";
        var refused = await ImportAsync("", File);
        Assert.Equal("rejected", refused.GetProperty("status").GetString());
        Assert.Contains("the parameter dateFormat", refused.GetProperty("reason").GetString(), StringComparison.Ordinal);

        await ImportAsync("dateFormat=dmy", File);
        Assert.Equal([("2026-04-03", 5.00m), ("2026-06-05", 6.00m)], await SpendAsync("Open days"));
    }

    [Theory]
    [InlineData("kind=horses", "/kind")]
    [InlineData("kind=spend&decimal=;", "/decimal")]
    [InlineData("kind=spend&dateFormat=ymd", "/dateFormat")]
    [InlineData("kind=spend&currency=EURO", "/currency")]
    [InlineData("kind=spend&headerRow=0", "/headerRow")]
    [InlineData("kind=spend&map=%7B%22Cost%22%3A%22email%22%7D", "/map")]
    [InlineData("kind=spend&encoding=ebcdic", "/encoding")]
    public async Task A_parameter_that_is_wrong_is_refused_with_its_name(string query, string field)
    {
        var (status, answer) = await app.SendAsync(Upload(query, "Date\n"));

        Assert.Equal(422, status);
        Assert.Equal(field, Assert.Single(answer.GetProperty("errors").EnumerateArray()).GetProperty("field").GetString());
    }

    private static string Report(string first, string second) =>
        "Campaign report\n\"March 1, 2026 - March 2, 2026\"\nCampaign,Day,Currency code,Cost,Impr.,Clicks\n"
        + $"Brand | Search,2026-03-01,EUR,{first},\"12,345\",321\nBrand | Search,2026-03-02,EUR,{second},10,1\n"
        + "Brand | Search,2026-03-03,EUR,=1+1 cost,0,0\nTotal: Account, --,EUR,\"1,246.66\",\"12,355\",322\n";

    private static (int Applied, int Skipped, int Rejected) Counts(JsonElement import)
    {
        var rows = import.GetProperty("rows");
        return (rows.GetProperty("applied").GetInt32(), rows.GetProperty("skipped").GetInt32(), rows.GetProperty("rejected").GetInt32());
    }

    private async Task<IReadOnlyList<(string Day, decimal Amount)>> SpendAsync(string campaign)
    {
        using var list = JsonDocument.Parse(await app.Http.GetStringAsync(new Uri($"api/spend?campaign={Uri.EscapeDataString(campaign)}", UriKind.Relative)));
        return [.. list.RootElement.GetProperty("items").EnumerateArray().Select(i => (i.GetProperty("date").GetString()!, i.GetProperty("amount").GetDecimal()))];
    }

    private async Task<JsonElement> ImportAsync(string query, string csv)
    {
        var (status, answer) = await app.SendAsync(Upload($"kind=spend&{query}", csv));
        Assert.Equal(202, status);
        return await app.WhenAsync(answer.GetProperty("statusUrl").GetString()!, i => i.GetProperty("terminal").GetBoolean());
    }

    private static HttpRequestMessage Upload(string query, string csv)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(csv));
        content.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        return new HttpRequestMessage(HttpMethod.Post, $"api/imports?{query}") { Content = content };
    }

    private static HttpRequestMessage Post(string path, string json) =>
        new(HttpMethod.Post, path) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
}
