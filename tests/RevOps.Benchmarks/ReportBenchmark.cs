using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using RevOps.Data;
using RevOps.Functions.Reports;
using RevOps.Functions.Setup;
using RevOps.Testing;

namespace RevOps.Benchmarks;

/// <summary>How long each report takes over three years of a million leads (or as many as are asked for), all of them and of the last quarter.</summary>
internal static class ReportBenchmark
{
    private const int Repeats = 20;

    /// <param name="leads">How many.</param>
    /// <param name="kept">A file to keep them in for another time; null for none.</param>
    public static async Task RunAsync(int leads, string? kept = null)
    {
        using var folder = new TempFolder();
        var path = kept ?? folder.File("revops.db");
        var isFilled = File.Exists(path);
        using var db = Database.Sqlite(path);
        await Schema.ApplyAsync(db, TimeProvider.System);
        if (!isFilled)
        {
            await FillAsync(path, leads);
        }

        Console.WriteLine($"{leads.ToString("N0", CultureInfo.InvariantCulture)} leads, {new FileInfo(path).Length >> 20} MiB, {Environment.ProcessorCount} cores, {Measure.Load()}");
        var settings = RevOpsSettings.Read(new ConfigurationBuilder().AddInMemoryCollection([new("REVOPS_KEY", "bench-key-bench-key-bench-key")]).Build());
        var function = new ReportFunction(db, new RuleBook(RuleFiles.Load(Path.Combine(AppContext.BaseDirectory, "rules"))), settings, TimeProvider.System);
        await using var services = new ServiceCollection().AddLogging().BuildServiceProvider();
        Console.WriteLine("report            all, p50    all, p95    quarter, p50    quarter, p95   (ms)");
        foreach (var report in ReportList.All.Select(r => r.Name))
        {
            var all = await TimesAsync(function, services, report, "");
            var quarter = await TimesAsync(function, services, report, "?from=2025-10-01&to=2025-12-31&grain=month");
            Console.WriteLine($"{report,-14}{At(all, 50),12}{At(all, 95),12}{At(quarter, 50),16}{At(quarter, 95),16}");
        }

        SqliteConnection.ClearAllPools();
    }

    private static async Task<double[]> TimesAsync(ReportFunction function, IServiceProvider services, string report, string query)
    {
        var times = new double[Repeats];
        for (var i = 0; i < Repeats; i++)
        {
            var context = new DefaultHttpContext { RequestServices = services };
            context.Request.QueryString = new QueryString(query);
            var started = Stopwatch.GetTimestamp();
            await (await function.Get(context.Request, report, default)).ExecuteAsync(context);
            times[i] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        }

        return [.. times.Order()];
    }

    private static string At(double[] sorted, int percent) =>
        sorted[((sorted.Length * percent) + 99) / 100 - 1].ToString("N0", CultureInfo.InvariantCulture);

    private static async Task FillAsync(string path, int leads)
    {
        await using var connection = new SqliteConnection($"Data Source={path}");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = Fill;
        command.Parameters.AddWithValue("$leads", leads);
        command.CommandTimeout = 3600;
        await command.ExecuteNonQueryAsync();
    }

