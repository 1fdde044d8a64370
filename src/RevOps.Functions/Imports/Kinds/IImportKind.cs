using System.Globalization;
using RevOps.Connectors.Files;
using RevOps.Core;
using RevOps.Data;
using RevOps.Data.Imports;
using RevOps.Data.Outbox;

namespace RevOps.Functions.Imports.Kinds;

/// <summary>A kind of file: the columns that it knows, and what becomes of a row.</summary>
public interface IImportKind
{
    /// <summary>As senders name it: <c>leads</c>, <c>spend</c>.</summary>
    string Name { get; }

    /// <summary>What its rows are, by the rules in force.</summary>
    FileShape Shape { get; }

    /// <summary>Applies one row within the transaction of its range.</summary>
    Task<RowOutcome> ApplyAsync(ImportedRow row);

    /// <summary>Ends a range: what is done once for all of its rows.</summary>
    /// <param name="sql">The transaction of the range.</param>
    /// <param name="subjects">What its rows changed: <see cref="RowOutcome.Subject"/>.</param>
    Task EndRangeAsync(SqlSession sql, IReadOnlyCollection<string> subjects) => Task.CompletedTask;
}

/// <summary>A row of a file while it is applied.</summary>
/// <param name="Sql">The transaction of its range.</param>
/// <param name="ImportId">The import.</param>
/// <param name="RowNumber">Its number, from 1.</param>
/// <param name="Payload">What it says, as canonical JSON.</param>
/// <param name="Terms">What the sender said of the file.</param>
/// <param name="ReceivedAt">When the file was accepted.</param>
/// <param name="Now">Now.</param>
public sealed record ImportedRow(
    SqlSession Sql, string ImportId, long RowNumber, string Payload, ImportTerms Terms, DateTimeOffset ReceivedAt, DateTimeOffset Now)
{
    /// <summary>Names the row among all rows of all files.</summary>
    public string RowId => $"{ImportId}/{RowNumber.ToString(CultureInfo.InvariantCulture)}";
}

/// <summary>What applying a row came to.</summary>
/// <param name="Status">One of <see cref="ImportRowStatus"/>.</param>
public sealed record RowOutcome(string Status)
{
    /// <summary>Applied.</summary>
    public static RowOutcome Applied { get; } = new(ImportRowStatus.Applied);

    /// <summary>Known already.</summary>
    public static RowOutcome Duplicate { get; } = new(ImportRowStatus.Duplicate);

    /// <summary>Why it was rejected.</summary>
    public FieldFault? Fault { get; init; }

    /// <summary>The lead that it became or belongs to.</summary>
    public string? LeadId { get; init; }

    /// <summary>True where that lead is to be scored.</summary>
    public bool IsScored { get; init; }

    /// <summary>What it changed, where that is settled at the end of the range.</summary>
    public string? Subject { get; init; }

    /// <summary>True where the row named somebody whose data was erased: what stands in it is not kept.</summary>
    public bool NamesErased { get; init; }

    /// <summary>What must follow besides scoring.</summary>
    public IReadOnlyList<OutboxItem> Promises { get; init; } = [];

    /// <summary>Not usable.</summary>
    public static RowOutcome Rejected(FieldFault fault) => new(ImportRowStatus.Rejected) { Fault = fault };
}
