using RevOps.Benchmarks;

// Benchmarks compare side by side within one run and print ratios; they never fail a build on a time.
switch (args)
{
    case ["intake", ..]:
        await IntakeBenchmark.RunAsync();
        return 0;
    case ["pipeline", ..]:
        await PipelineBenchmark.RunAsync();
        return 0;
    case ["scoring", ..]:
        ScoringBenchmark.Run();
        return 0;
    case ["identity", ..]:
        await IdentityBenchmark.RunAsync();
        return 0;
    case ["what-if", ..]:
        await WhatIfBenchmark.RunAsync();
        return 0;
    case ["reports", ..]:
        await ReportBenchmark.RunAsync(
            args.Length > 1 ? int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) : 1_000_000, args.Length > 2 ? args[2] : null);
        return 0;
    case ["pages", ..]:
        await PagesBenchmark.RunAsync();
        return 0;
    case ["cold-start", ..]:
        await ColdStartBenchmark.RunAsync();
        return 0;
    case ["attribution", .. var rest]:
        await AttributionBenchmark.RunAsync(rest is [var touchpoints] ? int.Parse(touchpoints, System.Globalization.CultureInfo.InvariantCulture) : 1_000_000);
        return 0;
    case ["attribution-fill", var sqlite, var duck, var count]:
        await AttributionData.FillAsync(sqlite, duck, int.Parse(count, System.Globalization.CultureInfo.InvariantCulture));
        return 0;
    case ["attribution-ours", var database, var models]:
        await AttributionBenchmark.OursAsync(database, models);
        return 0;
    case ["attribution-incremental", var database]:
        await AttributionBenchmark.IncrementalAsync(database);
        return 0;
    case ["attribution-duckdb", var database]:
        await AttributionBenchmark.DuckDbAsync(database);
        return 0;
    case ["bare-app", var port]:
        await ColdStartBenchmark.ServeBareAsync(port);
        return 0;
    default:
        Console.WriteLine("dotnet run -c Release --project tests/RevOps.Benchmarks -- intake | pipeline | scoring | identity | what-if | attribution [touchpoints] | reports [leads [file]] | cold-start | pages");
        return 2;
}
