using System.Text.Json;

namespace RevOps.Functions.Privacy;

/// <summary>All that is held of a person.</summary>
/// <param name="ContactId">The contact.</param>
/// <param name="ContactIds">It and those merged into it.</param>
/// <param name="ExportedAt">When this was read.</param>
/// <param name="Tables">Rows of the database by table, with its columns as they are.</param>
/// <param name="Events">Events as they came.</param>
internal sealed record PersonalDataView(string ContactId, IEnumerable<string> ContactIds, DateTimeOffset ExportedAt, JsonElement Tables, IEnumerable<RawEventView> Events);

/// <summary>An event as it came.</summary>
/// <param name="EventId">The event.</param>
/// <param name="Connector">Where it came in.</param>
/// <param name="Kind">What it was.</param>
/// <param name="Payload">What it said, as the sender wrote it.</param>
internal sealed record RawEventView(string EventId, string Connector, string Kind, string Payload);

/// <summary>An erasure that was asked for.</summary>
/// <param name="ErasureId">Its id.</param>
/// <param name="StatusUrl">Where to see how far it is.</param>
internal sealed record NewErasure(string ErasureId, string StatusUrl);

/// <summary>An erasure.</summary>
/// <param name="ErasureId">Its id.</param>
/// <param name="ContactId">The contact, which stays as an empty row.</param>
/// <param name="Status">running or done.</param>
/// <param name="RequestedAt">When it was asked for; from then on the database holds nothing of the person.</param>
/// <param name="RequestedBy">Who asked for it: a key, an account or a vendor.</param>
/// <param name="Reason">Why.</param>
/// <param name="FinishedAt">When nothing was left elsewhere.</param>
/// <param name="Removed">How much was removed beside the database, by kind; null while it runs.</param>
/// <param name="LiftedAt">From when on the person may come in again.</param>
/// <param name="LiftedBy">Who lifted the block.</param>
internal sealed record ErasureView(
    string ErasureId,
    string ContactId,
    string Status,
    DateTimeOffset RequestedAt,
    string RequestedBy,
    string? Reason,
    DateTimeOffset? FinishedAt,
    JsonElement? Removed,
    DateTimeOffset? LiftedAt,
    string? LiftedBy);
