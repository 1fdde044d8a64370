using System.Globalization;

namespace RevOps.LocalRuntime.Timers;

/// <summary>When a timer function runs: at the instants of an NCRONTAB expression, or every so often.</summary>
internal sealed class TimerSchedule
{
    private readonly Func<DateTime, DateTime?> _next;

    private TimerSchedule(string text, Func<DateTime, DateTime?> next)
    {
        Text = text;
        _next = next;
    }

    /// <summary>The schedule as read, with settings looked up.</summary>
    public string Text { get; }

    /// <summary>Reads a schedule as the Functions host does.</summary>
    /// <param name="text">NCRONTAB, a span <c>hh:mm:ss</c>, or either with settings between percent signs: <c>%SETTING%</c>.</param>
    /// <param name="setting">Looks up a setting; null if there is none.</param>
    /// <exception cref="FormatException">It is neither, or a setting is missing.</exception>
    public static TimerSchedule Parse(string text, Func<string, string?> setting)
    {
        var expanded = Expand(text, setting);
        if (expanded.Contains(':') && TimeSpan.TryParse(expanded, CultureInfo.InvariantCulture, out var span))
        {
            return span > TimeSpan.Zero
                ? new TimerSchedule(expanded, after => after < DateTime.MaxValue - span ? after + span : null)
                : throw new FormatException("The span must be longer than nothing.");
        }

        return new TimerSchedule(expanded, NCrontabSchedule.Parse(expanded).GetNextOccurrence);
    }

    /// <summary>The next run after an instant (both UTC); null if there is none, ever.</summary>
    public DateTime? Next(DateTime after) => _next(after);

    /// <summary>Whether, seen from an instant, it has more than one run within a minute.</summary>
    public bool IsSubMinute(DateTime now) => Next(now) is { } first && Next(first) <= now.AddMinutes(1);

    private static string Expand(string text, Func<string, string?> setting)
    {
        var parts = text.Split('%');
        if (parts.Length % 2 == 0)
        {
            throw new FormatException("A percent sign has no partner.");
        }

        for (var i = 1; i < parts.Length; i += 2)
        {
            parts[i] = setting(parts[i]) ?? throw new FormatException($"The setting {parts[i]} is missing.");
        }

        return string.Concat(parts).Trim();
    }
}
