using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using RevOps.EndToEnd.Tests.Support;
using RevOps.Testing;

namespace RevOps.Benchmarks;

/// <summary>The app as a process on a data folder of its own, and a client for it.</summary>
internal sealed class BenchApp : IDisposable
{
    public const string Key = "benchmark-admin-key";
    private readonly AppProcess _process;

    private BenchApp(TempFolder data, AppProcess process)
    {
        Data = data;
        _process = process;
        Http = new HttpClient { BaseAddress = process.Address };
        Http.DefaultRequestHeaders.Add("x-api-key", Key);
    }

    public TempFolder Data { get; }

    public HttpClient Http { get; }

    /// <summary>Connection string of the emulator that the app works on.</summary>
    public string Storage
    {
        get
        {
            using var endpoint = JsonDocument.Parse(File.ReadAllText(Path.Combine(Data.Path, "azurite", "endpoint.json")));
            var ports = endpoint.RootElement.EnumerateObject().Where(p => p.Value.ValueKind == JsonValueKind.Number)
                .ToDictionary(p => p.Name.ToLowerInvariant(), p => p.Value.GetInt32());
            var queue = ports.First(p => p.Key.Contains("queue", StringComparison.Ordinal)).Value;
            return "DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;"
                + "AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==;"
                + $"QueueEndpoint=http://127.0.0.1:{queue}/devstoreaccount1;";
        }
    }

    public static async Task<BenchApp> StartAsync()
    {
        var data = new TempFolder();
        return new BenchApp(data, await AppProcess.StartAsync(data.Path, Key));
    }

    /// <summary>A lead of usual size.</summary>
    public static byte[] Lead(string person) => Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new
    {
        email = $"{person}@bench.example",
        firstName = "Bench",
        lastName = "Mark",
        jobTitle = "VP Sales",
        country = "Germany",
        company = new { name = "Bench Software GmbH", industry = "Software", employees = "350" },
        interest = "demo",
        utm = new { source = "google", medium = "cpc", campaign = "brand" },
    }));

    public async Task<string> PostAsync(byte[] lead)
    {
        using var content = new ByteArrayContent(lead);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var answer = await Http.PostAsync(new Uri("api/intake/leads", UriKind.Relative), content);
        answer.EnsureSuccessStatusCode();
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("eventId").GetString()!;
    }

    /// <summary>Waits until the pipeline has worked off what was accepted, so that the next figure is not paid by the last one.</summary>
    public async Task IdleAsync()
    {
        while (true)
        {
            using var health = JsonDocument.Parse(await Http.GetStringAsync(new Uri("api/health", UriKind.Relative)));
            var checks = health.RootElement.GetProperty("checks");
            if (checks.GetProperty("sql").GetProperty("detail").GetProperty("outbox").GetInt64() == 0
                && checks.GetProperty("queues").GetProperty("detail").EnumerateArray().All(q => q.GetProperty("waiting").GetInt32() == 0))
            {
                return;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        }
    }

    public void Dispose()
    {
        Http.Dispose();
        _process.Dispose();
    }
}
