using System.Text.Json;
using RevOps.Core.Attribution;
using RevOps.Functions.Tests.Reports;

namespace RevOps.Functions.Tests.Bi;

/// <summary>The measures of the Power BI project say what the reports of the API say: their DAX is computed over the views, on random rows.</summary>
public sealed class MeasureTests
{
    private static readonly SemanticModel Model = SemanticModel.Load();
    private static readonly string[] Models = ["first_touch", "linear", "shapley"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Measures_are_the_figures_of_the_reports(int seed)
    {
        var random = new Random(seed);
        await using var desk = await ReportDesk.StartAsync();
        await RandomRows.FillAsync(desk, random);
        await AttributeAsync(desk, random);
        for (var i = 0; i < 10; i++)
        {
            var chosen = Any(random);
            var reader = new MeasureReader(Model, desk, chosen);
            await SameAsync(desk, reader, "channels", chosen, Channels(chosen), [
                ("spend", "Spend"), ("leads", "Leads"), ("mqls", "MQLs"), ("sqls", "SQLs"), ("newCustomers", "New Customers"), ("cpl", "CPL"), ("costPerMql", "Cost per MQL"),
                ("cac", "CAC"), ("revenue", "Revenue"), ("roi", "ROI"), ("roas", "ROAS")]);
            await SameAsync(desk, reader, "sla", chosen, "", [("met", "Calls in Time"), ("breached", "Calls Overdue"), ("rate", "SLA Attainment")]);
            await SameAsync(desk, reader, "pipeline", chosen, "", [
                ("open", "Open Deals"), ("openValue", "Pipeline"), ("weightedValue", "Weighted Pipeline"), ("createdValue", "Pipeline Created"), ("won", "Won Deals"),
                ("wonValue", "Won Value"), ("lost", "Lost Deals"), ("winRate", "Win Rate")]);
            await FunnelAsync(desk, reader, chosen);
            await BlendedAsync(desk, chosen);
        }
    }

    [Fact]
    public void Every_measure_can_be_read_and_names_what_is_there()
    {
        Assert.All(Model.Measures.Values, m => DaxParser.Read(m));
        Assert.All(Model.Relationships, r => Assert.True(Model.Columns.ContainsKey((r.FromTable, r.FromColumn)) && (Model.Columns.ContainsKey((r.ToTable, r.ToColumn)) || Model.Lists.ContainsKey(r.ToTable))));
        Assert.All(Model.Relationships.Where(r => r.IsActive).GroupBy(r => (r.FromTable, r.ToTable)), g => Assert.Single(g));
    }

    [Fact]
    public void The_docs_show_each_measure_as_it_is()
    {
        var docs = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "bi.md"));
        Assert.All(Model.Measures, m => Assert.Contains($"| `{m.Value}` |", docs, StringComparison.Ordinal));
    }

    [Fact]
    public void Lists_are_those_of_the_app()
    {
        Assert.Equal([.. RevOps.Core.Leads.Channels.All, "unknown", "unattributed"], Model.Lists["Channels"]);
        Assert.Equal(AttributionModels.Names, Model.Lists["Models"]);
    }

    [Fact]
    public async Task Every_column_is_one_of_its_view()
    {
        await using var desk = await ReportDesk.StartAsync();
        foreach (var (table, view) in Model.Views)
        {
            var there = await desk.QueryAsync<string>($"SELECT name FROM pragma_table_info('{view}')");
            Assert.Subset(there.ToHashSet(), Model.Columns.Where(c => c.Key.Table == table).Select(c => c.Value).ToHashSet());
        }
    }

    [Fact]
    public void Every_measure_of_the_report_is_one_of_the_model()
    {
        var pages = Path.Combine(AppContext.BaseDirectory, "power-bi", "RevOps.Report", "definition", "pages");
        var fields = Directory.GetFiles(pages, "visual.json", SearchOption.AllDirectories)
            .SelectMany(f => JsonDocument.Parse(File.ReadAllText(f)).RootElement.GetProperty("visual").GetProperty("query").GetProperty("queryState").EnumerateObject())
            .SelectMany(s => s.Value.GetProperty("projections").EnumerateArray())
            .Select(p => p.GetProperty("field").EnumerateObject().Single())
            .Select(f => (f.Name, Table: f.Value.GetProperty("Expression").GetProperty("SourceRef").GetProperty("Entity").GetString()!, Field: f.Value.GetProperty("Property").GetString()!))
            .ToList();

        Assert.InRange(fields.Count, 20, 1000);
        Assert.All(fields.Where(f => f.Name == "Measure"), f => Assert.True(Model.Measures.ContainsKey(f.Field), f.Field));
        Assert.All(fields.Where(f => f.Name == "Column"), f => Assert.True(Model.Columns.ContainsKey((f.Table, f.Field)), $"{f.Table}[{f.Field}]"));
    }

    /// <summary>What campaigns earned, in the table that the views read and in the one that the reports read.</summary>
    private static async Task AttributeAsync(ReportDesk desk, Random random)
    {
        await desk.RunAsync("DELETE FROM attribution_touches");
        foreach (var channel in RandomRows.Channels)
        {
            await desk.CampaignAsync($"none:{channel}", channel, reserved: true);
        }

        var deals = await desk.QueryAsync<WonDeal>("SELECT deal_id AS DealId, closed_day AS ClosedDay, segment AS Segment, currency AS Currency FROM report_deals WHERE won_lost = 'won'");
        foreach (var deal in deals.Where(d => d.Currency == "EUR" || string.CompareOrdinal(d.ClosedDay, "2026-01-01") >= 0))
        {
            var channel = RandomRows.Channels[random.Next(RandomRows.Channels.Length)];
            var campaign = random.Next(2) == 0 ? $"c-{channel}" : $"none:{channel}";
            var rate = deal.Currency == "EUR" ? 100 : string.CompareOrdinal(deal.ClosedDay, "2026-03-01") < 0 ? 50 : 80;
            var earned = Models.ToDictionary(m => m, _ => random.Next(1, 1000));
            await desk.AddAsync("attribution_touches", new
            {
                deal_id = deal.DealId,
                campaign_id = campaign,
                channel,
                segment = deal.Segment,
                touch_day = deal.ClosedDay,
                close_day = deal.ClosedDay,
                first_touch = earned["first_touch"] * rate,
                linear = earned["linear"] * rate,
                shapley = earned["shapley"] * rate,
            });
            foreach (var (name, amount) in earned)
            {
                await desk.AddAsync("campaign_attribution", new { attribution_id = $"{deal.DealId} {name}", deal_id = deal.DealId, campaign_id = campaign, attribution_model = name, attributed_revenue = amount });
            }
        }
    }

    private static async Task FunnelAsync(ReportDesk desk, MeasureReader reader, Chosen chosen)
    {
        var rows = (await desk.JsonAsync("funnel", Query(chosen, Channels(chosen)))).GetProperty("rows").EnumerateArray().ToList();
        string[] counts = ["Leads", "Leads to MQL", "Leads to SQL", "Leads to Opportunity", "Leads to Customer"];
        string[] rates = ["", "Lead to MQL Rate", "MQL to SQL Rate", "SQL to Opportunity Rate", "Opportunity to Customer Rate"];
        for (var i = 0; i < rows.Count; i++)
        {
            Close(Rows.Number(rows[i], "count"), await reader.ReadAsync(counts[i]), counts[i]);
            if (i > 0)
            {
                Close(Rows.Number(rows[i], "conversion"), await reader.ReadAsync(rates[i]), rates[i]);
            }
        }
    }

    private static async Task BlendedAsync(ReportDesk desk, Chosen chosen)
    {
        var all = new MeasureReader(Model, desk, chosen with { Channel = null });
        Close(await all.ReadAsync("CPL"), await new MeasureReader(Model, desk, chosen).ReadAsync("Blended CPL"), "Blended CPL");
    }

    private static async Task SameAsync(ReportDesk desk, MeasureReader reader, string report, Chosen chosen, string more, (string Figure, string Measure)[] pairs)
    {
        var totals = (await desk.JsonAsync(report, Query(chosen, more.Length == 0 && report != "channels" ? Channels(chosen) : more))).GetProperty("totals");
        foreach (var (figure, measure) in pairs)
        {
            Close(Rows.Number(totals, figure), await reader.ReadAsync(measure), $"{measure} for {chosen}");
        }
    }

    private static string Channels(Chosen chosen) => chosen.Channel is null ? "" : $"&channel={chosen.Channel}";

    private static string Query(Chosen chosen, string more) =>
        $"model={chosen.Model ?? "linear"}{(chosen.From is null ? "" : $"&from={chosen.From}")}{(chosen.To is null ? "" : $"&to={chosen.To}")}{more}";

    /// <summary>Where a report says 0, Power BI says nothing.</summary>
    private static void Close(decimal? expected, decimal? found, string what) =>
        Assert.True(Math.Abs((expected ?? 0) - (found ?? 0)) <= 0.0001m, $"{what}: the report says {expected}, the measure {found}.");

    private static Chosen Any(Random random)
    {
        var from = random.Next(200);
        return new Chosen(
            random.Next(4) == 0 ? null : RandomRows.Shifted("2025-11-01", from),
            random.Next(4) == 0 ? null : RandomRows.Shifted("2025-11-01", from + random.Next(120)),
            random.Next(2) == 0 ? null : RandomRows.Channels[random.Next(RandomRows.Channels.Length)],
            random.Next(3) == 0 ? null : Models[random.Next(Models.Length)]);
    }

    private sealed record WonDeal
    {
        public required string DealId { get; init; }

        public required string ClosedDay { get; init; }

        public required string Segment { get; init; }

        public required string Currency { get; init; }
    }
}
