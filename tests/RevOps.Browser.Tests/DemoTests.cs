using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;
using RevOps.Browser.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace RevOps.Browser.Tests;

/// <summary>The pages over the demo's data: what somebody sees who tries the product.</summary>
public sealed class DemoTests(DemoApp app, Chromium chromium) : IClassFixture<DemoApp>, IClassFixture<Chromium>
{
    private readonly Lazy<Pages> _pages = new(() => new Pages(chromium, app.Http.BaseAddress!, app.Key, Pages.Desk));

    [BrowserFact]
    public async Task Every_view_shows_the_demo_on_a_phone_and_on_a_desk()
    {
        var lead = (await app.GetAsync("api/leads?stage=MQL&limit=1")).GetProperty("items")[0].GetProperty("leadId").GetString();
        var page = await _pages.Value.SignedInAsync("");

        await _pages.Value.LookAsync(page, "demo-", "", "leads", $"leads/{lead}", "performance?period=all", "operations", "operations/what-if");

        Assert.Empty(_pages.Value.Faults);
    }

    [BrowserFact]
    public async Task What_channels_cost_and_earned_is_what_the_report_says_under_each_model()
    {
        var page = await _pages.Value.SignedInAsync("performance?period=all");
        foreach (var model in new[] { "linear", "first_touch", "w_shaped" })
        {
            await page.GotoAsync(_pages.Value.Of($"performance?period=all&model={model}"));
            var table = page.GetByRole(AriaRole.Region, new() { Name = "Channels" }).Locator("table");
            var report = await app.GetAsync($"api/reports/channels?model={model}");
            foreach (var row in report.GetProperty("rows").EnumerateArray())
            {
                var shown = table.Locator("tbody tr").Filter(new() { Has = page.GetByRole(AriaRole.Rowheader, new() { Name = row.GetProperty("channel").GetString()!, Exact = true }) });
                await Expect(shown.Locator("td").Nth(0)).ToHaveTextAsync(Money(row.GetProperty("spend")));
                await Expect(shown.Locator("td").Nth(8)).ToHaveTextAsync(Money(row.GetProperty("revenue")));
            }
        }

        Assert.Empty(_pages.Value.Faults);
    }

    [BrowserFact]
    public async Task Who_waits_is_called_from_a_phone_and_their_clock_stops()
    {
        await app.HotLeadAsync();
        var waiting = (await app.GetAsync("api/sla?state=running&groups=false")).GetProperty("items");
        var first = waiting[0];
        var page = await _pages.Value.SignedInAsync("");
        await page.SetViewportSizeAsync(390, 844);
        await Expect(page.GetByRole(AriaRole.Timer)).ToHaveCountAsync(waiting.GetArrayLength());
        var name = $"{first.GetProperty("firstName").GetString()} {first.GetProperty("lastName").GetString()}".Trim();
        await page.GetByRole(AriaRole.Button, new() { Name = $"Reached: {name}" }).First.ClickAsync();

        await Expect(page.GetByRole(AriaRole.Timer)).ToHaveCountAsync(waiting.GetArrayLength() - 1);
        var lead = await app.GetAsync($"api/leads/{first.GetProperty("leadId").GetString()}");
        Assert.NotEqual("running", lead.GetProperty("sla").GetProperty("state").GetString());
        Assert.Empty(_pages.Value.Faults);
    }

    /// <summary>As the pages write euros for a reader in English.</summary>
    private static string Money(JsonElement value) =>
        value.ValueKind == JsonValueKind.Null ? "–" : value.GetDecimal().ToString("€#,##0.00;-€#,##0.00", CultureInfo.InvariantCulture);
}
