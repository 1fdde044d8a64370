using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.Playwright;
using RevOps.Browser.Tests.Support;
using RevOps.EndToEnd.Tests.Support;
using RevOps.Testing;

namespace RevOps.Browser.Tests;

/// <summary>The script of web sites, in a real browser, against the real app: what it keeps and sends, and when it keeps and sends nothing.</summary>
public sealed class TrackingScriptTests(RunningApp app, Chromium chromium) : IClassFixture<RunningApp>, IClassFixture<Chromium>
{
    private const string Campaign = "?utm_source=google&utm_medium=cpc&utm_campaign=autumn&gclid=abc&email=anna%40private.example";

    [BrowserFact]
    public async Task A_visit_becomes_touchpoints_of_whoever_submits_a_form()
    {
        await using var site = await SiteAsync("data-consent=\"granted\"");
        var page = await PageAsync();

        await page.GotoAsync($"{site.Address}landing{Campaign}", new PageGotoOptions { Referer = "https://news.example/article?reader=anna" });
        await ArrivedAsync(page);
        await page.GotoAsync($"{site.Address}pricing");
        await ArrivedAsync(page);
        await page.FillAsync("[name=email]", "anna@stitched.example");
        await page.ClickAsync("button");
        await page.WaitForURLAsync("**/intake/forms/demo*");

        var touches = await TouchpointsOfAsync("anna@stitched.example", atLeast: 3);
        var (landing, pricing) = (touches.Single(t => t.Url.EndsWith("/landing", StringComparison.Ordinal)), touches.Single(t => t.Url.EndsWith("/pricing", StringComparison.Ordinal)));
        Assert.Equal(new Touch("ad_click", $"{site.Address}landing", "https://news.example/article", "autumn"), landing);
        Assert.Equal(new Touch("page_view", $"{site.Address}pricing", null, null), pricing);
    }

