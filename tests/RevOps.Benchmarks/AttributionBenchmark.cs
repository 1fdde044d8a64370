using System.Diagnostics;
using System.Globalization;
using DuckDB.NET.Data;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using RevOps.Core.Attribution;
using RevOps.Core.Rules;
using RevOps.Data;
using RevOps.Data.Attribution;
using RevOps.Functions.Attribution;
using RevOps.Functions.Setup;
using RevOps.Testing;

namespace RevOps.Benchmarks;

/// <summary>
/// A full run over generated touchpoints, reading and writing, against DuckDB that computes the same models in SQL from the same data and
/// writes the same rows; each in a process of its own, and the results are held against each other.
/// </summary>
internal static class AttributionBenchmark
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    public static async Task RunAsync(int touchpoints)
    {
        using var folder = new TempFolder();
        var started = Stopwatch.GetTimestamp();
        await AttributionData.FillAsync(folder.File("revops.db"), folder.File("duck.db"), touchpoints);
        Console.WriteLine(
            $"{touchpoints.ToString("N0", Invariant)} touchpoints, {(touchpoints / AttributionData.TouchesPerDeal(touchpoints)).ToString("N0", Invariant)} deals, two in five won; "
            + $"filled in {Measure.Number(Stopwatch.GetElapsedTime(started).TotalSeconds)} s, {new FileInfo(folder.File("revops.db")).Length >> 20} MiB of SQLite, {Measure.Load()}");

        var duck = await ChildAsync("attribution-duckdb", folder.File("duck.db"));
        var ours = await ChildAsync("attribution-ours", folder.File("revops.db"), "rules");
        Console.WriteLine($"  the same result to the cent: {(duck.Result == ours.Result ? "yes" : "NO")}");
        Console.WriteLine($"  DuckDB : RevOps = {Measure.Number(duck.Seconds / ours.Seconds)} (above 1: RevOps is faster), {Measure.Load()}");
        await ChildAsync("attribution-incremental", folder.File("revops.db"));
        await ChildAsync("attribution-ours", folder.File("revops.db"), "markov1");
        await ChildAsync("attribution-ours", folder.File("revops.db"), "markov2");
    }

    /// <summary>In a process of its own: all rule-based models, or Markov alone.</summary>
    public static async Task OursAsync(string path, string models)
    {
        using var db = Database.Sqlite(path);
        var terms = Terms(models);
        var run = await ClaimAsync(db, AttributionModes.Full);
        var started = Stopwatch.GetTimestamp();
        var full = new FullAttribution(db, new AttributionTraining(db), TimeProvider.System, NullLogger<FullAttribution>.Instance);
        var done = await full.RunAsync(run, terms, CancellationToken.None);
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        Report($"RevOps {models}", seconds, $"{done!.Status}, {done.Processed} deals, {done.RowCount} rows {done.Fault}");
        Console.WriteLine($"=result {await DigestAsync(path)}");
    }

    /// <summary>In a process of its own: one deal in a thousand changes.</summary>
    public static async Task IncrementalAsync(string path)
    {
        using var db = Database.Sqlite(path);
        await using var connection = new SqliteConnection($"Data Source={path}");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "UPDATE deals SET deal_value = deal_value + 1 WHERE won_lost = 'won' AND CAST(substr(deal_id, 6) AS INTEGER) % 1000 = 1";
        var changed = await command.ExecuteNonQueryAsync();
        var run = await ClaimAsync(db, AttributionModes.Incremental);
        var started = Stopwatch.GetTimestamp();
        var done = await new IncrementalAttribution(db, TimeProvider.System).RunAsync(run, Terms("rules"), CancellationToken.None);
        Report("RevOps incremental", Stopwatch.GetElapsedTime(started).TotalSeconds, $"{done!.Status}, {changed} deals changed");
        Console.WriteLine("=result -");
    }

    /// <summary>In a process of its own: the same models in DuckDB's SQL.</summary>
    public static async Task DuckDbAsync(string path)
    {
        await using var connection = new DuckDBConnection($"Data Source={path}");
        await connection.OpenAsync();
        var started = Stopwatch.GetTimestamp();
        foreach (var statement in AttributionInDuckDb.Statements)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = statement;
            await command.ExecuteNonQueryAsync();
        }

        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        await using var digest = connection.CreateCommand();
        digest.CommandText = "SELECT model, campaign_id, sum(units)::BIGINT FROM attribution GROUP BY ALL ORDER BY ALL";
        await using var reader = await digest.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await reader.ReadAsync())
        {
            lines.Add($"{reader.GetString(0)} {reader.GetString(1)} {reader.GetInt64(2)}");
        }

        Report("DuckDB rules", seconds, $"{lines.Count} sums");
        Console.WriteLine($"=result {Hash(lines)}");
    }

    private static AttributionTerms Terms(string models)
    {
        var rules = RuleFiles.Load(Path.Combine(AppContext.BaseDirectory, "rules")).Rules;
        var chosen = models switch
        {
            "markov1" => rules.Attribution.Models.Where(m => m.Model == AttributionModel.Markov),
            "markov2" => rules.Attribution.Models.Where(m => m.Model == AttributionModel.Markov).Select(m => m with { Order = 2 }),
            _ => rules.Attribution.Models.Where(m => m.Model is not (AttributionModel.Markov or AttributionModel.Shapley)),
        };
        return new AttributionTerms(rules with { Attribution = rules.Attribution with { Models = [.. chosen] } }, "EUR", AttributionTerms.Untrained);
    }

    private static async Task<AttributionRunRow> ClaimAsync(Database db, string mode)
    {
        var (runId, now) = ($"ar_{Guid.NewGuid():N}", TimeProvider.System.GetUtcNow());
        await db.WriteAsync(sql => sql.AskAttributionAsync(runId, mode, "api", now));
        return (await db.WriteAsync(sql => sql.ClaimAttributionAsync(runId, now, now.AddMinutes(1))))!;
    }

    private static async Task<string> DigestAsync(string path)
    {
        await using var connection = new SqliteConnection($"Data Source={path}");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT attribution_model, campaign_id, SUM(CAST(ROUND(attributed_revenue * 100) AS INTEGER)) FROM campaign_attribution GROUP BY 1, 2 ORDER BY 1, 2";
        await using var reader = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await reader.ReadAsync())
        {
            lines.Add($"{reader.GetString(0)} {reader.GetString(1)} {reader.GetInt64(2)}");
        }

        return Hash(lines);
    }

    private static string Hash(IEnumerable<string> lines) => RuleParser.VersionOf(string.Join('\n', lines.Order(StringComparer.Ordinal)));

    private static void Report(string what, double seconds, string detail)
    {
        using var process = Process.GetCurrentProcess();
        Console.WriteLine($"  {what}: {Measure.Number(seconds)} s, peak {process.PeakWorkingSet64 >> 20} MiB, {detail}");
        Console.WriteLine($"=seconds {seconds.ToString(Invariant)}");
    }

    private static async Task<(double Seconds, string Result)> ChildAsync(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [.. Host(), .. arguments]) { RedirectStandardOutput = true })!;
        var lines = (await process.StandardOutput.ReadToEndAsync()).Split('\n');
        await process.WaitForExitAsync();
        foreach (var line in lines.Where(l => l.StartsWith(' ')))
        {
            Console.WriteLine(line);
        }

        string Value(string name) => lines.Single(l => l.StartsWith($"={name} ", StringComparison.Ordinal))[(name.Length + 2)..];
        return (double.Parse(Value("seconds"), Invariant), Value("result"));
    }

    /// <summary>Under <c>dotnet run</c> the process is the host, which wants the assembly first.</summary>
    private static string[] Host() => Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [Environment.GetCommandLineArgs()[0]] : [];
}
