using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;
using RevOps.Connectors;
using RevOps.Connectors.Deals;
using RevOps.Core.Leads;
using RevOps.Core.Rules;
using RevOps.Data;
using RevOps.Data.Identity;
using RevOps.Functions.Nurture;
using RevOps.Functions.Pipeline;
using RevOps.Functions.Scoring;
using RevOps.Functions.Setup;
using RevOps.Functions.Sla;
using RevOps.Testing;

namespace RevOps.Functions.Tests.Contacts;

/// <summary>Intake and merges on a database of a test's own, under the shipped rules; two processes, if a test wants them.</summary>
internal sealed class IdentityApp : IAsyncDisposable
{
    private static readonly DealsConnector Connector = new();
    private static readonly Lazy<LoadedRules> Shipped = new(() => RuleFiles.Load(Path.Combine(AppContext.BaseDirectory, "rules")));
    private readonly TempFolder _folder = new();
    private readonly LeadApplier _leads = new(new RuleBook(Shipped.Value));
    private readonly TouchpointApplier _touchpoints;
    private readonly DealApplier _deals;
    private readonly CallApplier _calls;
    private int _events;

    private IdentityApp()
    {
        Db = Database.Sqlite(_folder.File("revops.db"));
        Other = Database.Sqlite(_folder.File("revops.db"));
        var book = new RuleBook(Shipped.Value);
        var routing = new LeadRouting(book);
        _deals = new DealApplier(book, new DealLifecycle(routing));
        Calls = new CallRecorder(routing, new CallFollowUps(book, new LeadAssignment(book, routing), new LeadRecycling(Db, new NurtureEntry(book), book, TimeProvider.System)));
        _calls = new CallApplier(book, Calls);
        _touchpoints = new TouchpointApplier(book, _calls);
    }

    public static RuleSet Rules => Shipped.Value.Rules;

    public Database Db { get; }

    /// <summary>Another process's view of the same file.</summary>
    public Database Other { get; }

    public CallRecorder Calls { get; }

    public DateTimeOffset Now { get; set; } = new(2026, 1, 5, 12, 0, 0, TimeSpan.Zero);

    public static async Task<IdentityApp> StartAsync()
    {
        var app = new IdentityApp();
        await Schema.ApplyAsync(app.Db, TimeProvider.System);
        return app;
    }

    public Task<Applied> IntakeAsync(LeadSubmission lead, string connector = "leads", Database? db = null) =>
        ApplyAsync(db ?? Db, connector, "lead", context => _leads.ApplyAsync(context, lead));

    public Task<Applied> TouchAsync(ContactRef contact, string type = "page_view") =>
        TouchAsync(new TouchpointSubmission { EventType = type, EventTime = Now, Contact = contact });

    public Task<Applied> TouchAsync(TouchpointSubmission touchpoint) =>
        ApplyAsync(Db, "touchpoints", "touchpoint", context => _touchpoints.ApplyAsync(context, touchpoint));

    /// <summary>A deal by its connector, from JSON.</summary>
    public Task<Applied> DealAsync(string json) => ApplyAsync(
        Db, "deals", "deal", context => _deals.ApplyAsync(context, ((MapResult.Deal)Connector.Map(context.Source)).Submission), json);

    /// <summary>A call as it comes in through intake.</summary>
    public Task<Applied> CallAsync(CallSubmission call) => ApplyAsync(Db, "calls", "call", context => _calls.ApplyAsync(context, call));

    public async Task<MergeOutcome> MergeAsync(string survivorId, string otherId, Database? db = null) =>
        await (db ?? Db).WriteAsync(sql => sql.MergeContactsAsync(survivorId, otherId, "test", "the same person", Rules.Identity, Now));

    public async Task<MergeOutcome> UnmergeAsync(string survivorId, string? mergeId = null) =>
        await Db.WriteAsync(sql => sql.UnmergeContactAsync(survivorId, mergeId, "test", Now));

    public async Task<IReadOnlyList<T>> QueryAsync<T>(string text, object? parameters = null)
    {
        await using var connection = new SqliteConnection($"Data Source={_folder.File("revops.db")};Foreign Keys=True");
        await connection.OpenAsync();
        return (await connection.QueryAsync<T>(text, parameters)).AsList();
    }

    /// <summary>Every row of these tables as text, in order; when and how often a row was written, and when it is looked at next, is not compared.</summary>
    public async Task<IReadOnlyList<string>> DumpAsync(params string[] tables)
    {
        var dump = new List<string>();
        foreach (var table in tables)
        {
            var rows = await QueryAsync<dynamic>($"SELECT * FROM {table}");
            dump.AddRange(rows.Cast<IDictionary<string, object?>>()
                .Select(r => $"{table}: {string.Join(", ", r.Where(c => c.Key is not ("updated_at" or "version" or "next_at")).Select(c => $"{c.Key}={Convert.ToString(c.Value, CultureInfo.InvariantCulture)}"))}")
                .Order(StringComparer.Ordinal));
        }

        return dump;
    }

    public ValueTask DisposeAsync()
    {
        Db.Dispose();
        Other.Dispose();
        SqliteConnection.ClearAllPools();
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private Task<Applied> ApplyAsync(Database db, string connector, string kind, Func<EventContext, Task<Applied>> apply, string payload = "{}")
    {
        var id = Interlocked.Increment(ref _events).ToString("00000", CultureInfo.InvariantCulture);
        var now = Now;
        return db.WriteAsync(sql => apply(new EventContext(sql, $"evt-{id}", $"key-{id}", new SourceEvent(connector, "", kind, null, payload), now, now)));
    }
}
