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
    private enum State
    {
        FieldStart,
        Plain,
        Quoted,
        AfterQuote,
    }

    /// <summary>Reads the record at the start of the bytes.</summary>
    /// <param name="bytes">Bytes from a record's start.</param>
    /// <param name="isEnd">True where the file ends with them.</param>
    public CsvRecord Parse(ReadOnlySpan<byte> bytes, bool isEnd)
    {
        var fields = new List<string>();
        var state = State.FieldStart;
        var (start, end, escaped) = (0, 0, false);
        var step = dialect.UnitBytes;
        var at = 0;
        for (; at + step <= bytes.Length; at += step)
        {
            var unit = Unit(bytes, at);
            if (state == State.Quoted)
            {
                if (unit != '"')
                {
                    continue;
                }

                var next = Peek(bytes, at + step);
                if (next is null && !isEnd)
                {
                    return new CsvRecord(CsvStatus.NeedMore, 0, []);
                }

                if (next == '"')
                {
                    escaped = true;
                    at += step;
                    continue;
                }

                (end, state) = (at, State.AfterQuote);
                continue;
            }

            if (unit == dialect.Delimiter || unit is '\n' or '\r')
            {
                fields.Add(Field(bytes[start..(state == State.AfterQuote ? end : at)], escaped));
                (start, escaped, state) = (at + step, false, State.FieldStart);
                if (unit == dialect.Delimiter)
                {
                    continue;
                }

                return EndOfLine(bytes, at, isEnd, fields);
            }

            if (state == State.AfterQuote && unit is not (' ' or '\t'))
            {
                return new CsvRecord(CsvStatus.TextAfterQuote, 0, []);
            }

            if (state == State.FieldStart && unit == '"')
            {
                (start, state) = (at + step, State.Quoted);
            }
            else if (state == State.FieldStart && unit != ' ')
            {
                state = State.Plain;
            }
        }

        if (!isEnd)
        {
            return new CsvRecord(CsvStatus.NeedMore, 0, []);
        }

        if (state == State.Quoted)
        {
            return new CsvRecord(CsvStatus.OpenQuote, 0, []);
        }

        fields.Add(Field(bytes[start..(state == State.AfterQuote ? end : at)], escaped));
        return new CsvRecord(CsvStatus.Record, bytes.Length, fields);
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

    private string Field(ReadOnlySpan<byte> bytes, bool escaped)
    {
        var text = dialect.Decode(bytes);
        return escaped ? text.Replace("\"\"", "\"", StringComparison.Ordinal) : text;
    }

    private char? Peek(ReadOnlySpan<byte> bytes, int at) => at + dialect.UnitBytes <= bytes.Length ? Unit(bytes, at) : null;

    private char Unit(ReadOnlySpan<byte> bytes, int at) =>
        dialect.Encoding switch
        {
            CsvEncoding.Utf16LittleEndian => (char)(bytes[at] | (bytes[at + 1] << 8)),
            CsvEncoding.Utf16BigEndian => (char)((bytes[at] << 8) | bytes[at + 1]),
            CsvEncoding.Utf8 or CsvEncoding.Windows1252 => (char)bytes[at],
        };
}
