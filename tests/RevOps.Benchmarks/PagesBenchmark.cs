using System.Text.Json;
using Microsoft.Playwright;

namespace RevOps.Benchmarks;

/// <summary>
/// What the pages weigh and how long they take: from asking for a view, with nothing in the browser's store, until its figures stand there and it can be
/// used; beside an empty page of the same app, which is what the browser and the connection take anyway.
/// </summary>
internal static class PagesBenchmark
{
    private const int Rounds = 7;
    private const int People = 200;
    private static readonly string[] Browsers = ["chromium", "chromium-browser", "google-chrome"];
    private static readonly string[] Views = ["", "leads", "performance?period=all", "operations"];

    public static async Task RunAsync()
    {
        var browserPath = Environment.GetEnvironmentVariable("REVOPS_TEST_BROWSER") ?? FindBrowser();
        if (browserPath is null)
        {
            Console.WriteLine("There is no Chromium on this machine; REVOPS_TEST_BROWSER names one.");
            return;
        }

        using var app = await BenchApp.StartAsync();
        await Parallel.ForAsync(0, People, async (i, _) => await app.PostAsync(BenchApp.Lead($"page{i}")));
        await app.IdleAsync();
        using var driver = await Playwright.CreateAsync();
        await using var browser = await driver.Chromium.LaunchAsync(new() { ExecutablePath = browserPath, Args = ["--no-sandbox"] });
        foreach (var view in Views)
        {
            var (ours, bare, bytes) = (new List<double>(), new List<double>(), 0L);
            for (var round = 0; round < Rounds; round++)
            {
                bare.Add((await OpenAsync(browser, app, "api/dashboard/assets/none", isView: false)).Milliseconds);
                var (milliseconds, sent) = await OpenAsync(browser, app, $"api/dashboard/{view}", isView: true);
                ours.Add(milliseconds);
                bytes = sent;
            }

            Console.WriteLine(
                $"{(view.Length == 0 ? "today" : view.Split('?')[0]),-12} {bytes / 1024.0:0} kB compressed, interactive after {Measure.Median(ours):0} ms, an empty page {Measure.Median(bare):0} ms, "
                + $"ratio {Measure.Number(Measure.Median(ours) / Measure.Median(bare))} ({Measure.Load()})");
        }
    }

    private static async Task<(double Milliseconds, long Bytes)> OpenAsync(IBrowser browser, BenchApp app, string path, bool isView)
    {
        await using var context = await browser.NewContextAsync();
        var page = await context.NewPageAsync();
        await using var answer = await page.APIRequest.PostAsync($"{app.Http.BaseAddress}api/session", new() { DataObject = new { key = BenchApp.Key } });
        var started = System.Diagnostics.Stopwatch.GetTimestamp();
        await page.GotoAsync($"{app.Http.BaseAddress}{path}");
        if (isView)
        {
            await page.Locator("h1").WaitForAsync();
            await Assertions.Expect(page.GetByText("Loading …")).ToHaveCountAsync(0);
        }

        var milliseconds = System.Diagnostics.Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        var sizes = await page.EvaluateAsync<JsonElement>(
            "[...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')].filter(e => e.name.includes('/api/dashboard')).map(e => e.encodedBodySize)");
        return (milliseconds, sizes.EnumerateArray().Sum(s => s.GetInt64()));
    }

    private static string? FindBrowser() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(folder => Browsers.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);
}
