using System.Globalization;

namespace RevOps.Functions.Tests.Reports;

/// <summary>Random rows of everything that reports read.</summary>
internal static class RandomRows
{
    public static readonly string[] Channels = ["google_ads", "linkedin_ads", "organic", "email"];
    public static readonly string[] Segments = ["smb", "enterprise", "unknown"];

    /// <summary>A day, so many days later.</summary>
    public static string Shifted(string day, int days) =>
        DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture).AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Leads, deals, spend, journeys and clocks of half a year.</summary>
    public static async Task FillAsync(ReportDesk desk, Random random)
    {
        string Any(string[] values) => values[random.Next(values.Length)];
        string AnyDay(int from = 0) => new DateOnly(2025, 11, 1).AddDays(from + random.Next(200)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        string After(string day) => Shifted(day, random.Next(0, 60));
        foreach (var channel in Channels)
        {
            await desk.CampaignAsync($"c-{channel}", channel);
            for (var i = 0; i < 20; i++)
            {
                await desk.SpendAsync($"c-{channel}", Shifted("2025-11-01", (i * 10) + random.Next(10)), random.Next(1, 50_000) / 100.0, random.Next(4) == 0 ? "USD" : "EUR");
            }
        }

        var leads = new List<string>();
        for (var i = 0; i < 120; i++)
        {
            var created = AnyDay();
            var stages = random.Next(5);
            var mql = stages > 0 ? After(created) : "";
            var sql = stages > 1 ? After(mql) : "";
            leads.Add(await desk.LeadAsync(
                created, Any(Channels), Any(Segments), mql, sql, stages > 2 ? After(sql) : "", stages > 3 ? After(sql) : "", random.Next(3) == 0 ? "ann" : null,
                random.Next(10) == 0, random.Next(10) == 0, random.Next(10) == 0 ? "x" : null));
        }

        for (var i = 0; i < 80; i++)
        {
            var path = string.Join(" > ", Enumerable.Range(0, random.Next(4)).Select(_ => Any(Channels)));
            await desk.AddAsync("attribution_deals", new
            {
                deal_id = $"journey-{i}",
                path,
                segment = Any(Segments),
                close_day = AnyDay(),
                units = random.Next(8) == 0 ? (int?)null : random.Next(100_000),
                touches = random.Next(6),
                days = path.Length == 0 ? null : (double?)(random.Next(1_000) / 10.0),
            });
            await desk.AddAsync("sla_clocks", new
            {
                lead_id = Any([.. leads]),
                owner_id = Any(["ann", "bob"]),
                decided_owner_id = random.Next(3) == 0 ? "cleo" : null,
                started_at = $"{AnyDay()}T{random.Next(24):00}:30:00.0000000Z",
                state = Any(["met", "met", "breached", "running", "cancelled"]),
                seconds_to_call = random.Next(4) == 0 ? (int?)null : random.Next(5_000),
            });
        }

        for (var i = 0; i < 100; i++)
        {
            var (created, outcome) = (AnyDay(), Any(["open", "won", "lost"]));
            var id = await desk.DealAsync(
                created, outcome == "open" ? "" : After(created), outcome, random.Next(1, 100_000) / 100.0, random.Next(4) == 0 ? "USD" : "EUR",
                random.Next(6) == 0 ? null : Any(Channels), random.Next(3) == 0 ? null : Any([.. leads]), $"company-{random.Next(30)}",
                random.Next(6) == 0 ? "ecommerce" : random.Next(2) == 0 ? "north" : null, Any(["A", "B"]), random.Next(0, 11) / 10.0);
            for (var t = random.Next(4); outcome == "won" && t > 0; t--)
            {
                var channel = Any(Channels);
                await desk.AddAsync("attribution_touches", new
                {
                    deal_id = id,
                    campaign_id = random.Next(2) == 0 ? $"c-{channel}" : $"none:{channel}",
                    channel,
                    segment = Any(Segments),
                    touch_day = AnyDay(),
                    close_day = AnyDay(),
                    first_touch = random.Next(10_000),
                    linear = random.Next(10_000),
                    shapley = random.Next(10_000),
                });
            }
        }
    }
}
