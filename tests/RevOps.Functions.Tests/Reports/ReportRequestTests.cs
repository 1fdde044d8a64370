using System.Text.Json;

namespace RevOps.Functions.Tests.Reports;

/// <summary>What all reports have in common: parameters, pages, tags, formats.</summary>
public sealed class ReportRequestTests
{
    public static TheoryData<string> Names =>
        ["channels", "campaigns", "cpl", "funnel", "cohorts", "pipeline", "attribution", "paths", "sla", "owners", "data-quality"];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Each_report_answers_without_data_in_every_format(string report)
    {
        await using var desk = await ReportDesk.StartAsync();
        var answer = await desk.JsonAsync(report, "grain=month&from=2026-01-01&to=2026-12-31");

        Assert.Equal(
            ["report", "dataAsOf", "parameters", "currency", "columns", "rows", "totals", "nextCursor", "unconverted"],
            answer.EnumerateObject().Select(p => p.Name));
        Assert.Equal((report, "EUR", JsonValueKind.Null), (answer.GetProperty("report").GetString(), answer.GetProperty("currency").GetString(), answer.GetProperty("nextCursor").ValueKind));
        Assert.Equal(
            answer.GetProperty("columns").EnumerateArray().Select(c => c.GetProperty("name").GetString()),
            answer.GetProperty("totals").EnumerateObject().Select(p => p.Name));
        Assert.Equal(200, (await desk.AskAsync(report, "format=csv")).Status);
        Assert.Equal(200, (await desk.AskAsync(report, "format=xlsx")).Status);
    }

    [Fact]
    public async Task Every_bad_parameter_is_named_at_once()
    {
        await using var desk = await ReportDesk.StartAsync();
        var reply = await desk.AskAsync(
            "channels", "from=2026-02-30&to=9999-12-31&grain=year&basis=open&model=magic&channel=tv&segment=huge&currency=EURO&format=pdf&limit=501&cursor=%21&sort=x");

        Assert.Equal(422, reply.Status);
        Assert.Equal(
            ["/from", "/to", "/limit", "/cursor", "/grain", "/basis", "/model", "/channel", "/segment", "/currency", "/format"],
            reply.Json.GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("field").GetString()));
        Assert.Equal(422, (await desk.AskAsync("channels", "from=2026-02-02&to=2026-02-01")).Status);
        Assert.Equal(404, (await desk.AskAsync("chanels")).Status);
    }

    [Fact]
    public async Task Parameters_are_repeated_with_what_was_not_given()
    {
        await using var desk = await ReportDesk.StartAsync();
        var parameters = (await desk.JsonAsync("channels", "from=2026-01-01&grain=week&whatever=1")).GetProperty("parameters");
        Assert.Equal("2026-01-01 - week close linear - - EUR json 500", Rows.Text(
            parameters, "from", "to", "grain", "basis", "model", "channel", "segment", "currency", "format", "limit"));
    }

    [Fact]
    public async Task Pages_have_every_row_once_and_the_totals_of_all()
    {
        await using var desk = await ReportDesk.StartAsync();
        for (var day = 1; day <= 5; day++)
        {
            await desk.LeadAsync($"2026-01-0{day}");
        }

        var (seen, cursor, pages) = (new List<string>(), "", 0);
        do
        {
            var page = await desk.JsonAsync("channels", $"grain=day&limit=2&cursor={cursor}");
            seen.AddRange(Rows.Of(page).Select(r => r.GetProperty("period").GetString()!));
            Assert.Equal(5, Rows.Number(page.GetProperty("totals"), "leads"));
            cursor = page.GetProperty("nextCursor").GetString() ?? "";
            pages++;
        }
        while (cursor.Length > 0);

        Assert.Equal(3, pages);
        Assert.Equal(["2026-01-01", "2026-01-02", "2026-01-03", "2026-01-04", "2026-01-05"], seen);
    }

    [Fact]
    public async Task A_report_is_sent_again_only_when_it_changed()
    {
        await using var desk = await ReportDesk.StartAsync();
        await desk.LeadAsync("2026-01-01");
        var first = await desk.AskAsync("channels");
        desk.Clock.Advance(TimeSpan.FromHours(1));

        var same = await desk.AskAsync("channels", ifNoneMatch: $"\"other\", {first.Tag}");
        Assert.Equal((304, 0, first.Tag), (same.Status, same.Body.Length, same.Tag));
        Assert.Equal(304, (await desk.AskAsync("channels", ifNoneMatch: "*")).Status);
        Assert.Equal(200, (await desk.AskAsync("channels", "grain=day", first.Tag)).Status);
        Assert.Equal(200, (await desk.AskAsync("channels", "format=csv", first.Tag)).Status);
        await desk.LeadAsync("2026-01-01");
        Assert.Equal(200, (await desk.AskAsync("channels", ifNoneMatch: first.Tag)).Status);
    }

    [Fact]
    public async Task Attributed_figures_are_as_new_as_the_newest_published_run()
    {
        await using var desk = await ReportDesk.StartAsync();
        async Task<DateTimeOffset> AsOfAsync(string report) => (await desk.JsonAsync(report)).GetProperty("dataAsOf").GetDateTimeOffset();
        Assert.Equal(desk.Clock.GetUtcNow(), await AsOfAsync("channels"));

        await desk.AddAsync("attribution_runs", new { status = "published", finished_at = "2026-01-02T03:00:00.0000000Z", currency = "EUR" });
        await desk.AddAsync("attribution_runs", new { status = "published", finished_at = "2026-01-03T03:00:00.0000000Z", currency = "EUR" });
        await desk.AddAsync("attribution_runs", new { status = "failed", finished_at = "2026-01-04T03:00:00.0000000Z" });
        Assert.Equal(new DateTimeOffset(2026, 1, 3, 3, 0, 0, TimeSpan.Zero), await AsOfAsync("channels"));
        Assert.Equal(desk.Clock.GetUtcNow(), await AsOfAsync("funnel"));
    }

    [Fact]
    public async Task Csv_has_all_rows_and_no_formula()
    {
        await using var desk = await ReportDesk.StartAsync();
        await desk.CampaignAsync("=1+1", "google_ads");
        await desk.SpendAsync("=1+1", "2026-01-01", 1234.5);

        var reply = await desk.AskAsync("campaigns", "format=csv&grain=day");
        Assert.Equal("text/csv; charset=utf-8", reply.ContentType);
        Assert.Equal(
            "\uFEFFperiod,campaignId,campaignName,channel,spend,clicks,impressions,newCustomers,cac,revenue,roi,roas,influencedDeals,influencedRevenue\r\n"
            + "2026-01-01,'=1+1,Campaign =1+1,google_ads,1234.5,,,0,,0,-1,0,0,0\r\n",
            reply.Text);
    }
}
