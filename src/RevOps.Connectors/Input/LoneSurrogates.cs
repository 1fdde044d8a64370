using System.Globalization;
using System.Text;

namespace RevOps.Connectors.Input;

/// <summary>
/// JSON may hold half a surrogate pair as an escape (<c>\ud83d</c> alone), which no .NET string reader accepts.
/// Such a half becomes U+FFFD, as every browser does; the text keeps its length, so that positions stay true.
/// </summary>
internal static class LoneSurrogates
{
    private const int EscapeLength = 6;

    /// <summary>The same bytes where nothing is to be replaced, else a changed copy.</summary>
    public static ReadOnlyMemory<byte> Replace(ReadOnlyMemory<byte> json)
    {
        byte[]? copy = null;
        var source = json.Span;
        for (var i = 0; i < source.Length;)
        {
            if (source[i] != (byte)'\\')
            {
                var next = source[i..].IndexOf((byte)'\\');
                i = next < 0 ? source.Length : i + next;
                continue;
            }

            var unit = UnitAt(source, i);
            if (unit is { } high && char.IsHighSurrogate(high) && UnitAt(source, i + EscapeLength) is { } low && char.IsLowSurrogate(low))
            {
                i += 2 * EscapeLength;
            }
            else if (unit is { } lone && char.IsSurrogate(lone))
            {
                copy ??= json.ToArray();
                "\\ufffd"u8.CopyTo(copy.AsSpan(i));
                i += EscapeLength;
            }
            else
            {
                i += 2;
            }
        }

        return copy ?? json;
    }

    private static char? UnitAt(ReadOnlySpan<byte> json, int at)
    {
        if (at + EscapeLength > json.Length || json[at] != (byte)'\\' || json[at + 1] != (byte)'u')
        {
            return null;
        }

        return ushort.TryParse(Encoding.ASCII.GetString(json.Slice(at + 2, 4)), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit)
            ? (char)unit
            : null;
    }
}
