using Dapper;
using Microsoft.Data.Sqlite;
using RevOps.Data;
using RevOps.Functions.Setup;
using RevOps.Testing;

namespace RevOps.Functions.Tests.Scoring;

/// <summary>A database of a test's own, a clock that stands still, and the shipped rules.</summary>
internal sealed class ScoringDatabase : IAsyncDisposable
{
    private readonly TempFolder _folder = new();

    private ScoringDatabase() => Db = Database.Sqlite(Path);

    public Database Db { get; }

    public ManualClock Clock { get; } = new();

    public static LoadedRules Shipped { get; } = RuleFiles.Load(System.IO.Path.Combine(Root(), "rules"));

    private string Path => System.IO.Path.Combine(_folder.Path, "revops.db");

    public static async Task<ScoringDatabase> CreateAsync()
    {
        var made = new ScoringDatabase();
        await Schema.ApplyAsync(made.Db, made.Clock);
        return made;
    }

    /// <summary>Contacts con-1 … and nurtured leads lead-1 …; each has a demo request, so each has some points.</summary>
    public Task LeadsAsync(int count, string interest = "demo") => ExecuteAsync(
        """
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < @count)
        INSERT INTO contacts (contact_id, email, created_at, updated_at) SELECT 'con-' || i, i || '@example.com', @now, @now FROM n;
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < @count)
        INSERT INTO leads (lead_id, contact_id, lifecycle_stage, lead_score, status, created_at, threshold, segment, source, channel, interest, received_at, updated_at)
        SELECT 'lead-' || i, 'con-' || i, 'lead', 0, 'nurturing', @now, 60, 'unknown', 'google', 'google_ads', @interest, @now, @now FROM n;
        """,
        new { count, interest, now = Text(Clock.GetUtcNow()) });

    public Task TouchAsync(int contact, string type, DateTimeOffset at) => ExecuteAsync(
        """
        INSERT INTO touchpoints (touchpoint_id, contact_id, event_type, event_time, source, channel)
        VALUES (@id, 'con-' || @contact, @type, @at, 'google', 'google_ads')
        """,
        new { id = Guid.NewGuid().ToString(), contact, type, at = Text(at) });

    public async Task ExecuteAsync(string text, object? parameters = null)
    {
        await using var connection = new SqliteConnection($"Data Source={Path}");
        await connection.ExecuteAsync(text, parameters);
    }

    public async Task<T> ScalarAsync<T>(string text)
    {
        await using var connection = new SqliteConnection($"Data Source={Path}");
        return (await connection.ExecuteScalarAsync<T>(text))!;
    }

    public async Task<IReadOnlyList<T>> QueryAsync<T>(string text)
    {
        await using var connection = new SqliteConnection($"Data Source={Path}");
        return [.. await connection.QueryAsync<T>(text)];
    }

    public static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffffffZ", null);

    public ValueTask DisposeAsync()
    {
        Db.Dispose();
        SqliteConnection.ClearAllPools();
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(System.IO.Path.Combine(folder.FullName, "RevOps.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }
}
