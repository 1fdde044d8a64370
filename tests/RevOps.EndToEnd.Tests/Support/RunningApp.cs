using System.Net.Http.Json;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using RevOps.Functions;
using RevOps.LocalRuntime.Hosting;
using RevOps.Testing;

namespace RevOps.EndToEnd.Tests.Support;

/// <summary>The shipped app in this process, on real Azurite and SQLite of its own, with a clock that only the test moves.</summary>
public class RunningApp : IAsyncLifetime
{
    public const string Key = "end-to-end-admin-key";
    private readonly TempFolder _data = new();
    private IHost? _host;
    private ApiContract? _contract;
    private HttpClient? _http;

    /// <summary>Business time.</summary>
    internal ManualClock Clock { get; } = new(new DateTimeOffset(2026, 5, 4, 9, 0, 0, TimeSpan.Zero));

    /// <summary>Sends the admin key.</summary>
    public HttpClient Http => _http!;

    /// <summary>What the API says of itself; every answer to a test is held against it.</summary>
    internal ApiContract Contract => _contract!;

    /// <summary>The embedded database.</summary>
    public string DatabasePath => Path.Combine(_data.Path, "revops.db");

    public IServiceProvider Services => _host!.Services;

    public async Task InitializeAsync()
    {
        string[] settings = ["--REVOPS_DATA", _data.Path, "--REVOPS_KEY", Key, "--REVOPS_PORT", "0", "--Logging:LogLevel:Default", "Warning", .. Settings];
        var shipped = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "host.json"));
        await File.WriteAllTextAsync(Path.Combine(_data.Path, "host.json"), HostJson(shipped));
        var functions = typeof(Program).Assembly.GetTypes();
        var builder = new FunctionsApplicationBuilder(settings, new LocalHostSettings { FunctionTypes = functions, HostFolder = _data.Path });
        builder.Services.TryAddSingleton<TimeProvider>(Clock);
        _host = Program.Compose(builder);
        await _host.StartAsync();
        var address = _host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        using var plain = new HttpClient();
        _contract = new ApiContract(JsonSerializer.Deserialize<JsonElement>(await plain.GetStringAsync(new Uri($"{address}/api/openapi.json"))));
        _http = Client(address);
        _http.DefaultRequestHeaders.Add("x-api-key", Key);
    }

    public async Task DisposeAsync()
    {
        _http?.Dispose();
        if (_host is not null)
        {
            await _host.StopAsync();
            _host.Dispose();
            RecordHistories();
        }

        _data.Dispose();
    }

    private HttpClient Client(string address) => new(new ContractCheck(Contract)) { BaseAddress = new Uri(address) };

    /// <summary>Whatever ran so far: the orchestrators must be able to repeat it from what is stored.</summary>
    public void HistoriesAreRepeatable()
    {
        var replay = new HistoryReplay(typeof(Program).Assembly);
        Assert.Empty(Histories.SelectMany(replay.Differences));
    }

    private IReadOnlyList<StoredHistory> Histories => StoredHistory.ReadAll(Path.Combine(_data.Path, "durable.db"));

    private void RecordHistories()
    {
        if (Environment.GetEnvironmentVariable("REVOPS_RECORD_HISTORIES") is { Length: > 0 } folder)
        {
            foreach (var history in Histories)
            {
                File.WriteAllText(Path.Combine(folder, $"{history.InstanceId}.json"), history.ToJson());
            }
        }
    }

    /// <summary>Further settings.</summary>
    protected virtual string[] Settings => [];

    /// <summary>What the host is told; the shipped settings unless a test needs others.</summary>
    protected virtual string HostJson(string shipped) => shipped;

    /// <summary>Sends JSON and gives the answer's JSON.</summary>
    public async Task<(int Status, JsonElement Body)> SendAsync(HttpMethod method, string path, object? body = null, string? key = Key)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
        {
            request.Content = JsonContent.Create(body);
        }

        return await SendAsync(request, key);
    }

    public async Task<(int Status, JsonElement Body)> SendAsync(HttpRequestMessage request, string? key = Key)
    {
        using var client = Client(Http.BaseAddress!.ToString());
        if (key is not null)
        {
            request.Headers.Add("x-api-key", key);
        }

        using var response = await client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return ((int)response.StatusCode, text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text));
    }

    public Task<(int Status, JsonElement Body)> PostAsync(string path, object body) => SendAsync(HttpMethod.Post, path, body);

    public async Task<JsonElement> GetAsync(string path)
    {
        var (status, body) = await SendAsync(HttpMethod.Get, path);
        Assert.Equal(200, status);
        return body;
    }

    /// <summary>Posts a lead and waits for the end of its event.</summary>
    public async Task<JsonElement> SubmitAsync(object lead)
    {
        var (status, answer) = await PostAsync("api/intake/leads", lead);
        Assert.Equal(202, status);
        return await EndOfAsync(answer.GetProperty("eventId").GetString()!);
    }

    /// <summary>Waits until nothing more will happen to an event by itself.</summary>
    public async Task<JsonElement> EndOfAsync(string eventId)
    {
        return await WhenAsync($"api/events/{eventId}", e => e.GetProperty("terminal").GetBoolean());
    }

    /// <summary>Waits until what an address shows is as wanted, a minute at most.</summary>
    public async Task<JsonElement> WhenAsync(string path, Func<JsonElement, bool> wanted, [CallerArgumentExpression(nameof(wanted))] string? source = null)
    {
        JsonElement last = default;
        await Eventually.Holds(async () => wanted(last = await GetAsync(path)), TimeSpan.FromMinutes(1), $"{path}: {source}");
        return last;
    }

    /// <summary>An example of the docs.</summary>
    public static JsonElement Example(string name) =>
        JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "examples", name)));
}
