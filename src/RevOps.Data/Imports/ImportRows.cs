namespace RevOps.Data.Imports;

/// <summary>A row of <c>import_batches</c>: a file and how far it was read.</summary>
public sealed record ImportBatch
{
    /// <summary>Primary key.</summary>
    public required string ImportId { get; init; }

    /// <summary>What its rows are: leads, spend.</summary>
    public required string Kind { get; init; }

    /// <summary>The file's name, as far as the sender gave one.</summary>
    public string? FileName { get; init; }

    /// <summary>running, completed or rejected.</summary>
    public required string Status { get; init; }

    /// <summary>When it was accepted.</summary>
    public DateTimeOffset ReceivedAt { get; init; }

    /// <summary>When this row was written.</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When every row was settled.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>Size of the file.</summary>
    public long SizeBytes { get; init; }

    /// <summary>How much of it is staged.</summary>
    public long ReadBytes { get; init; }

    /// <summary>Number of the next row.</summary>
    public long NextRow { get; init; }

    /// <summary>Line of the next row.</summary>
    public long NextLine { get; init; }

    /// <summary>True where the whole file is staged.</summary>
    public bool IsRead { get; init; }

    /// <summary>Why it was rejected as a whole.</summary>
    public string? Reason { get; init; }

    /// <summary>How the file is read, as JSON.</summary>
    public string? Layout { get; init; }

    /// <summary>What the sender said of it, as JSON.</summary>
    public string? Terms { get; init; }

    /// <summary>True for a rehearsal, of which nothing is kept but what would become of its rows.</summary>
    public bool IsDryRun { get; init; }
}

/// <summary>A row of <c>import_rows</c>: one line of the file and what became of it.</summary>
public sealed record ImportRow
{
    /// <summary>The import.</summary>
    public string ImportId { get; init; } = "";

    /// <summary>Number of the data row, from 1.</summary>
    public long RowNumber { get; init; }

    /// <summary>Line of the file on which it starts, from 1.</summary>
    public long LineNumber { get; init; }

    /// <summary>staged, applied, duplicate, skipped or rejected.</summary>
    public string Status { get; init; } = "staged";

    /// <summary>What it says, as canonical JSON.</summary>
    public string? Payload { get; init; }

    /// <summary>The column that is wrong.</summary>
    public string? ErrorColumn { get; init; }

    /// <summary>What is wrong: a stable code.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>What is wrong: a sentence.</summary>
    public string? ErrorDetail { get; init; }

    /// <summary>The lead it became.</summary>
    public string? LeadId { get; init; }
}
