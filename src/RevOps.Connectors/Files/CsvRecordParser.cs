namespace RevOps.Connectors.Files;

/// <summary>One record as the parser found it.</summary>
/// <param name="Status">What was found.</param>
/// <param name="Bytes">Bytes up to the next record's start.</param>
/// <param name="Fields">The fields as text; empty for a malformed record.</param>
internal readonly record struct CsvRecord(CsvStatus Status, int Bytes, IReadOnlyList<string> Fields);

/// <summary>What the parser found.</summary>
internal enum CsvStatus
{
    /// <summary>A whole record.</summary>
    Record,

    /// <summary>The record does not end within the bytes at hand.</summary>
    NeedMore,

    /// <summary>Text after a closing quote.</summary>
    TextAfterQuote,

    /// <summary>A quote that is open at the end of the file.</summary>
    OpenQuote,

    /// <summary>Longer than a record may be.</summary>
    TooLong,
}

/// <summary>
/// Splits bytes into records and fields in one pass, so that where a record ends and what is in it can never disagree.
/// RFC 4180, and as spreadsheets write it: any of the three line ends, a quote within an unquoted field is text, blanks
/// around a quoted field are dropped.
/// </summary>
/// <param name="dialect">How the file is written.</param>
internal sealed class CsvRecordParser(CsvDialect dialect)
{
    /// <summary>Reads the record at the start of the bytes.</summary>
    /// <param name="bytes">Bytes from a record's start.</param>
    /// <param name="isEnd">True where the file ends with them.</param>
    public CsvRecord Parse(ReadOnlySpan<byte> bytes, bool isEnd)
    {
        var fields = new List<string>();
        var at = 0;
        while (true)
        {
            var field = OpeningQuote(bytes, at) is { } quote ? Quoted(bytes, quote + dialect.UnitBytes, isEnd) : Plain(bytes, at);
            var atEnd = Peek(bytes, field.Next) is null;
            if (atEnd && !isEnd)
            {
                return new CsvRecord(CsvStatus.NeedMore, 0, []);
            }

            if (field.Status != CsvStatus.Record)
            {
                return new CsvRecord(field.Status, 0, []);
            }

            var text = dialect.Decode(bytes[field.Start..field.End]);
            fields.Add(field.HasEscapes ? text.Replace("\"\"", "\"", StringComparison.Ordinal) : text);
            if (atEnd)
            {
                return new CsvRecord(CsvStatus.Record, bytes.Length, fields);
            }

            if (Unit(bytes, field.Next) != dialect.Delimiter)
            {
                return EndOfLine(bytes, field.Next, isEnd, fields);
            }

            at = field.Next + dialect.UnitBytes;
        }
    }

    /// <summary>Bytes of the first physical line with its end; null where it does not end within the bytes at hand.</summary>
    public int? FirstLine(ReadOnlySpan<byte> bytes, bool isEnd)
    {
        for (var at = 0; at + dialect.UnitBytes <= bytes.Length; at += dialect.UnitBytes)
        {
            if (Unit(bytes, at) is '\r' or '\n')
            {
                var line = EndOfLine(bytes, at, isEnd, []);
                return line.Status == CsvStatus.NeedMore ? null : line.Bytes;
            }
        }

        return isEnd ? bytes.Length : null;
    }

    /// <summary>How many line ends the bytes hold; <c>\r\n</c> is one.</summary>
    public int CountLines(ReadOnlySpan<byte> bytes)
    {
        var lines = 0;
        var previous = '\0';
        for (var at = 0; at + dialect.UnitBytes <= bytes.Length; at += dialect.UnitBytes)
        {
            var unit = Unit(bytes, at);
            lines += unit == '\r' || (unit == '\n' && previous != '\r') ? 1 : 0;
            previous = unit;
        }

        return lines;
    }

    private CsvRecord EndOfLine(ReadOnlySpan<byte> bytes, int at, bool isEnd, List<string> fields)
    {
        var step = dialect.UnitBytes;
        var next = Peek(bytes, at + step);
        if (Unit(bytes, at) == '\r' && next is null && !isEnd)
        {
            return new CsvRecord(CsvStatus.NeedMore, 0, []);
        }

        var isPair = Unit(bytes, at) == '\r' && next == '\n';
        return new CsvRecord(CsvStatus.Record, at + (isPair ? 2 * step : step), fields);
    }

    /// <summary>Where the field's quote is, if blanks at most come before it.</summary>
    private int? OpeningQuote(ReadOnlySpan<byte> bytes, int at)
    {
        while (Peek(bytes, at) == ' ')
        {
            at += dialect.UnitBytes;
        }

        return Peek(bytes, at) == '"' ? at : null;
    }

    private Field Plain(ReadOnlySpan<byte> bytes, int start)
    {
        var at = start;
        while (Peek(bytes, at) is { } unit && !EndsField(unit))
        {
            at += dialect.UnitBytes;
        }

        return new Field(CsvStatus.Record, start, at, at);
    }

    private Field Quoted(ReadOnlySpan<byte> bytes, int start, bool isEnd)
    {
        var step = dialect.UnitBytes;
        var escapes = false;
        for (var at = start; Peek(bytes, at) is { } unit; at += step)
        {
            if (unit != '"')
            {
                continue;
            }

            if (Peek(bytes, at + step) != '"')
            {
                return AfterQuote(bytes, new Field(CsvStatus.Record, start, at, at + step, escapes));
            }

            escapes = true;
            at += step;
        }

        return new Field(isEnd ? CsvStatus.OpenQuote : CsvStatus.NeedMore, start, bytes.Length, bytes.Length);
    }

    private Field AfterQuote(ReadOnlySpan<byte> bytes, Field field)
    {
        var at = field.Next;
        while (Peek(bytes, at) is ' ' or '\t' && Unit(bytes, at) != dialect.Delimiter)
        {
            at += dialect.UnitBytes;
        }

        var isFollowedByText = Peek(bytes, at) is { } unit && !EndsField(unit);
        return field with { Next = at, Status = isFollowedByText ? CsvStatus.TextAfterQuote : CsvStatus.Record };
    }

    private bool EndsField(char unit) => unit == dialect.Delimiter || unit is '\n' or '\r';

    private char? Peek(ReadOnlySpan<byte> bytes, int at) => at + dialect.UnitBytes <= bytes.Length ? Unit(bytes, at) : null;

    private char Unit(ReadOnlySpan<byte> bytes, int at) =>
        dialect.Encoding switch
        {
            CsvEncoding.Utf16LittleEndian => (char)(bytes[at] | (bytes[at + 1] << 8)),
            CsvEncoding.Utf16BigEndian => (char)((bytes[at] << 8) | bytes[at + 1]),
            CsvEncoding.Utf8 or CsvEncoding.Windows1252 => (char)bytes[at],
        };

    /// <summary>A field's text from <c>Start</c> to <c>End</c>; <c>Next</c> is the delimiter or line end behind it.</summary>
    private readonly record struct Field(CsvStatus Status, int Start, int End, int Next, bool HasEscapes = false);
}
