using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using RevOps.Data;
using RevOps.Data.Effects;
using RevOps.Functions.Effects;
using RevOps.Testing;

namespace RevOps.Functions.Tests.Effects;

/// <summary>A database of a test's own, a clock that stands still, and delivery on them.</summary>
internal sealed class EffectDatabase : IAsyncDisposable
{
    private readonly TempFolder _folder = new();

    private EffectDatabase() => Db = Open();

    public Database Db { get; }

    public ManualClock Clock { get; } = new();

    public DateTimeOffset Now => Clock.GetUtcNow();

    private string Path => System.IO.Path.Combine(_folder.Path, "revops.db");

    public static async Task<EffectDatabase> CreateAsync()
    {
        var made = new EffectDatabase();
        await Schema.ApplyAsync(made.Db, made.Clock);
        return made;
    }

    /// <summary>Settings where everything is on that a test may want on.</summary>
    public static EffectSettings Settings(params (string Name, string Value)[] values) => EffectSettings.Read(
        new ConfigurationBuilder().AddInMemoryCollection(values.Select(v => new KeyValuePair<string, string?>(v.Name, v.Value))).Build());

    public static EffectSettings AllOn { get; } = Settings(
        ("REVOPS_SEND_NOTIFICATIONS", "on"), ("REVOPS_NOTIFY_URL", "http://127.0.0.1/"), ("REVOPS_HOOKS_LOOPBACK", "true"));

    /// <summary>Another process's view of the same database.</summary>
    public Database Open() => Database.Sqlite(Path);

    public EffectDrainer Drainer(IEffectSender sender, IEffectGuard? guard = null, EffectSettings? settings = null, Database? database = null) => new(
        database ?? Db, new EffectTurns(guard ?? new OpenGuard(), settings ?? AllOn, Clock), [sender], NullLogger<EffectDrainer>.Instance);

    /// <summary>Queues an effect; its kind is its number.</summary>
    public Task<bool> QueueAsync(string id, string key = "k", string destination = Destinations.Notifications, string payload = "{}") =>
        Db.WriteAsync(sql => sql.QueueEffectAsync(new Effect(id, destination, key, "test", payload), Now));

    public async Task<EffectRow> FindAsync(string id) => (await Db.ReadAsync(sql => sql.FindEffectAsync(id)))!;

    public async Task ExecuteAsync(string text, object? parameters = null)
    {
        await using var connection = new SqliteConnection($"Data Source={Path}");
        await connection.ExecuteAsync(text, parameters);
    }

    public ValueTask DisposeAsync()
    {
        Db.Dispose();
        SqliteConnection.ClearAllPools();
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}

/// <summary>Remembers what it was given and answers as told.</summary>
internal sealed class FakeSender(Func<Effect, Task<SendResult>> answer, string destination = Destinations.Notifications) : IEffectSender
{
    private readonly Lock _gate = new();
    private readonly List<Effect> _got = [];

    public FakeSender(SendResult always)
        : this(_ => Task.FromResult(always))
    {
    }

    public string Destination => destination;

    /// <summary>Every effect in the order of arrival, repeated ones as often as they came.</summary>
    public IReadOnlyList<Effect> Got
    {
        get
        {
            lock (_gate)
            {
                return [.. _got];
            }
        }
    }

    public IReadOnlyList<string> Ids => [.. Got.Select(e => e.EffectId)];

    public Task<SendResult> SendAsync(Effect effect, CancellationToken cancel)
    {
        Take(effect);
        return answer(effect);
    }

    public void Take(Effect effect)
    {
        lock (_gate)
        {
            _got.Add(effect);
        }
    }
}

/// <summary>Answers as told.</summary>
internal sealed class FakeGuard(Func<Effect, GuardAnswer> answer) : IEffectGuard
{
    public Task<GuardAnswer> CheckAsync(SqlSession sql, Effect effect, DateTimeOffset now) => Task.FromResult(answer(effect));
}
