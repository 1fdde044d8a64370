namespace RevOps.Connectors.Files;

/// <summary>
/// Records of a stream, one by one, in bounded memory. A malformed record costs only its first line: reading goes on with
/// the next one, so that a stray quote never swallows the rest of the file.
/// </summary>
/// <param name="stream">Positioned at a record's start.</param>
/// <param name="dialect">How the file is written.</param>
internal sealed class CsvRecordStream(Stream stream, CsvDialect dialect)
{
    /// <summary>Longest record, in bytes.</summary>
    public const int MaxRecordBytes = 256 * 1024;

    private const int MaxRawChars = 2_000;

    private readonly CsvRecordParser _parser = new(dialect);
    private readonly byte[] _buffer = new byte[MaxRecordBytes];
    private int _start;
    private int _end;
    private bool _isEnd;
    private (int Start, int Length) _last;

    /// <summary>The next record; null at the end of the stream.</summary>
    /// <param name="token">Cancels reading.</param>
    public async ValueTask<(CsvRecord Record, int Lines)?> NextAsync(CancellationToken token)
    {
        while (true)
        {
            if (_start == _end && _isEnd)
            {
                return null;
            }

            var record = Parse();
            if (record.Status == CsvStatus.NeedMore)
            {
                if (!IsFull)
                {
                    await FillAsync(token);
                    continue;
                }

                record = record with { Status = CsvStatus.TooLong };
            }

            return record.Status == CsvStatus.Record ? Take(record) : await SkipLineAsync(record, token);
        }
    }

    /// <summary>True where nothing follows.</summary>
    public async ValueTask<bool> IsAtEndAsync(CancellationToken token)
    {
        while (_start == _end && !_isEnd)
        {
            await FillAsync(token);
        }

        return _start == _end;
    }

    /// <summary>The text of the record read last, without its line end; cut after 2,000 characters.</summary>
    public string RawText()
    {
        var text = dialect.Decode(_buffer.AsSpan(_last.Start, _last.Length)).TrimEnd('\r', '\n');
        return text.Length <= MaxRawChars ? text : text[..MaxRawChars] + "…";
    }

    private bool IsFull => _end - _start == _buffer.Length;

    private CsvRecord Parse() =>
        _start == _end ? new CsvRecord(CsvStatus.NeedMore, 0, []) : _parser.Parse(_buffer.AsSpan(_start, _end - _start), _isEnd);

    private (CsvRecord, int) Take(CsvRecord record)
    {
        _last = (_start, record.Bytes);
        _start += record.Bytes;
        return (record, _parser.CountLines(_buffer.AsSpan(_last.Start, _last.Length)));
    }

    private async ValueTask<(CsvRecord, int)> SkipLineAsync(CsvRecord record, CancellationToken token)
    {
        var skipped = 0;
        while (true)
        {
            if (_parser.FirstLine(_buffer.AsSpan(_start, _end - _start), _isEnd) is { } length)
            {
                // Of a line longer than the buffer its last part is what can still be shown.
                var (taken, lines) = Take(record with { Bytes = length });
                return (taken with { Bytes = skipped + length }, lines);
            }

            if (IsFull)
            {
                // Keeps one unit, which may be the first half of a line end.
                var drop = _end - _start - dialect.UnitBytes;
                skipped += drop;
                _start += drop;
            }

            await FillAsync(token);
        }
    }

    private async ValueTask FillAsync(CancellationToken token)
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            _end -= _start;
            _start = 0;
        }

        var read = await stream.ReadAsync(_buffer.AsMemory(_end), token);
        _end += read;
        _isEnd = read == 0;
    }
}
