using Microsoft.Playwright;

namespace RevOps.Browser.Tests.Support;

/// <summary>
/// A headless Chromium for the tests of one class: the one that <c>REVOPS_TEST_BROWSER</c> names, else one of the machine's own. It is not fetched.
/// </summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge", "chrome.exe", "msedge.exe"];

    private IPlaywright? _driver;
    private IBrowser? _browser;

    /// <summary>Where the browser is; null where the machine has none.</summary>
    public static string? Path { get; } = Find();

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        if (Path is null)
        {
            return;
        }

        _driver = await Playwright.CreateAsync();
        // In a container there is no other user to protect the browser from.
        _browser = await _driver.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Path, Args = ["--no-sandbox"] });
    }

    /// <summary>A page of a browser that nobody has used before.</summary>
    public async Task<IPage> NewPageAsync()
    {
        var context = await _browser!.NewContextAsync(new BrowserNewContextOptions { Locale = "en-GB", TimezoneId = "Europe/Berlin" });
        return await context.NewPageAsync();
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.CloseAsync();
        }

        _driver?.Dispose();
    }

    private static string? Find() =>
        Environment.GetEnvironmentVariable("REVOPS_TEST_BROWSER") is { Length: > 0 } named ? named
        : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator)
            .SelectMany(folder => Names.Select(name => System.IO.Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);
}

/// <summary>A test that needs a browser; skipped, and shown as such, on a machine that has none.</summary>
public sealed class BrowserFactAttribute : FactAttribute
{
    /// <summary>Looks for the browser.</summary>
    public BrowserFactAttribute()
    {
        if (Chromium.Path is null)
        {
            Skip = "No Chromium, Chrome or Edge on this machine: install one, or name it in REVOPS_TEST_BROWSER.";
        }
    }
}
