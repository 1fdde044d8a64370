using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using RevOps.Connectors;
using RevOps.Connectors.Calls;
using RevOps.Connectors.Deals;
using RevOps.Connectors.Leads;
using RevOps.Connectors.Lifecycle;
using RevOps.Connectors.Touchpoints;
using RevOps.Core.Identity;
using RevOps.Core.Leads;
using RevOps.Core.Rules;
using RevOps.Data;
using RevOps.Data.Identity;
using RevOps.Functions.Fetching;
using RevOps.Functions.Intake;
using RevOps.Functions.Nurture;
using RevOps.Functions.Pipeline;
using RevOps.Functions.Privacy;
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
    private readonly LeadApplier _leads;
    private readonly TouchpointApplier _touchpoints;
    private readonly DealApplier _deals;
    private readonly StageClaims _claims;
    private readonly ContactLinks _links;
    private readonly CallApplier _calls;
    private int _events;

    private IdentityApp()
    {
        Db = Database.Sqlite(_folder.File("revops.db"));
        Other = Database.Sqlite(_folder.File("revops.db"));
        var book = Book;
        Stages = new LeadStages(new LeadRouting(book));
        var links = new DealLinks(book, Stages, new DealCosts(book, Settings));
        _deals = new DealApplier(book, links);
        _claims = new StageClaims(book, Stages);
        _links = new ContactLinks(links, _claims);
        _leads = new LeadApplier(book, _links);
        Routing = new LeadRouting(book);
        Calls = new CallRecorder(
            Routing, new CallFollowUps(book, new LeadAssignment(book, Routing), new LeadRecycling(Db, new NurtureEntry(book), book, TimeProvider.System)));
        _calls = new CallApplier(book, Calls);
        _touchpoints = new TouchpointApplier(book, _calls, _links);
        Ids = new EventIdIssuer(Settings.EventKey);
        Clock = new AppClock(this);
        Events = new EventApplier(
            Db,
            new ConnectorList([new LeadsConnector(), new TouchpointsConnector(), Connector, new LifecycleConnector(), new CallsConnector()]),
            Ids,
            _leads,
            _touchpoints,
            _deals,
            _calls,
            _claims,
            new PartyApplier(book, _links),
            new NoticeApplier(book, _links, new Erasures(book), []),
            new ServiceApplier(book, _links),
            new ErasedPeople(book),
            Clock);
    }

    /// <summary>Reporting currency EUR, all else as it comes.</summary>
    public static RevOpsSettings Settings { get; } = RevOpsSettings.Read(
        new ConfigurationBuilder().AddInMemoryCollection([new("REVOPS_KEY", "test-key-test-key-test-key-test-key")]).Build());

    public RuleBook Book { get; } = new(Shipped.Value);

    public LeadStages Stages { get; }

    /// <summary>The whole way of an event, its key included.</summary>
    public EventApplier Events { get; }

    public EventIdIssuer Ids { get; }

    public LeadRouting Routing { get; }

    /// <summary>Shows <see cref="Now"/>.</summary>
    public TimeProvider Clock { get; }

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
        await (db ?? Db).WriteAsync(sql => LinkedAsync(sql, sql.MergeContactsAsync(survivorId, otherId, "test", "the same person", Rules.Identity, Now)));

    public async Task<MergeOutcome> UnmergeAsync(string survivorId, string? mergeId = null) =>
        await Db.WriteAsync(sql => LinkedAsync(sql, sql.UnmergeContactAsync(survivorId, mergeId, "test", Now)));

    private async Task<MergeOutcome> LinkedAsync(SqlSession sql, Task<MergeOutcome> merge)
    {
        var outcome = await merge;
        await _links.LinkMergedAsync(sql, outcome, Now);
        return outcome;
    }

    /// <summary>What the CRM says of a stage, by its connector, from JSON.</summary>
    public Task<Applied> ClaimAsync(string json) => ApplyAsync(
        Db, "lifecycle", "stage", context => _claims.ApplyAsync(context, ((MapResult.Stage)new LifecycleConnector().Map(context.Source)).Submission), json);

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

    private sealed class AppClock(IdentityApp app) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => app.Now;
    }
}
