using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using RevOps.Testing;

namespace RevOps.Browser.Tests.Support;

/// <summary>The demo's app with the first weeks of its quarter, as somebody finds it who started the demo and looks around.</summary>
public sealed partial class DemoApp : IAsyncLifetime
{
    private const int Days = 60;
    private readonly TempFolder _data = new();
    private Process? _process;

    /// <summary>Sends the key.</summary>
    public HttpClient Http { get; } = new();

    /// <summary>The key that the demo made.</summary>
    public string Key { get; private set; } = "";

    public async Task InitializeAsync()
    {
        if (Chromium.Path is null)
        {
            return;
        }

        var start = new ProcessStartInfo("dotnet", [System.IO.Path.Combine(AppContext.BaseDirectory, "RevOps.Functions.dll"), "demo", "--days", $"{Days}"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["REVOPS_DATA"] = _data.Path, ["REVOPS_PORT"] = "0", ["REVOPS_AZURITE_LINGER_SECONDS"] = "0" },
        };
        _process = Process.Start(start)!;
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginErrorReadLine();
        var said = "";
        while (Invitation().Match(said) is not { Success: true })
        {
            said += await _process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromMinutes(10), TimeProvider.System) ?? throw new InvalidOperationException($"The demo broke off: {said}");
        }

        _ = _process.StandardOutput.ReadToEndAsync();
        var invited = Invitation().Match(said).Groups;
        Key = invited[1].Value;
        Http.BaseAddress = new Uri(invited[2].Value);
        Http.DefaultRequestHeaders.Add("x-api-key", Key);
    }

    public async Task DisposeAsync()
    {
        Http.Dispose();
        if (_process is not null)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
            _process.Dispose();
        }

        _data.Dispose();
    }

    /// <summary>Somebody who waits for a call, whoever else does.</summary>
    public async Task HotLeadAsync()
    {
        var example = File.ReadAllText(System.IO.Path.Combine(AppContext.BaseDirectory, "examples", "hot-lead.json"));
        using var lead = new StringContent(example, null, "application/json");
        using var sent = await Http.PostAsync(new Uri("api/intake/leads", UriKind.Relative), lead);
        sent.EnsureSuccessStatusCode();
        await Eventually.Holds(
            async () => (await GetAsync("api/sla?state=running&groups=false")).GetProperty("items").EnumerateArray().Any(c => c.GetProperty("lastName").GetString() == "Lindner"),
            TimeSpan.FromMinutes(1));
    }

    public Task<JsonElement> GetAsync(string path) => Http.GetFromJsonAsync<JsonElement>(path);

    [GeneratedRegex("""x-api-key: (\S+)" "(http://[^/]+/)api/leads""")]
    private static partial Regex Invitation();
}