    // A third become MQLs, each with a clock; a tenth get a deal, of which two in five are won, over four touches each.
    private const string Fill = """
        PRAGMA synchronous = OFF;
        CREATE TEMP TABLE names (i INTEGER PRIMARY KEY, channel TEXT, segment TEXT);
        INSERT INTO names VALUES (0, 'google_ads', 'smb'), (1, 'linkedin_ads', 'mid_market'), (2, 'email', 'enterprise'), (3, 'organic', 'unknown'), (4, 'direct', 'smb'), (5, 'referral', 'smb'), (6, 'meta_ads', 'smb');
        CREATE TEMP TABLE made AS
        WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < $leads)
        SELECT i, (i * 7919) % 1096 AS d, (i * 104729) % 7 AS c, (i * 31) % 30 AS o, i % 3 = 0 AS is_mql, i % 10 = 0 AS has_deal, (i / 10) % 5 AS fate FROM n;
        CREATE TEMP TABLE days AS WITH RECURSIVE n (d) AS (SELECT 0 UNION ALL SELECT d + 1 FROM n WHERE d < 1300) SELECT d, DATE('2023-01-01', '+' || d || ' days') AS day FROM n;
        CREATE UNIQUE INDEX temp.ix_days ON days (d);
        BEGIN;
        INSERT INTO owners (owner_id, name, team, updated_at) SELECT 'owner-' || d, 'Owner ' || d, 'team-' || (d % 4), '2026' FROM days WHERE d < 30;
        INSERT INTO campaigns (campaign_id, channel, campaign_name) SELECT 'c' || d, n.channel, 'Campaign ' || d FROM days JOIN names n ON n.i = d % 7 WHERE d < 50;
        INSERT INTO campaign_spend (source, campaign_id, day, amount, currency, is_prorated, updated_at)
        SELECT 'api', 'c' || c.d, a.day, (a.d * 37 + c.d * 11) % 900 + 0.25, 'EUR', 0, '2026' FROM days c CROSS JOIN days a WHERE c.d < 50 AND a.d < 1096;
        INSERT INTO contacts (contact_id, created_at, updated_at) SELECT 'con_' || i, '2026', '2026' FROM made;
        INSERT INTO leads (lead_id, contact_id, lifecycle_stage, lead_score, owner_id, status, created_at, threshold, segment, source, channel, is_test, is_import, received_at, updated_at, mql_at, sql_at, opp_at, customer_at)
        SELECT 'lead_' || m.i, 'con_' || m.i, 'lead', 50, CASE WHEN is_mql OR has_deal THEN 'owner-' || o END, 'new', a.day || 'T10:00:00.0000000Z', 60, n.segment, 'google', n.channel,
            m.i % 50 = 7, m.i % 11 = 5, '2026', '2026', CASE WHEN is_mql OR has_deal THEN b.day || 'T12:00:00.0000000Z' END, CASE WHEN has_deal THEN b.day || 'T13:00:00.0000000Z' END,
            CASE WHEN has_deal THEN b.day || 'T14:00:00.0000000Z' END, CASE WHEN has_deal AND fate < 2 THEN b.day || 'T15:00:00.0000000Z' END
        FROM made m JOIN days a ON a.d = m.d JOIN days b ON b.d = m.d + 5 JOIN names n ON n.i = m.c;
        INSERT INTO sla_clocks (sla_id, lead_id, owner_id, policy, started_at, remind_at, due_at, state, seconds_to_call)
        SELECT 'sla_' || m.i, 'lead_' || m.i, 'owner-' || o, 'default', b.day || 'T12:00:00.0000000Z', '2026', '2026', CASE WHEN m.i % 7 = 0 THEN 'breached' ELSE 'met' END, (m.i * 13) % 5000
        FROM made m JOIN days b ON b.d = m.d + 5 WHERE is_mql;
        INSERT INTO deals (deal_id, primary_contact_id, pipeline_stage, deal_value, probability, created_at, closed_at, won_lost, currency, lead_id, channel, campaign_id)
        SELECT 'deal_' || m.i, 'con_' || m.i, 'Proposal', m.i % 9000 + 0.5, 0.4, b.day || 'T14:00:00.0000000Z', CASE WHEN fate < 4 THEN e.day || 'T15:00:00.0000000Z' END,
            CASE WHEN fate < 2 THEN 'won' WHEN fate < 4 THEN 'lost' ELSE 'open' END, 'EUR', 'lead_' || m.i, n.channel, 'c' || (m.i % 50)
        FROM made m JOIN days b ON b.d = m.d + 5 JOIN days e ON e.d = m.d + 60 JOIN names n ON n.i = m.c WHERE has_deal;
        INSERT INTO attribution_deals (deal_id, run_id, deal_value, currency, units, segment, close_day, touches, days, path, fingerprint)
        SELECT 'deal_' || m.i, 'run', m.i % 9000, 'EUR', (m.i % 9000) * 100, n.segment, e.day, 4, 55, n.channel || ' > ' || o.channel || ' > direct > ' || n.channel, 0
        FROM made m JOIN days e ON e.d = m.d + 60 JOIN names n ON n.i = m.c JOIN names o ON o.i = (m.c + m.o) % 7 WHERE has_deal AND fate < 2;
        INSERT INTO attribution_touches
        SELECT d.deal_id, t.i, d.deal_id || t.i, 'c' || ((d.units / 100 + t.i * 17) % 50), t.channel, d.segment, DATE(d.close_day, '-' || (t.i * 9) || ' days'), d.close_day,
            u, u, u, u, u, u, u, u, u, u, u
        FROM (SELECT *, units / 4 AS u FROM attribution_deals) d JOIN names t ON t.i < 4;
        COMMIT;
        """;
}
