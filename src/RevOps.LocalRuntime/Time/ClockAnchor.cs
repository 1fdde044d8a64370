using System.Text.Json;
using RevOps.LocalRuntime.Leases;

namespace RevOps.LocalRuntime.Time;

/// <summary>
/// One instant known in both times, and how fast business time runs from there on: what a business clock is computed from, and
/// what <c>clock.json</c> holds.
/// </summary>
/// <param name="Real">The instant in real time.</param>
/// <param name="Business">The same instant in business time.</param>
/// <param name="Rate">Seconds of business time per second of real time.</param>
internal sealed record ClockAnchor(DateTimeOffset Real, DateTimeOffset Business, double Rate)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>
    /// Business time at an instant of real time. A real clock that was set back to before the anchor gives the anchor's business
    /// time, so that business time never goes back behind it.
    /// </summary>
    public DateTimeOffset BusinessTimeAt(DateTimeOffset real)
    {
        var elapsed = Math.Max(0, (real - Real).Ticks) * Rate;
        var left = (DateTimeOffset.MaxValue - Business).Ticks;
        return elapsed < left ? Business.AddTicks((long)elapsed) : DateTimeOffset.MaxValue;
    }

    /// <summary>Reads the stored anchor; null if none was ever stored.</summary>
    /// <exception cref="InvalidDataException">The file is not an anchor; deleting it puts business time back to system time.</exception>
    public static ClockAnchor? Read(string path)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<ClockAnchor>(File.ReadAllBytes(path), Json)
                ?? throw new JsonException("It is empty.");
        }
        catch (JsonException fault)
        {
            throw new InvalidDataException(
                $"{path} does not hold a business clock: {fault.Message} Delete it to start again at system time.", fault);
        }
    }

    /// <summary>Stores the anchor for every process on the data folder.</summary>
    public void Write(string path) => AtomicFile.Write(path, JsonSerializer.SerializeToUtf8Bytes(this, Json));
}
