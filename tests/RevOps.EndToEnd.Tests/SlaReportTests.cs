using System.Text.Json;
using RevOps.EndToEnd.Tests.Support;

namespace RevOps.EndToEnd.Tests;

/// <summary>Who is due when, and how well it goes: counted by hand.</summary>
public sealed class SlaReportTests(SlaReportTests.Days days) : IClassFixture<SlaReportTests.Days>
{
    [Fact]
    public async Task Attainment_of_a_day_is_by_owner_team_source_and_hour_with_nearest_rank_percentiles()
    {
        var report = await days.GetAsync("api/sla?from=2026-05-04&to=2026-05-04");

        Assert.Equal(
            [
                "hour 09: met 3, breached 1, rate 0.75, p50 120, p90 600",
                "hour 10: met 0, breached 1, rate 0, p50 1200, p90 1200",
                "owner ann: met 3, breached 1, rate 0.75, p50 120, p90 600",
                "owner bob: met 0, breached 1, rate 0, p50 1200, p90 1200",
                "source google: met 2, breached 0, rate 1, p50 60, p90 120",
                "source linkedin: met 1, breached 2, rate 0.333, p50 600, p90 1200",
                "team dach: met 3, breached 1, rate 0.75, p50 120, p90 600",
                "team uk: met 0, breached 1, rate 0, p50 1200, p90 1200",
            ],
            Groups(report).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_time_to_the_first_call_is_counted_in_buckets_and_those_who_never_called_apart()
    {
        var touch = (await days.GetAsync("api/sla?from=2026-05-04&to=2026-05-04")).GetProperty("firstTouch");

        Assert.Equal((1, 5), (touch.GetProperty("never").GetInt32(), touch.GetProperty("total").GetInt32()));
        Assert.Equal(
            ["300: 2 (0.4)", "900: 1 (0.2)", "1800: 1 (0.2)", "3600: 0 (0)", "14400: 0 (0)", "86400: 0 (0)", "null: 0 (0)"],
            touch.GetProperty("buckets").EnumerateArray().Select(b =>
                FormattableString.Invariant($"{b.GetProperty("upToSeconds").GetRawText()}: {b.GetProperty("count").GetInt32()} ({b.GetProperty("share").GetDouble()})")));
    }

    [Fact]
    public async Task An_owner_and_days_narrow_list_and_groups_and_a_state_only_the_list()
    {
        var bob = await days.GetAsync("api/sla?owner=bob&from=2026-05-04&to=2026-05-04");
        Assert.Equal(["B1"], Names(bob));
        Assert.Equal(["hour 10", "owner bob", "source linkedin", "team uk"], Groups(bob).Select(g => g[..g.IndexOf(':', StringComparison.Ordinal)]).Order(StringComparer.Ordinal));

        var open = await days.GetAsync("api/sla?state=running");
        var bare = await days.GetAsync("api/sla?state=running&groups=false");
        Assert.Equal(open.GetProperty("items").GetRawText(), bare.GetProperty("items").GetRawText());
        Assert.Equal(("null", "null"), (bare.GetProperty("groups").GetRawText(), bare.GetProperty("firstTouch").GetRawText()));
        Assert.Equal(["B2"], Names(open));
        Assert.Contains("owner ann: met 4, breached 1, rate 0.8, p50 60, p90 600", Groups(open));

        Assert.Equal(["A5"], Names(await days.GetAsync("api/sla?state=paused&from=2026-05-05")));
        Assert.Empty(Names(await days.GetAsync("api/sla?state=paused&to=2026-05-04")));
        Assert.Equal(["B1", "A4"], Names(await days.GetAsync("api/sla?state=breached")));
        Assert.Empty(Names(await days.GetAsync("api/sla?owner=nobody")));
        Assert.Empty((await days.GetAsync("api/sla?owner=nobody")).GetProperty("groups").EnumerateArray());
    }

    [Fact]
    public async Task Days_are_inclusive_and_of_the_clocks_start()
    {
        Assert.Empty(Names(await days.GetAsync("api/sla?to=2026-05-03")));
        Assert.Equal(["A1", "A2", "A3", "A4", "B1"], Names(await days.GetAsync("api/sla?to=2026-05-04")).Order());
        Assert.Equal(["A5", "A6", "B2"], Names(await days.GetAsync("api/sla?from=2026-05-05&to=2026-05-05")).Order());
        Assert.Empty(Names(await days.GetAsync("api/sla?from=2026-05-06")));
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData("", 3)]
    [InlineData("state=met&", 2)]
    public async Task Pages_follow_one_another_without_gaps_or_repeats(string filter, int limit)
    {
        var whole = Names(await days.GetAsync($"api/sla?{filter}"));
        var pages = new List<string>();
        string? cursor = null;
        do
        {
            var page = await days.GetAsync($"api/sla?{filter}limit={limit}{(cursor is null ? "" : $"&cursor={cursor}")}");
            Assert.InRange(Names(page).Count, 1, limit);
            pages.AddRange(Names(page));
            cursor = page.Text("nextCursor");
        }
        while (cursor is not null);

        Assert.Equal(whole, pages);
        Assert.True(pages.Count > limit);
    }

    [Fact]
    public async Task What_is_asked_for_wrongly_is_said_all_at_once()
    {
        var (status, problem) = await days.SendAsync(HttpMethod.Get, "api/sla?state=late&from=yesterday&limit=0&cursor=x!");
        Assert.Equal((422, "/cursor /from /limit /state"), (status, string.Join(' ', problem.Fields())));
        Assert.Equal(422, (await days.SendAsync(HttpMethod.Get, "api/sla?from=2026-05-05&to=2026-05-04")).Status);
        Assert.Equal(401, (await days.SendAsync(HttpMethod.Get, "api/sla", key: null)).Status);
    }

    private static IEnumerable<string> Groups(JsonElement report) => report.GetProperty("groups").EnumerateArray().Select(g => FormattableString.Invariant(
        $"{g.Text("by")} {g.Text("key")}: met {g.GetProperty("met")}, breached {g.GetProperty("breached")}, rate {Math.Round(g.GetProperty("rate").GetDouble(), 3)}, p50 {g.GetProperty("p50Seconds")}, p90 {g.GetProperty("p90Seconds")}"));

    private List<string> Names(JsonElement report) => [.. report.Texts("items", "leadId").Select(id => days.Names[id!])];

    /// <summary>
    /// Two days of two people. The first, from nine: A1, A2 and A3 are called in time, A4 never; from ten: B1 late. The second, at eleven:
    /// B2 runs, A5 is put off, A6 is called in time.
    /// </summary>
    public sealed class Days : RunningApp, IAsyncLifetime
    {
        private readonly Dictionary<string, HotLead> _leads = [];

        public Dictionary<string, string> Names => _leads.ToDictionary(l => l.Value.LeadId, l => l.Key);

        async Task IAsyncLifetime.InitializeAsync()
        {
            await InitializeAsync();
            var (status, _) = await SendAsync(HttpMethod.Put, "api/owners", new[] { Owner("ann", "dach"), Owner("bob", "uk") });
            Assert.Equal(200, status);
            await FirstDayAsync();
            await SecondDayAsync();
        }

        private async Task FirstDayAsync()
        {
            await AddAsync("A1", "DE", "google");
            await AddAsync("A2", "DE", "google");
            await AddAsync("A3", "DE", "linkedin");
            await AddAsync("A4", "DE", "linkedin");
            await CallAsync("A1", 60);
            await CallAsync("A2", 120);
            await CallAsync("A3", 600);
            Clock.AdvanceTo(new DateTimeOffset(2026, 5, 4, 10, 0, 0, TimeSpan.Zero));
            await AddAsync("B1", "GB", "linkedin");
            await CallAsync("B1", 1200);
            foreach (var late in new[] { "A4", "B1" })
            {
                await _leads[late].ClockWhenAsync(this, s => s.Text("state") == "breached");
            }
        }

        private async Task SecondDayAsync()
        {
            Clock.AdvanceTo(new DateTimeOffset(2026, 5, 5, 11, 0, 0, TimeSpan.Zero));
            await AddAsync("B2", "GB", "google");
            await AddAsync("A5", "DE", "google");
            await AddAsync("A6", "DE", "google");
            Assert.Equal(200, (await PostAsync($"{_leads["A5"].Path}/sla/snooze", new { minutes = 60, reason = "asked" })).Status);
            await CallAsync("A6", 30);
        }

        private async Task AddAsync(string name, string country, string source) => _leads[name] = await HotLead.SubmitAsync(this, lead =>
        {
            lead["country"] = country;
            lead["company"] = new { name, domain = $"{name}.example", industry = "Software Development", employees = "350", country };
            lead["email"] = $"somebody@{name}.example";
            lead["clickIds"] = new Dictionary<string, string>();
            lead["referrer"] = lead["url"] = null;
            lead["utm"] = new { source, medium = "cpc" };
        });

        /// <summary>A call so many seconds after the lead's clock began.</summary>
        private async Task CallAsync(string name, int seconds)
        {
            var started = (await _leads[name].ClockAsync(this)).Time("startedAt");
            Clock.AdvanceTo(started.AddSeconds(seconds));
            Assert.Equal(201, (await PostAsync($"{_leads[name].Path}/calls", new { outcome = "connected" })).Status);
        }

        private static object Owner(string id, string team) => new { ownerId = id, name = id, team };
    }
}
