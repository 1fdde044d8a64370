using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace RevOps.Browser.Tests.Support;

/// <summary>The pages of one app as a reader opens them, and what goes wrong on the way.</summary>
/// <param name="chromium">The browser.</param>
/// <param name="address">The app.</param>
/// <param name="key">Signs in.</param>
/// <param name="screen">What they are opened on.</param>
internal sealed class Pages(Chromium chromium, Uri address, string key, (int Width, int Height) screen)
{
    /// <summary>A phone.</summary>
    public static readonly (int Width, int Height) Phone = (390, 844);

    /// <summary>A screen on a desk.</summary>
    public static readonly (int Width, int Height) Desk = (1440, 900);

    private static readonly (int Width, int Height)[] Screens = [Phone, Desk];

    /// <summary>A busy machine takes longer than a reader would wait.</summary>
    static Pages() => SetDefaultExpectTimeout(30_000);

    /// <summary>What the browser complained of.</summary>
    public List<string> Faults { get; } = [];

    /// <summary>An empty page.</summary>
    public async Task<IPage> NewAsync()
    {
        var page = await chromium.NewPageAsync();
        await page.SetViewportSizeAsync(screen.Width, screen.Height);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                Faults.Add(message.Text);
            }
        };
        page.PageError += (_, error) => Faults.Add(error);
        return page;
    }

    /// <summary>A view, signed in.</summary>
    public async Task<IPage> SignedInAsync(string view)
    {
        var page = await NewAsync();
        await SignInAsync(page, view);
        return page;
    }

    public async Task SignInAsync(IPage page, string view)
    {
        await page.GotoAsync(Of(view));
        await page.GetByLabel("API key").FillAsync(key);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).Not.ToHaveTextAsync("RevOps");
    }

    /// <summary>Address of a view.</summary>
    public string Of(string view) => $"{address}api/dashboard/{view}";

    /// <summary>Shows views on a phone and on a desk: each is loaded, fits, is accessible (WCAG 2.2 AA), and is kept as a picture.</summary>
    public async Task LookAsync(IPage page, string prefix, params string[] views)
    {
        var axe = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "axe.min.js"));
        foreach (var (width, height) in Screens)
        {
            await page.SetViewportSizeAsync(width, height);
            foreach (var view in views)
            {
                await page.GotoAsync(Of(view));
                await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
                await Expect(page.GetByText("Loading …")).ToHaveCountAsync(0);
                await page.ScreenshotAsync(new() { Path = Path.Combine(AppContext.BaseDirectory, "screenshots", $"{prefix}{width}-{NameOf(view)}.png"), FullPage = true });
                await page.EvaluateAsync(axe);
                var found = await page.EvaluateAsync<string[]>("axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }).then(r => r.violations.map(v => v.id + ': ' + v.nodes.map(n => n.target).join(' ')))");
                Assert.Empty(found);
                Assert.InRange(await page.EvaluateAsync<int>("document.documentElement.scrollWidth - window.innerWidth"), int.MinValue, 0);
            }
        }
    }

    private static string NameOf(string view) => view.Length == 0 ? "today" : Regex.Replace(view.Split('?')[0], "/.*", "-one");
}
