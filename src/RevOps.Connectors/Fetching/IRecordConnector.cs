namespace RevOps.Connectors.Fetching;

/// <summary>A connector whose objects are fetched from the vendor, one by one or page by page. Pure.</summary>
public interface IRecordConnector : IConnector
{
    /// <summary>
    /// The events that a fetched object stands for. Their source ids derive from the object's own ids and times, so that fetching it twice
    /// gives duplicates.
    /// </summary>
    /// <param name="record">What was fetched.</param>
    /// <returns>None where the object is not usable at all.</returns>
    IReadOnlyList<SourceEvent> Events(FetchedRecord record);
}

/// <summary>An object as a vendor gave it out.</summary>
/// <param name="Type">The kind of object, in the vendor's word.</param>
/// <param name="Json">The vendor's JSON.</param>
/// <param name="Context">JSON of what the object is not understood without, such as the questions of a form; null where there is none.</param>
/// <param name="IsImport">True where it was fetched by a back-fill: it starts no call clocks.</param>
public sealed record FetchedRecord(string Type, string Json, string? Context = null, bool IsImport = false);