    [BrowserFact]
    public async Task Before_consent_nothing_is_kept_or_sent_and_after_it_the_page_counts()
    {
        await using var site = await SiteAsync("");
        var page = await PageAsync();
        var sent = Requests(page);

        await page.GotoAsync($"{site.Address}quiet");
        await page.FillAsync("[name=email]", "quiet@visitor.example");
        await page.EvaluateAsync("document.querySelector('form').dispatchEvent(new Event('submit'))");
        Assert.Equal("", await page.InputValueAsync("[name=visitor_id]"));
        await LeaveAsync(page);
        Assert.Equal(("", 0), await KeptAsync(page));
        Assert.Empty(sent);

        await page.EvaluateAsync("revops('consent', true)");
        await Eventually.Holds(() => Task.FromResult(sent.Count == 1), TimeSpan.FromSeconds(20), "one request");
        Assert.EndsWith("/quiet", JsonDocument.Parse(sent[0]).RootElement[0].GetProperty("url").GetString(), StringComparison.Ordinal);
        Assert.StartsWith("revops_visitor=", (await KeptAsync(page)).Cookie, StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task Consent_taken_back_deletes_the_visitor()
    {
        await using var site = await SiteAsync("data-consent=\"granted\"");
        var page = await PageAsync();
        var sent = Requests(page);
        await page.GotoAsync($"{site.Address}once");
        await ArrivedAsync(page);

        await page.EvaluateAsync("revops('consent', false); revops('event', 'demo_view')");
        await LeaveAsync(page);

        Assert.Equal(("", 0), await KeptAsync(page));
        Assert.Single(sent);
    }

    [BrowserFact]
    public async Task Global_privacy_control_is_an_answer_whatever_the_page_says() => await SilentAsync("globalPrivacyControl", "true");

    [BrowserFact]
    public async Task Do_not_track_is_an_answer_whatever_the_page_says() => await SilentAsync("doNotTrack", "'1'");

    [BrowserFact]
    public async Task The_banner_of_a_wordpress_site_decides_and_may_change_its_mind()
    {
        await using var site = await SiteAsync("data-consent=\"wordpress\"");
        var page = await PageAsync();
        var sent = Requests(page);
        await page.AddInitScriptAsync("window.answer = false; window.wp_has_consent = function (what) { return what === 'statistics' && window.answer; }");
        await page.GotoAsync($"{site.Address}wordpress");
        await LeaveAsync(page);
        Assert.Empty(sent);

        const string Changed = "document.dispatchEvent(new CustomEvent('wp_listen_for_consent_change', { detail: {} }))";
        await page.EvaluateAsync($"window.answer = true; {Changed}");
        await Eventually.Holds(() => Task.FromResult(sent.Count == 1), TimeSpan.FromSeconds(20), "one request");
        await page.EvaluateAsync($"window.answer = false; {Changed}");
        Assert.Equal("", (await KeptAsync(page)).Cookie);
    }

    [BrowserFact]
    public async Task Pages_that_a_script_shows_count_and_go_together()
    {
        await using var site = await SiteAsync("data-consent=\"granted\"");
        var page = await PageAsync();
        var sent = Requests(page);
        await page.GotoAsync($"{site.Address}one");
        await ArrivedAsync(page);

        await page.EvaluateAsync("history.pushState({}, '', '/two'); history.replaceState({}, '', '/two?tab=b'); history.pushState({}, '', '/three'); revops('event', 'demo_view'); revops('event', 'Not Ours')");
        await LeaveAsync(page);
        await Eventually.Holds(() => Task.FromResult(sent.Count == 2), TimeSpan.FromSeconds(20), "two requests");

        var batch = JsonDocument.Parse(sent[1]).RootElement.EnumerateArray().Select(e => (e.GetProperty("eventType").GetString(), new Uri(e.GetProperty("url").GetString()!).PathAndQuery));
        Assert.Equal([("page_view", "/two"), ("page_view", "/three"), ("demo_view", "/three")], batch);
    }

    [BrowserFact]
    public async Task What_could_not_be_sent_goes_with_the_next_page()
    {
        await using var site = await SiteAsync("data-consent=\"granted\"");
        var page = await PageAsync();
        await page.RouteAsync("**/api/touchpoints*", r => r.AbortAsync());
        await page.RunAndWaitForRequestAsync(() => page.GotoAsync($"{site.Address}lost"), r => r.Url.Contains("/api/touchpoints", StringComparison.Ordinal));
        Assert.Equal(1, (await KeptAsync(page)).Waiting);

        await page.UnrouteAsync("**/api/touchpoints*");
        var sent = Requests(page);
        await page.GotoAsync($"{site.Address}found");
        await ArrivedAsync(page);

        Assert.Equal(["/lost", "/found"], JsonDocument.Parse(sent[0]).RootElement.EnumerateArray().Select(e => new Uri(e.GetProperty("url").GetString()!).AbsolutePath));
        Assert.Equal(0, (await KeptAsync(page)).Waiting);
    }

    private async Task SilentAsync(string property, string value)
    {
        await using var site = await SiteAsync("data-consent=\"granted\"");
        var page = await PageAsync();
        var sent = Requests(page);
        await page.AddInitScriptAsync($"Object.defineProperty(Navigator.prototype, '{property}', {{ get: function () {{ return {value}; }} }})");

        await page.GotoAsync($"{site.Address}private{Campaign}");
        await page.EvaluateAsync("revops('consent', true); revops('event', 'demo_view')");
        await LeaveAsync(page);

        Assert.Equal(("", 0), await KeptAsync(page));
        Assert.Empty(sent);
    }

    private async Task<WebSite> SiteAsync(string attributes)
    {
        var key = await WebKeyAsync();
        var intake = await KeyAsync("intake");
        return await WebSite.StartAsync($"""
            <!doctype html><title>Acme</title>
            <form method="post" action="{app.Http.BaseAddress}api/intake/forms/demo?key={intake}">
            <input name="email"><input type="hidden" name="visitor_id"><button>Send</button></form>
            <script src="{app.Http.BaseAddress}api/t.js?key={key}" {attributes}></script>
            """);
    }

    private Task<string> WebKeyAsync() => KeyAsync("web");

    private async Task<string> KeyAsync(string scope)
    {
        var (status, answer) = await app.PostAsync("api/keys", new { name = $"site {scope}", scopes = new[] { scope } });
        Assert.Equal(201, status);
        return answer.GetProperty("key").GetString()!;
    }

    /// <summary>A page whose clock shows the app's time.</summary>
    private async Task<IPage> PageAsync()
    {
        var page = await chromium.NewPageAsync();
        await page.Clock.SetFixedTimeAsync(app.Clock.GetUtcNow().UtcDateTime);
        return page;
    }

    /// <summary>The bodies that the page sends, as they leave.</summary>
    private static List<string> Requests(IPage page)
    {
        var bodies = new List<string>();
        page.Request += (_, r) =>
        {
            if (r.Url.Contains("/api/touchpoints", StringComparison.Ordinal))
            {
                bodies.Add(r.PostData!);
            }
        };
        return bodies;
    }

    /// <summary>Waits until the app has taken the page's next batch, and the page knows it.</summary>
    private static async Task ArrivedAsync(IPage page)
    {
        await Eventually.Holds(
            async () => (await KeptAsync(page)).Waiting == 0 && (await page.EvaluateAsync<string>("document.cookie")).Length > 0, TimeSpan.FromSeconds(20), "what was kept has arrived");
    }

    /// <summary>What a browser does when its user turns to another tab.</summary>
    private static Task LeaveAsync(IPage page) => page.EvaluateAsync("window.dispatchEvent(new Event('pagehide'))");

    private static async Task<(string Cookie, int Waiting)> KeptAsync(IPage page) => (
        await page.EvaluateAsync<string>("document.cookie"),
        await page.EvaluateAsync<int>("JSON.parse(localStorage.getItem('revops_visitor') || '[]').length"));

    private async Task<IReadOnlyList<Touch>> TouchpointsOfAsync(string email, int atLeast)
    {
        IReadOnlyList<Touch> touches = [];
        await Eventually.Holds(async () => (touches = await ReadAsync(email)).Count >= atLeast, TimeSpan.FromMinutes(1), $"{atLeast} touchpoints");
        return touches;
    }

    private async Task<IReadOnlyList<Touch>> ReadAsync(string email)
    {
        await using var sql = new SqliteConnection($"Data Source={app.DatabasePath};Mode=ReadOnly");
        await sql.OpenAsync();
        await using var command = sql.CreateCommand();
        command.CommandText = "SELECT t.event_type, t.url, t.referrer, t.utm_campaign FROM touchpoints t JOIN contacts c ON c.contact_id = t.contact_id WHERE c.email = $email";
        command.Parameters.AddWithValue("$email", email);
        await using var rows = await command.ExecuteReaderAsync();
        var touches = new List<Touch>();
        while (await rows.ReadAsync())
        {
            touches.Add(new Touch(rows.GetString(0), rows[1] as string ?? "", rows[2] as string, rows[3] as string));
        }

        return touches;
    }

    private sealed record Touch(string Type, string Url, string? Referrer, string? Campaign);
}
