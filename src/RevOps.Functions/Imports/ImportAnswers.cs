namespace RevOps.Functions.Imports;

/// <summary>A file that was taken.</summary>
/// <param name="ImportId">The import.</param>
/// <param name="StatusUrl">Where to see what became of it.</param>
internal sealed record NewImport(string ImportId, string StatusUrl);

/// <summary>Rows by what became of them.</summary>
/// <param name="Total">Rows so far.</param>
/// <param name="Staged">Waiting.</param>
/// <param name="Applied">Applied.</param>
/// <param name="Duplicate">Known already.</param>
/// <param name="Skipped">Empty or left out.</param>
/// <param name="Rejected">Wrong.</param>
internal sealed record ImportRows(long Total, long Staged, long Applied, long Duplicate, long Skipped, long Rejected);

/// <summary>A rejected row.</summary>
/// <param name="Line">Its line in the file, from 1.</param>
/// <param name="Column">The column.</param>
/// <param name="Code">The kind of fault.</param>
/// <param name="Detail">One sentence for the person who mends it.</param>
internal sealed record ImportError(long Line, string? Column, string? Code, string? Detail);

/// <summary>A column.</summary>
/// <param name="Header">Its header.</param>
/// <param name="Field">The field it is read as.</param>
internal sealed record ImportColumn(string Header, string? Field);

/// <summary>A saved mapping of columns.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What the rows are.</param>
/// <param name="Fields">The field of each header.</param>
/// <param name="UpdatedAt">When it was written.</param>
internal sealed record MappingView(string Name, string Kind, IReadOnlyDictionary<string, string>? Fields, DateTimeOffset UpdatedAt);

/// <summary>How a file was understood.</summary>
/// <param name="Encoding">Of a text file: utf-8, utf-16le, utf-16be or windows-1252.</param>
/// <param name="Delimiter">What separates columns.</param>
/// <param name="Decimal">The decimal sign, where one was seen.</param>
/// <param name="DateFormat">dmy or mdy, where dates were seen that tell.</param>
/// <param name="HeaderRow">Line of the header, from 1.</param>
/// <param name="Sheet">The sheet of a workbook.</param>
/// <param name="Columns">The columns and the fields they are read as.</param>
/// <param name="Unmapped">Columns that are read as nothing.</param>
internal sealed record ImportLayout(
    string? Encoding,
    string Delimiter,
    string? Decimal,
    string? DateFormat,
    int HeaderRow,
    string? Sheet,
    IEnumerable<ImportColumn> Columns,
    IEnumerable<string> Unmapped);

/// <summary>An import.</summary>
/// <param name="ImportId">The import.</param>
/// <param name="Kind">What its rows are; null while it is not known.</param>
/// <param name="FileName">Name of the file.</param>
/// <param name="Status">How far it is.</param>
/// <param name="Terminal">Whether nothing more will happen with it.</param>
/// <param name="DryRun">Whether rows are checked only.</param>
/// <param name="ReceivedAt">When the file came.</param>
/// <param name="FinishedAt">When it was done with.</param>
/// <param name="Reason">Why it was rejected.</param>
/// <param name="SizeBytes">Size of the file.</param>
/// <param name="ReadBytes">How much of it is read.</param>
/// <param name="Rows">Rows by what became of them.</param>
/// <param name="Layout">How the file was understood; null while it is not.</param>
/// <param name="Errors">The first 20 rejected rows.</param>
/// <param name="ErrorsUrl">All rejected rows, as a file.</param>
internal sealed record ImportDetail(
    string ImportId,
    string? Kind,
    string? FileName,
    string Status,
    bool Terminal,
    bool DryRun,
    DateTimeOffset ReceivedAt,
    DateTimeOffset? FinishedAt,
    string? Reason,
    long SizeBytes,
    long ReadBytes,
    ImportRows Rows,
    ImportLayout? Layout,
    IEnumerable<ImportError> Errors,
    string ErrorsUrl);

/// <summary>A kind of file.</summary>
/// <param name="Kind">Its name.</param>
/// <param name="Fields">The fields that columns may fill; a column that is mapped to ignore fills none.</param>
internal sealed record ImportKindView(string Kind, IReadOnlyList<string> Fields);
