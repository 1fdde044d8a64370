using System.Globalization;
using System.Text.Json;
using Dapper;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using RevOps.Core.Money;
using RevOps.Data;
using RevOps.Data.Reports;
using RevOps.Functions.Reports;
using RevOps.Functions.Setup;
using RevOps.Functions.Tests.Contacts;
using RevOps.Testing;

namespace RevOps.Functions.Tests.Reports;

/// <summary>Reports over rows that a test writes itself, by plain inserts.</summary>
internal sealed class ReportDesk : IAsyncDisposable
{
    private static readonly Lazy<LoadedRules> Shipped = new(() => RuleFiles.Load(Path.Combine(AppContext.BaseDirectory, "rules")));

    /// <summary>A dollar is half a euro from 2026 on, and before that nothing is known of it.</summary>
    private static readonly ExchangeRates Rates = new(
        "test", "EUR", new Dictionary<string, IReadOnlyList<DatedRate>> { ["USD"] = [new(new DateOnly(2026, 1, 1), 0.5m), new(new DateOnly(2026, 3, 1), 0.8m)] });

    private readonly TempFolder _folder = new();
    private readonly Database _db;
    private readonly ReportFunction _function;
    private readonly SqliteConnection _connection;
    private int _rows;

    private ReportDesk()
    {
        _db = Database.Sqlite(_folder.File("revops.db"));
        var shipped = Shipped.Value;
        var book = new RuleBook(shipped with { Rules = shipped.Rules with { Rates = Rates } });
        _function = new ReportFunction(_db, book, IdentityApp.Settings, Clock);
        _connection = new SqliteConnection($"Data Source={_folder.File("revops.db")}");
    }

    public ManualClock Clock { get; } = new();

    public static async Task<ReportDesk> StartAsync()
    {
        var desk = new ReportDesk();
        await Schema.ApplyAsync(desk._db, desk.Clock);
        await desk._db.WriteAsync(sql => sql.KeepRatesAsync(Rates, "EUR"));
        await desk._connection.OpenAsync();
        return desk;
    }

