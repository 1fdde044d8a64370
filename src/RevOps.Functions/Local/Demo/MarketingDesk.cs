using System.Globalization;

namespace RevOps.Functions.Local.Demo;

/// <summary>The people who buy advertising: which campaigns there are, and what each costs a day.</summary>
/// <param name="client">Posts them.</param>
internal sealed class MarketingDesk(DemoClient client)
{
    private const int NoticedAtSitting = 20;
    private const int RestatedAtSitting = 15;
    private const string Brand = "50000000002";
    private const string Generic = "50000000003";
    private const string LinkedIn = "q1-revenue-teams";
    private const string Newsletter = "february-news";
    private const string Retargeting = "q1-retargeting";

    private static readonly Bought[] Daily =
    [
        new(Brand, "EUR", Budget: 48, PerClick: 1.9m, January, March),
        new(Generic, "EUR", Budget: 112, PerClick: 4.6m, January, March),
        new(LinkedIn, DemoRules.Foreign, Budget: 135, PerClick: 9.8m, January, March),
        new(Retargeting, "EUR", Budget: 24, PerClick: 0.8m, new DateOnly(2026, 2, 1), new DateOnly(2026, 2, 28)),
    ];

    private DateOnly _told = January.AddDays(-1);
    private int _sittings;

    private static DateOnly January => DateOnly.FromDateTime(Quarter.Start.UtcDateTime);

    private static DateOnly March => January.AddDays(Quarter.Days - 1);

    /// <summary>Names the campaigns and what the mailing tool charges for February, all at once.</summary>
    public async Task IntroduceAsync(CancellationToken cancel)
    {
        object[] campaigns =
        [
            new { id = Brand, channel = "google_ads", campaignName = "Search Brand", aliases = new[] { "Q1 Brand" } },
            new { id = Generic, channel = "google_ads", campaignName = "Search Generic" },
            new { id = LinkedIn, channel = "linkedin_ads", campaignName = "Q1 Revenue Teams" },
            new { id = Newsletter, channel = "email", campaignName = "February news" },
            new { id = Retargeting, channel = "meta_ads", campaignName = "Q1 Retargeting", startDate = "2026-02-01", endDate = "2026-02-28" },
        ];
        await client.PostAsync("campaigns", campaigns, 200, cancel);
        var invoice = new { campaignId = Newsletter, from = "2026-02-01", to = "2026-02-28", amount = 640.00m, currency = "EUR", source = "invoice" };
        await client.PostAsync("spend", invoice, 200, cancel);
    }

    /// <summary>What was spent since the last sitting. Once a platform takes clicks back, and once somebody sees a name that no campaign has.</summary>
    public async Task ReportAsync(DateTimeOffset at, CancellationToken cancel)
    {
        var today = DateOnly.FromDateTime(at.UtcDateTime);
        var days = Enumerable.Range(1, today.DayNumber - _told.DayNumber).Select(_told.AddDays);
        await client.PostAsync("spend", days.SelectMany(d => Daily.Where(b => b.RunsOn(d)).Select(b => b.On(d))).ToList(), 200, cancel);
        _told = today;
        switch (++_sittings)
        {
            case RestatedAtSitting:
                var restated = Enumerable.Range(0, 7).Select(n => Daily[1].On(January.AddDays(11 + n), refund: 0.15m));
                await client.PostAsync("spend", restated.ToList(), 200, cancel);
                break;
            case NoticedAtSitting:
                var brand = new { id = Brand, channel = "google_ads", campaignName = "Search Brand", aliases = new[] { "Q1 Brand", "DACH Brand Q1" } };
                await client.PostAsync("campaigns", brand, 200, cancel);
                break;
        }
    }

    /// <summary>A campaign that is paid by the day.</summary>
    private sealed record Bought(string CampaignId, string Currency, int Budget, decimal PerClick, DateOnly From, DateOnly To)
    {
        public bool RunsOn(DateOnly day) => day >= From && day <= To;

        /// <summary>A day's figure: about the budget, half of it on weekends.</summary>
        public object On(DateOnly day, decimal refund = 0)
        {
            var date = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            var percent = (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 40 : 85) + Dice.Of($"spend {CampaignId} {date}").Below(31);
            var amount = decimal.Round(Budget * percent / 100m * (1 - refund), 2);
            var clicks = (int)(amount / PerClick);
            return new { campaignId = CampaignId, date, amount, currency = Currency, clicks, impressions = clicks * 38, source = "platform" };
        }
    }
}
