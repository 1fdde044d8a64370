using System.Diagnostics;
using System.Globalization;

namespace RevOps.Benchmarks;

/// <summary>Rates and medians.</summary>
internal static class Measure
{
    /// <summary>Calls per second of <paramref name="total"/> calls by <paramref name="workers"/> at once.</summary>
    public static async Task<double> RateAsync(int total, int workers, Func<int, Task> call)
    {
        var started = Stopwatch.GetTimestamp();
        await Parallel.ForEachAsync(Enumerable.Range(0, total), new ParallelOptions { MaxDegreeOfParallelism = workers }, async (i, _) => await call(i));
        return total / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
    }

    public static string Load() => File.Exists("/proc/loadavg") ? $"load {File.ReadAllText("/proc/loadavg").Split(' ')[0]}" : "load unknown";

    public static string Number(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);
}
