using System.Globalization;

namespace RevOps.Connectors.Input;

/// <summary>Times as vendors write them: milliseconds or seconds since 1970, or RFC 3339.</summary>
internal static class EpochTime
{
    private const long LastSecond = 253_402_300_799;

    /// <summary>A time from milliseconds since 1970 or from RFC 3339; null where it is neither.</summary>
    public static DateTimeOffset? OfText(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds) ? OfMilliseconds(milliseconds)
        : text is not null && Rfc3339.TryParse(text, out var time) && time.Year >= Rfc3339.FirstYear ? time
        : null;

    /// <summary>Milliseconds since 1970; null where there is no such time, or it is the very beginning.</summary>
    public static DateTimeOffset? OfMilliseconds(long milliseconds) =>
        milliseconds is > 0 and <= LastSecond * 1000 ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) : null;

    /// <summary>Seconds since 1970; null where there is no such time, or it is the very beginning.</summary>
    public static DateTimeOffset? OfSeconds(long seconds) => seconds is > 0 and <= LastSecond ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;
}
