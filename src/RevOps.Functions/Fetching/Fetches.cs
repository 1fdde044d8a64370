using RevOps.Connectors.Fetching;
using RevOps.Core.Identity;
using RevOps.Data;
using RevOps.Data.Effects;

namespace RevOps.Functions.Fetching;

/// <summary>Promises to fetch objects: an effect for each, in the transaction of the event that names it.</summary>
public static class Fetches
{
    /// <summary>Kind of the effects that fetch one object.</summary>
    public const string Kind = "object";

    /// <summary>
    /// Promises to fetch an object. A promise of the same object that nobody has begun to keep will see what this one would, so that one is
    /// enough for many notifications.
    /// </summary>
    /// <param name="sql">The transaction.</param>
    /// <param name="request">What is to be fetched.</param>
    /// <param name="eventId">The event that is the reason.</param>
    /// <param name="receivedAt">Its receipt: the object comes in as of then, so that our own delay counts.</param>
    /// <param name="now">Now.</param>
    public static async Task PromiseFetchAsync(this SqlSession sql, FetchRequest request, string eventId, DateTimeOffset receivedAt, DateTimeOffset now)
    {
        var destination = Destinations.Fetch(request.Vendor);
        var key = $"{destination}:{request.Type}:{request.Id}";
        var orderKey = key.Length <= EffectStore.MaxOrderKey ? key : $"{destination}:{DeterministicId.From("obj", key)}";
        if (await sql.JoinPendingAsync(orderKey))
        {
            return;
        }

        var payload = EffectJson.Text(new FetchPayload(request.Vendor, request.Type, request.Id, receivedAt));
        await sql.QueueEffectAsync(new Effect(DeterministicId.From("eff", "fetch", eventId, key), destination, orderKey, Kind, payload), now);
    }
}

/// <summary>What a fetch needs to know: ids only.</summary>
/// <param name="Vendor">The vendor.</param>
/// <param name="Type">The kind of object.</param>
/// <param name="Id">The vendor's id.</param>
/// <param name="ReceivedAt">Receipt of the notification.</param>
public sealed record FetchPayload(string Vendor, string Type, string Id, DateTimeOffset ReceivedAt);
