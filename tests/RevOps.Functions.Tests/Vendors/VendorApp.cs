using System.Reflection;
using System.Text;
using System.Text.Json;
using Dapper;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using RevOps.Data;
using RevOps.Functions.Access;
using RevOps.Functions.Intake;
using RevOps.Functions.Pipeline;
using RevOps.Functions.Setup;
using RevOps.Functions.Tests.Support;
using RevOps.Testing;

namespace RevOps.Functions.Tests.Vendors;

/// <summary>An answer as a vendor sees it.</summary>
internal sealed record VendorReply(int Status, string Body, string? ContentType, string? RetryAfter, string SetCookie)
{
    public JsonElement Json => JsonSerializer.Deserialize<JsonElement>(Body);
}

/// <summary>The app's own services and middleware on a fake storage account: requests go the whole way from the door to the database.</summary>
internal sealed class VendorApp : IAsyncDisposable
{
    public const string Key = "vendor-tests-admin-key";
    private readonly TempFolder _folder = new();
    private readonly ServiceProvider _services;

    private VendorApp(FakeStorage storage, IEnumerable<(string Name, string Value)> settings)
    {
        Storage = storage;
        IEnumerable<(string Name, string Value)> all =
            [("REVOPS_KEY", Key), ("REVOPS_DATA", _folder.Path), ("REVOPS_PUBLIC_URL", "https://revops.example.com"), ("AzureWebJobsStorage", storage.ConnectionString), .. settings];
        _services = new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder()
                .AddInMemoryCollection(all.Select(s => new KeyValuePair<string, string?>(s.Name, s.Value))).Build())
            .AddLogging()
            .AddSingleton<TimeProvider>(Clock)
            .AddRevOps()
            .BuildServiceProvider();
    }

    public FakeStorage Storage { get; }

    public ManualClock Clock { get; } = new(new DateTimeOffset(2026, 1, 5, 12, 0, 0, TimeSpan.Zero));

    public Database Db => _services.GetRequiredService<Database>();

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public VendorCounts Counts => _services.GetRequiredService<VendorCounts>();

    public static async Task<VendorApp> StartAsync(params (string Name, string Value)[] settings)
    {
        var app = new VendorApp(await FakeStorage.StartAsync(), settings);
        await Schema.ApplyAsync(app.Db, app.Clock);
        return app;
    }

    /// <summary>Sends a request through the real access middleware to the function of that name.</summary>
    public async Task<VendorReply> SendAsync(string function, string body, string query = "", string method = "POST", params (string Name, string Value)[] headers)
    {
        var (target, _, trigger) = AppFunctions.With<HttpTriggerAttribute>().Single(f => f.Method.GetCustomAttribute<FunctionAttribute>()!.Name == function);
        var http = new DefaultHttpContext { RequestServices = _services };
        http.Request.Method = method;
        http.Request.Scheme = "http";
        http.Request.Host = new HostString("10.0.0.4", 8080);
        http.Request.Path = $"/api/{trigger.Route}";
        http.Request.QueryString = new QueryString(query);
        http.Request.ContentType = "application/json";
        http.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(body));
        http.Response.Body = new MemoryStream();
        foreach (var (name, value) in headers)
        {
            http.Request.Headers[name] = value;
        }

        var call = new FakeCall(http, $"{target.DeclaringType!.FullName}.{target.Name}");
        await ActivatorUtilities.CreateInstance<AccessMiddleware>(_services).Invoke(call, _ => RunAsync(http, target));
        var text = Encoding.UTF8.GetString(((MemoryStream)http.Response.Body).ToArray());
        return new VendorReply(http.Response.StatusCode, text, http.Response.ContentType, http.Response.Headers.RetryAfter, http.Response.Headers.SetCookie.ToString());
    }

    /// <summary>Applies what waits in the intake queue.</summary>
    public async Task DrainAsync()
    {
        foreach (var message in Storage.TakeMessages())
        {
            foreach (var item in ((IntakeMessage.Events)IntakeMessage.Read(message)).Items)
            {
                await _services.GetRequiredService<EventApplier>().ApplyAsync(item, CancellationToken.None);
            }
        }
    }

    /// <summary>Scores every lead that is open, as the score queue does.</summary>
    public async Task ScoreAsync()
    {
        foreach (var leadId in await QueryAsync<string>("SELECT lead_id FROM leads"))
        {
            await Db.WriteAsync(sql => _services.GetRequiredService<LeadScoring>().ScoreAsync(sql, new ScoreItem(leadId, "test", Clock.GetUtcNow()), Clock.GetUtcNow()));
        }
    }

    public async Task<IReadOnlyList<T>> QueryAsync<T>(string text, object? parameters = null)
    {
        await using var connection = new SqliteConnection($"Data Source={_folder.File("revops.db")}");
        return (await connection.QueryAsync<T>(text, parameters)).AsList();
    }

    /// <summary>What <c>GET /api/vendors</c> shows of a vendor.</summary>
    public async Task<JsonElement> StateAsync(string vendor) =>
        (await SendAsync("ListVendors", "", method: "GET", headers: ("x-api-key", Key))).Json.GetProperty("items").EnumerateArray()
        .Single(v => v.GetProperty("vendor").GetString() == vendor);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        await Storage.DisposeAsync();
        _folder.Dispose();
    }

    private async Task RunAsync(HttpContext http, MethodInfo target)
    {
        var arguments = target.GetParameters()
            .Select(p => p.ParameterType == typeof(HttpRequest) ? (object)http.Request : CancellationToken.None).ToArray();
        var result = await (Task<IResult>)target.Invoke(ActivatorUtilities.CreateInstance(_services, target.DeclaringType!), arguments)!;
        await result.ExecuteAsync(http);
    }
}
