using System.Buffers;
using System.Text;
using RevOps.Connectors.Input;

namespace RevOps.Connectors.Files;

/// <summary>How the bytes of a CSV file are to be read as text.</summary>
public enum CsvEncoding
{
    /// <summary>UTF-8; a field that is not valid UTF-8 is read as Windows-1252.</summary>
    Utf8,

    /// <summary>UTF-16, low byte first: Excel's "Unicode text".</summary>
    Utf16LittleEndian,

    /// <summary>UTF-16, high byte first.</summary>
    Utf16BigEndian,

    /// <summary>Windows-1252: Excel's plain "CSV" in western Europe.</summary>
    Windows1252,
}

/// <summary>How a CSV file is written. Can be kept with the import, as JSON.</summary>
/// <param name="Delimiter">Comma, semicolon, tab or pipe.</param>
/// <param name="Encoding">How bytes become text.</param>
/// <param name="HeaderOffset">Where the header row starts, in bytes: after a byte order mark and Excel's <c>sep=</c> line.</param>
/// <param name="HeaderLine">The physical line of the header row; 1, or 2 after a <c>sep=</c> line.</param>
public sealed record CsvDialect(char Delimiter, CsvEncoding Encoding, int HeaderOffset = 0, int HeaderLine = 1)
{
    /// <summary>How many bytes of a file tell its dialect; fewer do if the file is shorter.</summary>
    public const int SampleBytes = 64 * 1024;

    internal static readonly char[] Delimiters = [',', ';', '\t', '|'];

    /// <summary>Bytes of one unit of text.</summary>
    internal int UnitBytes => Encoding is CsvEncoding.Utf16LittleEndian or CsvEncoding.Utf16BigEndian ? 2 : 1;

    /// <summary>Tells the dialect from the beginning of a file. Never fails: a single column counts as comma-separated.</summary>
    /// <param name="head">The first bytes, <see cref="SampleBytes"/> or the whole file.</param>
    /// <param name="given">The encoding, where it is known.</param>
    /// <param name="delimiter">The delimiter, where it is known.</param>
    public static CsvDialect Detect(ReadOnlySpan<byte> head, CsvEncoding? given = null, char? delimiter = null)
    {
        var (detected, mark) = DetectEncoding(head);
        var encoding = given ?? detected;
        var plain = new CsvDialect(',', encoding, mark);
        var text = plain.Decode(head[mark..]);
        var line = FirstLine(text);
        if (line.Length == 5 && line.StartsWith("sep=", StringComparison.OrdinalIgnoreCase))
        {
            var rest = text[line.Length..];
            var lineEnd = rest.StartsWith("\r\n", StringComparison.Ordinal) ? 2 : Math.Min(rest.Length, 1);
            return new CsvDialect(delimiter ?? line[4], encoding, mark + ((line.Length + lineEnd) * plain.UnitBytes), HeaderLine: 2);
        }

        return plain with { Delimiter = delimiter ?? MostFrequent(line) };
    }

    /// <summary>Bytes of the file as text.</summary>
    internal string Decode(ReadOnlySpan<byte> bytes) =>
        Encoding switch
        {
            CsvEncoding.Utf8 => WebText.Decode(bytes),
            CsvEncoding.Utf16LittleEndian => System.Text.Encoding.Unicode.GetString(bytes),
            CsvEncoding.Utf16BigEndian => System.Text.Encoding.BigEndianUnicode.GetString(bytes),
            CsvEncoding.Windows1252 => WebText.DecodeWestern(bytes),
        };

    private static (CsvEncoding Encoding, int Mark) DetectEncoding(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith("\uFEFF"u8))
        {
            return (CsvEncoding.Utf8, 3);
        }

        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
        {
            return (CsvEncoding.Utf16LittleEndian, 2);
        }

        if (head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            return (CsvEncoding.Utf16BigEndian, 2);
        }

        return (GuessUtf16(head) ?? (IsUtf8(head) ? CsvEncoding.Utf8 : CsvEncoding.Windows1252), 0);
    }

    // In UTF-16 without a mark, delimiters, line ends and Latin letters have a zero as their other half; text in one-byte
    // encodings has none. A few zeros on the wrong side are characters like U+DE00.
    private static CsvEncoding? GuessUtf16(ReadOnlySpan<byte> head)
    {
        var zeros = new int[2];
        var length = Math.Min(head.Length, 512);
        for (var i = 0; i < length; i++)
        {
            zeros[i % 2] += head[i] == 0 ? 1 : 0;
        }

        var (even, odd) = (zeros[0], zeros[1]);
        if (Math.Max(even, odd) <= length / 16 || Math.Max(even, odd) <= 4 * Math.Min(even, odd))
        {
            return null;
        }

        return odd > even ? CsvEncoding.Utf16LittleEndian : CsvEncoding.Utf16BigEndian;
    }

    // The sample may end within a character.
    private static bool IsUtf8(ReadOnlySpan<byte> head)
    {
        while (!head.IsEmpty)
        {
            var status = Rune.DecodeFromUtf8(head, out _, out var consumed);
            if (status != OperationStatus.Done)
            {
                return status == OperationStatus.NeedMoreData;
            }

            head = head[consumed..];
        }

        return true;
    }

    private static string FirstLine(string text)
    {
        var inQuotes = false;
        for (var i = 0; i < text.Length; i++)
        {
            inQuotes ^= text[i] == '"';
            if (!inQuotes && text[i] is '\r' or '\n')
            {
                return text[..i];
            }
        }

        return text;
    }

    private static char MostFrequent(string line)
    {
        var counts = new int[Delimiters.Length];
        var inQuotes = false;
        foreach (var c in line)
        {
            inQuotes ^= c == '"';
            var index = inQuotes ? -1 : Array.IndexOf(Delimiters, c);
            if (index >= 0)
            {
                counts[index]++;
            }
        }

        return Delimiters[Array.IndexOf(counts, counts.Max())];
    }
}