    public async ValueTask DisposeAsync()
    {
        await _connection.DisposeAsync();
        _db.Dispose();
        SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    public Task RunAsync(string text, object? parameters = null) => _connection.ExecuteAsync(text, parameters);

    public async Task<IReadOnlyList<T>> QueryAsync<T>(string text, object? parameters = null) => (await _connection.QueryAsync<T>(text, parameters)).AsList();

    /// <summary>A row of any table; columns that are not named take what makes it valid.</summary>
    public async Task<string> AddAsync(string table, object row)
    {
        var given = row.GetType().GetProperties().ToDictionary(p => p.Name, p => p.GetValue(row), StringComparer.Ordinal);
        var id = (++_rows).ToString("000000", CultureInfo.InvariantCulture);
        foreach (var (name, value) in Defaults(table, id))
        {
            given.TryAdd(name, value);
        }

        await RunAsync($"INSERT INTO {table} ({string.Join(", ", given.Keys)}) VALUES ({string.Join(", ", given.Keys.Select(k => "@" + k))})", new DynamicParameters(given));
        return id;
    }

    public Task CampaignAsync(string id, string channel, bool reserved = false) =>
        AddAsync("campaigns", new { campaign_id = id, channel, campaign_name = $"Campaign {id}", is_reserved = reserved ? 1 : 0 });

    public Task SpendAsync(string campaign, string day, double amount, string currency = "EUR") =>
        AddAsync("campaign_spend", new { campaign_id = campaign, day, amount, currency });

    /// <summary>A lead of a contact of its own; days of stages, empty for none.</summary>
    public async Task<string> LeadAsync(
        string day, string channel = "google_ads", string segment = "smb", string mql = "", string sql = "", string opp = "", string customer = "", string? owner = null,
        bool isTest = false, bool isImport = false, string? mergedInto = null)
    {
        var contact = await AddAsync("contacts", new { created_at = At(day), updated_at = At(day) });
        return await AddAsync("leads", new
        {
            contact_id = contact,
            created_at = At(day),
            channel,
            segment,
            owner_id = owner,
            mql_at = At(mql),
            sql_at = At(sql),
            opp_at = At(opp),
            customer_at = At(customer),
            is_test = isTest ? 1 : 0,
            is_import = isImport ? 1 : 0,
            merged_into_lead = mergedInto,
        });
    }

    public async Task<string> DealAsync(
        string created, string closed = "", string outcome = "open", double value = 100, string currency = "EUR", string? channel = "google_ads", string? lead = null,
        string? company = null, string? pipeline = null, string stage = "Proposal", double probability = 0.5, string? campaign = null)
    {
        if (company is not null)
        {
            await RunAsync("INSERT OR IGNORE INTO companies (company_id, company_name, match_key, created_at, updated_at) VALUES (@company, @company, @company, '2026', '2026')", new { company });
        }

        return await AddAsync("deals", new
        {
            created_at = At(created),
            closed_at = At(closed),
            won_lost = outcome,
            deal_value = value,
            currency,
            channel,
            lead_id = lead,
            company_id = company,
            pipeline,
            pipeline_stage = stage,
            probability,
            campaign_id = campaign,
        });
    }

    /// <summary>Asks for a report.</summary>
    public async Task<Reply> AskAsync(string report, string query = "", string? ifNoneMatch = null)
    {
        var context = new DefaultHttpContext { RequestServices = new ServiceCollection().AddLogging().BuildServiceProvider() };
        context.Request.QueryString = new QueryString(query.Length == 0 ? "" : "?" + query);
        if (ifNoneMatch is not null)
        {
            context.Request.Headers.IfNoneMatch = ifNoneMatch;
        }

        using var body = new MemoryStream();
        context.Response.Body = body;
        await (await _function.Get(context.Request, report, default)).ExecuteAsync(context);
        return new Reply(context.Response.StatusCode, context.Response.Headers.ETag.ToString(), context.Response.ContentType, body.ToArray());
    }

    /// <summary>A report as it answers in JSON.</summary>
    public async Task<JsonElement> JsonAsync(string report, string query = "")
    {
        var reply = await AskAsync(report, query);
        Assert.Equal(200, reply.Status);
        return reply.Json;
    }

    /// <summary>Noon of a day; null of none. A time stays as it is.</summary>
    public static string? At(string day) => day.Length switch
    {
        0 => null,
        10 => $"{day}T12:00:00.0000000Z",
        _ => day,
    };

    private static Dictionary<string, object?> Defaults(string table, string id) => table switch
    {
        "contacts" => new() { ["contact_id"] = id },
        "campaign_spend" => new() { ["source"] = "api", ["is_prorated"] = 0, ["updated_at"] = "2026" },
        "leads" => new()
        {
            ["lead_id"] = id,
            ["lifecycle_stage"] = "lead",
            ["lead_score"] = 0,
            ["status"] = "new",
            ["threshold"] = 60,
            ["source"] = "google",
            ["received_at"] = "2026",
            ["updated_at"] = "2026",
        },
        "deals" => new() { ["deal_id"] = id },
        "attribution_touches" => new() { ["segment"] = "smb", ["seq"] = int.Parse(id, CultureInfo.InvariantCulture), ["touchpoint_id"] = id },
        "attribution_deals" => new() { ["run_id"] = "r", ["currency"] = "EUR", ["segment"] = "smb", ["deal_value"] = 0, ["touches"] = 1, ["fingerprint"] = 0 },
        "attribution_runs" => new() { ["run_id"] = id, ["mode"] = "full", ["cause"] = "request", ["requested_at"] = "2026" },
        "sla_clocks" => new() { ["sla_id"] = id, ["policy"] = "default", ["remind_at"] = "2026", ["due_at"] = "2026" },
        "owners" => new() { ["updated_at"] = "2026" },
        "calls" => new() { ["call_id"] = id, ["logged_at"] = "2026", ["direction"] = "outbound", ["outcome"] = "connected", ["touchpoint_id"] = id },
        _ => [],
    };
}

/// <summary>What a request was answered.</summary>
internal sealed record Reply(int Status, string Tag, string? ContentType, byte[] Body)
{
    public string Text => System.Text.Encoding.UTF8.GetString(Body);

    public JsonElement Json => JsonDocument.Parse(Body).RootElement;
}

/// <summary>Reading answers.</summary>
internal static class Rows
{
    public static IReadOnlyList<JsonElement> Of(JsonElement answer) => [.. answer.GetProperty("rows").EnumerateArray()];

    public static JsonElement Of(JsonElement answer, string column, string value) => Of(answer).Single(r => r.GetProperty(column).ValueEquals(value));

    /// <summary>Cells as text in the order of the columns; null is a dash.</summary>
    public static string Text(JsonElement row, params string[] columns) => string.Join(' ', columns.Select(c => row.GetProperty(c)).Select(v => v.ValueKind == JsonValueKind.Null ? "-" : v.ToString()));

    public static decimal? Number(JsonElement row, string column) =>
        row.GetProperty(column) is { ValueKind: JsonValueKind.Number } number ? number.GetDecimal() : null;
}
