using System.Globalization;
using System.Text.Json;

namespace RevOps.Functions.Tests.Reports;

/// <summary>Every report against the same questions, asked in plain C# over the rows of the base tables, on random data.</summary>
public sealed class RandomReportTests
{
    private static readonly string[] Stages = ["lead", "MQL", "SQL", "opp", "customer"];
    private static readonly string[] Grains = ["none", "day", "week", "month", "quarter"];
    private static readonly string[] Models = ["first_touch", "linear", "shapley"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Numbers_are_those_of_the_base_tables(int seed)
    {
        var random = new Random(seed);
        await using var desk = await ReportDesk.StartAsync();
        await RandomRows.FillAsync(desk, random);
        var book = await Book.ReadAsync(desk);
        for (var i = 0; i < 12; i++)
        {
            var ask = Ask.Any(random);
            await CheckChannelsAsync(desk, book, ask);
            await CheckFunnelAsync(desk, book, ask);
            await CheckCohortsAsync(desk, book, ask);
            await CheckPipelineAsync(desk, book, ask);
            await CheckModelsAsync(desk, book, ask);
            await CheckOwnersAsync(desk, book, ask);
            await CheckCostPerLeadAsync(desk, book, ask);
            await CheckPathsAsync(desk, book, ask);
            await CheckClocksAsync(desk, book, ask);
        }
    }

    private static async Task CheckChannelsAsync(ReportDesk desk, Book book, Ask ask)
    {
        var leads = book.Leads.Where(l => l.Counts && ask.Fits(l.Channel, l.Segment)).ToList();
        var firsts = book.Deals.Where(d => d.WonLost == "won").GroupBy(d => d.CompanyId).Select(g => g.MinBy(d => (d.ClosedAt, d.DealId))!).ToList();
        var expected = new Dictionary<string, decimal[]>(StringComparer.Ordinal);
        void Add(string? day, string channel, int cell, decimal value)
        {
            if (ask.Has(day))
            {
                var key = $"{ask.Period(day!)}{channel}";
                expected.TryAdd(key, new decimal[6]);
                expected[key][cell] += value;
            }
        }

        foreach (var s in book.Spend.Where(s => ask.Channel is null || s.Channel == ask.Channel))
        {
            Add(s.Day, s.Channel, 0, Euros(s.Amount, s.Currency, s.Day));
        }

        foreach (var l in leads)
        {
            Add(Day(l.CreatedAt), l.Channel, 1, 1);
            Add(Day(l.MqlAt), l.Channel, 2, 1);
            Add(Day(l.SqlAt), l.Channel, 3, 1);
        }

        foreach (var d in firsts.Where(d => ask.Fits(d.Channel ?? "unknown", book.SegmentOf(d))))
        {
            Add(Day(d.ClosedAt), d.Channel ?? "unknown", 4, 1);
        }

        foreach (var t in book.Touches.Where(t => ask.Fits(t.Channel, t.Segment)))
        {
            Add(ask.ByTouch ? t.TouchDay : t.CloseDay, t.Channel, 5, t.Of(ask.Model) / 100m);
        }

        var answer = await desk.JsonAsync("channels", ask.Query);
        string[] cells = ["spend", "leads", "mqls", "sqls", "newCustomers", "revenue"];
        var rows = Rows.Of(answer).Select(r => (Key: Key(ask, r) + r.GetProperty("channel").GetString(), Cells: cells.Select(c => Rows.Number(r, c)).ToArray())).ToList();
        Assert.Equal(expected.Keys.Order(StringComparer.Ordinal), rows.Select(r => r.Key).Order(StringComparer.Ordinal));
        foreach (var (key, found) in rows)
        {
            Same(expected[key], found, ask.Segment is not null);
        }

        var sums = Enumerable.Range(0, 6).Select(i => expected.Values.Sum(v => v[i])).ToArray();
        var totals = answer.GetProperty("totals");
        Same(sums, cells.Select(c => Rows.Number(totals, c)).ToArray(), ask.Segment is not null);
        var spends = ask.Segment is null && sums[0] != 0;
        Close(ask.Segment is null && sums[1] != 0 ? sums[0] / sums[1] : null, Rows.Number(totals, "cpl"));
        Close(ask.Segment is null && sums[4] != 0 ? sums[0] / sums[4] : null, Rows.Number(totals, "cac"));
        Close(spends ? sums[5] / sums[0] : null, Rows.Number(totals, "roas"));
        Close(spends ? (sums[5] - sums[0]) / sums[0] : null, Rows.Number(totals, "roi"));
    }

    private static async Task CheckFunnelAsync(ReportDesk desk, Book book, Ask ask)
    {
        var leads = book.Leads.Where(l => l.Counts && ask.Fits(l.Channel, l.Segment) && ask.Has(Day(l.CreatedAt))).ToList();
        Func<LeadRow, bool>[] reached = [_ => true, l => l.MqlAt is not null, l => l.SqlAt is not null, l => l.OppAt is not null, l => l.CustomerAt is not null];
        var expected = leads.GroupBy(l => ask.Period(Day(l.CreatedAt)!)).OrderBy(g => g.Key, StringComparer.Ordinal)
            .SelectMany(g => reached.Select((has, i) => $"{g.Key}{Stages[i]} {g.Count(has)}"));
        Assert.Equal(expected, Rows.Of(await desk.JsonAsync("funnel", ask.Query)).Select(r => $"{Key(ask, r)}{Rows.Text(r, "stage", "count")}"));
    }

    private static async Task CheckCohortsAsync(ReportDesk desk, Book book, Ask ask)
    {
        var months = ask with { Grain = "month" };
        var leads = book.Leads.Where(l => l.Counts && ask.Fits(l.Channel, l.Segment) && ask.Has(Day(l.CreatedAt))).ToDictionary(l => l.LeadId);
        var deals = book.Deals.Where(d => d.WonLost == "won" && d.LeadId is not null && leads.ContainsKey(d.LeadId)).ToList();
        foreach (var row in Rows.Of(await desk.JsonAsync("cohorts", months.Query)))
        {
            var cohort = row.GetProperty("cohort").GetString()!;
            var own = deals.Where(d => months.Period(Day(leads[d.LeadId!].CreatedAt)!).Trim() == cohort).ToList();
            Assert.Equal(leads.Values.Count(l => months.Period(Day(l.CreatedAt)!).Trim() == cohort), Rows.Number(row, "leads"));
            Assert.Equal(own.Count, Rows.Number(row, "wonDeals"));
            Close(own.Sum(d => Euros(d.DealValue, d.Currency, Day(d.ClosedAt)!)), Rows.Number(row, "revenue"));
            Close(
                own.Where(d => Day(d.ClosedAt)![..7] == cohort[..7]).Sum(d => Euros(d.DealValue, d.Currency, Day(d.ClosedAt)!)) + own
                    .Where(d => string.CompareOrdinal(Day(d.ClosedAt)![..7], cohort[..7]) < 0).Sum(d => Euros(d.DealValue, d.Currency, Day(d.ClosedAt)!)),
                Rows.Number(row, "month0"));
        }
    }

    private static async Task CheckPipelineAsync(ReportDesk desk, Book book, Ask ask)
    {
        var deals = book.Deals.Where(d => d.Pipeline != "ecommerce" && ask.Fits(d.Channel ?? "unknown", book.SegmentOf(d))).ToList();
        var open = deals.Where(d => d.WonLost == "open").ToList();
        var won = deals.Where(d => d.WonLost == "won" && ask.Has(Day(d.ClosedAt))).ToList();
        var lost = deals.Count(d => d.WonLost == "lost" && ask.Has(Day(d.ClosedAt)));
        var valued = won.Where(d => Rate(d.Currency, Day(d.ClosedAt)!) is not null).ToList();
        var answer = await desk.JsonAsync("pipeline", ask.Query);
        var totals = answer.GetProperty("totals");
        Assert.DoesNotContain(Rows.Of(answer), r => ask.Grain == "day" && !ask.Has(r.GetProperty("period").GetString()));
        Assert.Equal(won.Count, Rows.Of(answer).Sum(r => Rows.Number(r, "won")));

        Assert.Equal((open.Count, won.Count, lost), ((int)Rows.Number(totals, "open")!, (int)Rows.Number(totals, "won")!, (int)Rows.Number(totals, "lost")!));
        Close(open.Sum(d => Euros(d.DealValue * d.Probability, d.Currency, Day(d.CreatedAt)!)), Rows.Number(totals, "weightedValue"));
        Close(deals.Where(d => ask.Has(Day(d.CreatedAt))).Sum(d => Euros(d.DealValue, d.Currency, Day(d.CreatedAt)!)), Rows.Number(totals, "createdValue"));
        var rate = won.Count + lost == 0 ? (decimal?)null : (decimal)won.Count / (won.Count + lost);
        var average = valued.Count == 0 ? (decimal?)null : valued.Average(d => Euros(d.DealValue, d.Currency, Day(d.ClosedAt)!));
        var cycle = won.Count == 0 ? (decimal?)null : (decimal)won.Average(d => Math.Max(0, (Time(d.ClosedAt!) - Time(d.CreatedAt)).TotalDays));
        Close(rate, Rows.Number(totals, "winRate"));
        Close(cycle, Rows.Number(totals, "averageCycleDays"));
        Close(cycle > 0 ? open.Count * rate * average / cycle : null, Rows.Number(totals, "velocityPerDay"));
    }

    private static async Task CheckModelsAsync(ReportDesk desk, Book book, Ask ask)
    {
        var touches = book.Touches.Where(t => ask.Fits(t.Channel, t.Segment) && ask.Has(ask.ByTouch ? t.TouchDay : t.CloseDay)).ToList();
        var answer = await desk.JsonAsync("attribution", ask.Query);
        foreach (var model in Models)
        {
            Close(touches.Count == 0 ? null : touches.Sum(t => t.Of(model)) / 100m, Rows.Number(answer.GetProperty("totals"), model));
            Close(touches.Sum(t => t.Of(model)) / 100m, Rows.Of(answer).Sum(r => Rows.Number(r, model)));
        }

        var spend = book.Spend.Where(s => (ask.Channel is null || s.Channel == ask.Channel) && ask.Has(s.Day)).ToList();
        var campaigns = await desk.JsonAsync("campaigns", ask.Query);
        foreach (var group in spend.GroupBy(s => s.CampaignId))
        {
            var rows = Rows.Of(campaigns).Where(r => r.GetProperty("campaignId").ValueEquals(group.Key)).ToList();
            Assert.NotEmpty(rows);
            Close(touches.Where(t => t.CampaignId == group.Key).Sum(t => t.Of(ask.Model)) / 100m, rows.Sum(r => Rows.Number(r, "revenue")));
            Close(ask.Segment is null ? group.Sum(s => Euros(s.Amount, s.Currency, s.Day)) : null, ask.Segment is null ? rows.Sum(r => Rows.Number(r, "spend")) : Rows.Number(rows[0], "spend"));
        }
    }

    private static async Task CheckOwnersAsync(ReportDesk desk, Book book, Ask ask)
    {
        foreach (var row in Rows.Of(await desk.JsonAsync("owners", ask.Query)))
        {
            var owner = row.GetProperty("ownerId").GetString();
            var leads = book.Leads.Where(l => l.OwnerId == owner && l.Counts && ask.Fits(l.Channel, l.Segment) && ask.Has(Day(l.CreatedAt))).ToList();
            var deals = book.Deals.Where(d => d.Pipeline != "ecommerce" && book.OwnerOf(d) == owner && ask.Fits(d.Channel ?? "unknown", book.SegmentOf(d))).ToList();
            Assert.Equal(
                (leads.Count, leads.Count(l => l.MqlAt is not null), deals.Count(d => d.WonLost == "open"), deals.Count(d => d.WonLost == "won" && ask.Has(Day(d.ClosedAt)))),
                ((int)Rows.Number(row, "leads")!, (int)Rows.Number(row, "mqls")!, (int)Rows.Number(row, "open")!, (int)Rows.Number(row, "won")!));
        }
    }

    private static async Task CheckCostPerLeadAsync(ReportDesk desk, Book book, Ask ask)
    {
        var leads = book.Leads.Where(l => l.Counts && (ask.Segment is null || l.Segment == ask.Segment)).ToList();
        foreach (var row in Rows.Of(await desk.JsonAsync("cpl", ask.Query)))
        {
            var (period, channel) = (Key(ask, row), row.GetProperty("channel").GetString()!);
            bool Within(string? day) => ask.Has(day) && ask.Period(day!) == period;
            decimal? Spent(Func<SpendRow, bool> which) => ask.Segment is null ? book.Spend.Where(s => Within(s.Day) && which(s)).Sum(s => Euros(s.Amount, s.Currency, s.Day)) : null;
            static decimal? Per(decimal? spend, int count) => count == 0 ? null : spend / count;
            var (own, all) = (leads.Where(l => l.Channel == channel).ToList(), leads);

            Assert.True(ask.Channel is null || ask.Channel == channel);
            Assert.Equal((own.Count(l => Within(Day(l.CreatedAt))), own.Count(l => Within(Day(l.MqlAt)))), ((int)Rows.Number(row, "leads")!, (int)Rows.Number(row, "mqls")!));
            Close(Per(Spent(s => s.Channel == channel), own.Count(l => Within(Day(l.CreatedAt)))), Rows.Number(row, "cpl"));
            Close(Per(Spent(_ => true), all.Count(l => Within(Day(l.CreatedAt)))), Rows.Number(row, "blendedCpl"));
            Close(Per(Spent(s => s.Channel == channel), own.Count(l => Within(Day(l.MqlAt)))), Rows.Number(row, "costPerMql"));
            Close(Per(Spent(_ => true), all.Count(l => Within(Day(l.MqlAt)))), Rows.Number(row, "blendedCostPerMql"));
        }
    }

    private static async Task CheckPathsAsync(ReportDesk desk, Book book, Ask ask)
    {
        var deals = book.Journeys.Where(j => ask.Has(j.CloseDay) && (ask.Segment is null || j.Segment == ask.Segment) && (ask.Channel is null || j.Path.Split(" > ").Contains(ask.Channel))).ToList();
        var groups = deals.GroupBy(j => $"{ask.Period(j.CloseDay)}{j.Path}").ToDictionary(g => g.Key, g => g.ToList());
        var answer = await desk.JsonAsync("paths", ask.Query);
        Assert.Equal(groups.Keys.Order(StringComparer.Ordinal), Rows.Of(answer).Select(r => Key(ask, r) + r.GetProperty("path").GetString()).Order(StringComparer.Ordinal));
        foreach (var row in Rows.Of(answer))
        {
            var own = groups[Key(ask, row) + row.GetProperty("path").GetString()];
            var (timed, valued) = (own.Where(j => j.Days is not null).ToList(), own.Where(j => j.Units is not null).ToList());
            Assert.Equal(own.Count, Rows.Number(row, "deals"));
            Close((decimal)own.Count / deals.Count, Rows.Number(row, "share"));
            Close(valued.Sum(j => j.Units!.Value) / 100m, Rows.Number(row, "revenue"));
            Close(valued.Count == 0 ? null : valued.Average(j => j.Units!.Value / 100m), Rows.Number(row, "averageRevenue"));
            Close((decimal)own.Average(j => j.Touches), Rows.Number(row, "averageTouches"));
            Close(timed.Count == 0 ? null : timed.Average(j => j.Days!.Value), Rows.Number(row, "averageDays"));
        }
    }

    private static async Task CheckClocksAsync(ReportDesk desk, Book book, Ask ask)
    {
        var clocks = book.Clocks
            .Select(c => (Clock: c, Lead: book.Leads.Single(l => l.LeadId == c.LeadId), Owner: c.DecidedOwnerId ?? c.OwnerId))
            .Where(c => c.Clock.State is "met" or "breached" && ask.Has(Day(c.Clock.StartedAt)) && ask.Fits(c.Lead.Channel, c.Lead.Segment)).ToList();
        var answer = await desk.JsonAsync("sla", ask.Query);
        CheckClocks([.. clocks.Select(c => c.Clock)], answer.GetProperty("totals"));
        foreach (var by in new[] { "channel", "owner", "segment", "hour" })
        {
            var groups = clocks.GroupBy(c => by switch { "channel" => c.Lead.Channel, "owner" => c.Owner, "segment" => c.Lead.Segment, _ => c.Clock.StartedAt[11..13] }).ToList();
            var rows = Rows.Of(answer).Where(r => r.GetProperty("by").ValueEquals(by)).ToList();
            Assert.Equal(groups.Select(g => g.Key).Order(StringComparer.Ordinal), rows.Select(r => r.GetProperty("key").GetString()));
            foreach (var group in groups)
            {
                CheckClocks([.. group.Select(c => c.Clock)], rows.Single(r => r.GetProperty("key").ValueEquals(group.Key)));
            }
        }
    }

    private static void CheckClocks(IReadOnlyList<ClockRow> clocks, JsonElement row)
    {
        var (met, seconds) = (clocks.Count(c => c.State == "met"), clocks.Where(c => c.SecondsToCall is not null).Select(c => c.SecondsToCall!.Value).Order().ToList());
        Assert.Equal((met, clocks.Count - met), ((int)Rows.Number(row, "met")!, (int)Rows.Number(row, "breached")!));
        Close(clocks.Count == 0 ? null : (decimal)met / clocks.Count, Rows.Number(row, "rate"));

        // The smallest of which at least that share of all are not larger.
        decimal? Rank(int percent) => seconds.Count == 0 ? null : seconds.First(s => 100 * seconds.Count(other => other <= s) >= percent * seconds.Count);
        Close(Rank(50), Rows.Number(row, "p50Seconds"));
        Close(Rank(90), Rows.Number(row, "p90Seconds"));
    }

    private static string? Day(string? time) => time?[..10];

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private static decimal? Rate(string currency, string day) => currency == "EUR" ? 1 : day switch
    {
        _ when string.CompareOrdinal(day, "2026-01-01") < 0 => null,
        _ when string.CompareOrdinal(day, "2026-03-01") < 0 => 0.5m,
        _ => 0.8m,
    };

    private static decimal Euros(decimal amount, string currency, string day) => Rate(currency, day) is { } rate ? amount * rate : 0;

    private static string Key(Ask ask, JsonElement row) => ask.Grain == "none" ? "" : row.GetProperty("period").GetString() + " ";

    private static void Same(decimal[] expected, decimal?[] found, bool withoutSpend)
    {
        for (var i = withoutSpend ? 1 : 0; i < expected.Length; i++)
        {
            Close(expected[i], found[i]);
        }
    }

    private static void Close(decimal? expected, decimal? found)
    {
        Assert.Equal(expected is null, found is null);
        Assert.True(Math.Abs((expected ?? 0) - (found ?? 0)) <= 0.0001m, $"{expected} expected, {found} found.");
    }

    private sealed record Ask(string? From, string? To, string Grain, bool ByTouch, string Model, string? Channel, string? Segment)
    {
        public string Query => string.Join('&', new[]
        {
            From is null ? "" : $"from={From}", To is null ? "" : $"to={To}", $"grain={Grain}", ByTouch ? "basis=touch" : "basis=close", $"model={Model}",
            Channel is null ? "" : $"channel={Channel}", Segment is null ? "" : $"segment={Segment}",
        }.Where(p => p.Length > 0));

        public static Ask Any(Random random)
        {
            var from = random.Next(250);
            return new Ask(
                random.Next(3) == 0 ? null : RandomRows.Shifted("2025-11-01", from),
                random.Next(3) == 0 ? null : RandomRows.Shifted("2025-11-01", from + random.Next(100)),
                Grains[random.Next(Grains.Length)],
                random.Next(2) == 0,
                Models[random.Next(Models.Length)],
                random.Next(2) == 0 ? null : RandomRows.Channels[random.Next(RandomRows.Channels.Length)],
                random.Next(3) == 0 ? RandomRows.Segments[random.Next(RandomRows.Segments.Length)] : null);
        }

        public bool Has(string? day) =>
            day is not null && (From is null || string.CompareOrdinal(day, From) >= 0) && (To is null || string.CompareOrdinal(day, To) <= 0);

        public bool Fits(string channel, string segment) => (Channel is null || Channel == channel) && (Segment is null || Segment == segment);

        /// <summary>The first day of a day's period, found by walking back to it.</summary>
        public string Period(string day)
        {
            var at = DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
            while (Grain switch
            {
                "week" => at.DayOfWeek != DayOfWeek.Monday,
                "month" => at.Day != 1,
                "quarter" => at.Day != 1 || at.Month is not (1 or 4 or 7 or 10),
                _ => false,
            })
            {
                at = at.AddDays(-1);
            }

            return Grain == "none" ? "" : at.ToString("yyyy-MM-dd ", CultureInfo.InvariantCulture);
        }
    }

    private sealed record Book(IReadOnlyList<LeadRow> Leads, IReadOnlyList<DealRow> Deals, IReadOnlyList<SpendRow> Spend, IReadOnlyList<TouchRow> Touches,
        IReadOnlyList<JourneyRow> Journeys, IReadOnlyList<ClockRow> Clocks)
    {
        public static async Task<Book> ReadAsync(ReportDesk desk) => new(
            await desk.QueryAsync<LeadRow>("SELECT * FROM leads"),
            await desk.QueryAsync<DealRow>("SELECT * FROM deals"),
            await desk.QueryAsync<SpendRow>("SELECT s.*, c.channel FROM campaign_spend s JOIN campaigns c ON c.campaign_id = s.campaign_id"),
            await desk.QueryAsync<TouchRow>("SELECT * FROM attribution_touches"),
            await desk.QueryAsync<JourneyRow>("SELECT * FROM attribution_deals"),
            await desk.QueryAsync<ClockRow>("SELECT * FROM sla_clocks"));

        public string SegmentOf(DealRow deal) => Leads.FirstOrDefault(l => l.LeadId == deal.LeadId)?.Segment ?? "unknown";

        public string? OwnerOf(DealRow deal) => Leads.FirstOrDefault(l => l.LeadId == deal.LeadId)?.OwnerId;
    }

    private sealed record LeadRow
    {
        public required string LeadId { get; init; }

        public required string CreatedAt { get; init; }

        public required string Channel { get; init; }

        public required string Segment { get; init; }

        public string? OwnerId { get; init; }

        public string? MqlAt { get; init; }

        public string? SqlAt { get; init; }

        public string? OppAt { get; init; }

        public string? CustomerAt { get; init; }

        public bool IsTest { get; init; }

        public bool IsImport { get; init; }

        public string? MergedIntoLead { get; init; }

        public bool Counts => !IsTest && !IsImport && MergedIntoLead is null;
    }

    private sealed record DealRow
    {
        public required string DealId { get; init; }

        public required string CreatedAt { get; init; }

        public string? ClosedAt { get; init; }

        public required string WonLost { get; init; }

        public decimal DealValue { get; init; }

        public required string Currency { get; init; }

        public decimal Probability { get; init; }

        public string? Channel { get; init; }

        public string? LeadId { get; init; }

        public required string CompanyId { get; init; }

        public string? Pipeline { get; init; }
    }

    private sealed record JourneyRow
    {
        public required string Path { get; init; }

        public required string Segment { get; init; }

        public required string CloseDay { get; init; }

        public long? Units { get; init; }

        public long Touches { get; init; }

        public decimal? Days { get; init; }
    }

    private sealed record ClockRow
    {
        public required string LeadId { get; init; }

        public required string OwnerId { get; init; }

        public string? DecidedOwnerId { get; init; }

        public required string StartedAt { get; init; }

        public required string State { get; init; }

        public long? SecondsToCall { get; init; }
    }

    private sealed record SpendRow
    {
        public required string CampaignId { get; init; }

        public required string Channel { get; init; }

        public required string Day { get; init; }

        public decimal Amount { get; init; }

        public required string Currency { get; init; }
    }

    private sealed record TouchRow
    {
        public required string CampaignId { get; init; }

        public required string Channel { get; init; }

        public required string Segment { get; init; }

        public required string TouchDay { get; init; }

        public required string CloseDay { get; init; }

        public long FirstTouch { get; init; }

        public long Linear { get; init; }

        public long Shapley { get; init; }

        public long Of(string model) => model switch
        {
            "first_touch" => FirstTouch,
            "linear" => Linear,
            _ => Shapley,
        };
    }
}
