// As in the real package, callers are not told what may be null.
#nullable disable annotations

namespace Azure.Data.Tables;

/// <summary>
/// A row of a table. Besides <see cref="TableEntity"/> any class will do whose other readable and writable properties are of
/// types that the Table service knows: string, int, long, bool, double, DateTime, DateTimeOffset, Guid, byte[], BinaryData,
/// their nullable forms, and enums (stored by name).
/// </summary>
public interface ITableEntity
{
    /// <summary>First half of the key, at most 1 KiB: rows with the same one lie together and can share a transaction.</summary>
    string PartitionKey { get; set; }

    /// <summary>Second half of the key, at most 1 KiB; unique within the partition.</summary>
    string RowKey { get; set; }

    /// <summary>When the service stored the row last; set by it alone.</summary>
    DateTimeOffset? Timestamp { get; set; }

    /// <summary>The version of the row as it was read, for changing it only if nobody else has.</summary>
    ETag ETag { get; set; }
}
