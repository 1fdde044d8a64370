using RevOps.Core;

namespace RevOps.Connectors.Files;

/// <summary>
/// Finds the header row at the beginning of a file. In reports lines may come before it, which may also mislead as to the delimiter; so each
/// delimiter is tried, and the row that knows most columns is it.
/// </summary>
/// <param name="head">The beginning of the file.</param>
/// <param name="isWhole">True where that is all of it.</param>
/// <param name="shape">What the rows are.</param>
/// <param name="hints">What the sender said of it.</param>
internal sealed class HeaderSearch(ReadOnlyMemory<byte> head, bool isWhole, FileShape shape, FileHints hints)
{
    /// <summary>Rows that are looked at: the longest known preamble has ten lines.</summary>
    private const int MaxRows = 40;

    private static readonly FieldFault Broken = new("", "quotes", "The header row has a quote out of place, or is too long.");

    /// <summary>Searches.</summary>
    public async Task<CsvOpenResult> RunAsync(CancellationToken token)
    {
        var detected = CsvDialect.Detect(head.Span, hints.Encoding, hints.Delimiter);
        if (!shape.MayHavePreamble || hints.Delimiter is not null || detected.HeaderLine > 1)
        {
            return await TryAsync(detected, token);
        }

        var results = new List<CsvOpenResult>();
        foreach (var delimiter in CsvDialect.Delimiters.OrderByDescending(d => d == detected.Delimiter))
        {
            results.Add(await TryAsync(detected with { Delimiter = delimiter }, token));
        }

        return results.OfType<CsvOpenResult.Opened>().MaxBy(r => r.Layout.Columns.Count(c => c.Field is not null)) ?? results[0];
    }

    private async Task<CsvOpenResult> TryAsync(CsvDialect dialect, CancellationToken token)
    {
        var rest = head[dialect.HeaderOffset..];
        var records = new CsvRecordStream(new MemoryStream(rest.ToArray()), dialect);
        var at = new CsvPosition(dialect.HeaderOffset, 1, dialect.HeaderLine);
        CsvOpenResult.Invalid? first = null;
        for (var rows = 0; rows < MaxRows && await records.NextAsync(token) is { } next;)
        {
            var start = at;
            at = new CsvPosition(at.Offset + next.Record.Bytes, 1, at.Line + next.Lines);
            if (hints.HeaderRow is { } line && start.Line < line)
            {
                continue;
            }

            var isCut = !isWhole && at.Offset == head.Length;
            var isReadable = next.Record.Status == CsvStatus.Record && !isCut;
            if (isReadable && CsvRangeReader.IsBlank(next.Record.Fields))
            {
                continue;
            }

            var result = isReadable
                ? CsvLayout.From(dialect with { HeaderOffset = (int)start.Offset, HeaderLine = (int)start.Line }, next.Record.Fields, shape, hints)
                : new CsvOpenResult.Invalid(Broken);
            if (result is CsvOpenResult.Opened opened)
            {
                return opened with { First = at };
            }

            first ??= (CsvOpenResult.Invalid)result;
            if (!shape.MayHavePreamble || hints.HeaderRow is not null)
            {
                return first;
            }

            rows++;
        }

        return (CsvOpenResult?)first ?? new CsvOpenResult.Invalid(new FieldFault("", "required", "The file is empty."));
    }
}
