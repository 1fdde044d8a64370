using System.Globalization;
using RevOps.Connectors.Input;

namespace RevOps.Connectors.Meta;

/// <summary>Times as Meta writes them: seconds since 1970, or with an offset that has no colon (<c>2026-03-01T09:30:00+0000</c>).</summary>
internal static class MetaTime
{
    /// <summary>Reads a time; null where it is none.</summary>
    public static DateTimeOffset? Read(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? EpochTime.OfSeconds(seconds)
        : text is { Length: 24 } && text[19] is '+' or '-' ? EpochTime.OfText($"{text[..22]}:{text[22..]}")
        : EpochTime.OfText(text);
}
