using System.Collections.Concurrent;
using RevOps.Connectors.Fetching;
using RevOps.Data.Effects;
using RevOps.Functions.Backfills;
using RevOps.Functions.Effects;
using RevOps.Functions.Storage;

namespace RevOps.Functions.Fetching;

/// <summary>
/// Fetches what a notification names. It may die anywhere: the effect is sent again, fetches again, and what it fetches is a duplicate or a
/// newer version.
/// </summary>
public sealed class FetchSender(IEnumerable<IRecordSource> sources, RecordWriter writer, BackfillPages pages, VendorWatch watch, VendorGates gates) : IEffectSender
{
    private static readonly TimeSpan WithoutToken = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan WithoutStorage = TimeSpan.FromSeconds(30);

    private readonly Dictionary<string, IRecordSource> _sources = sources.ToDictionary(s => s.Vendor, StringComparer.Ordinal);

    /// <inheritdoc/>
    public string Destination => Destinations.Fetches;

    /// <inheritdoc/>
    public async Task<SendResult> SendAsync(Effect effect, CancellationToken cancel)
    {
        if (!_sources.TryGetValue(Destinations.VendorOf(effect.Destination), out var source))
        {
            return new SendResult.Refused($"Nothing here fetches from {effect.Destination}.");
        }

        if (Closed(source) is { } closed)
        {
            return closed;
        }

        try
        {
            return effect.Kind == BackfillPages.Kind
                ? await pages.SendAsync(source, effect, gates.Of(source.Vendor), cancel)
                : await FetchAsync(source, EffectJson.Parse<FetchPayload>(effect.Payload), cancel);
        }
        catch (Exception e) when (StorageFaults.IsOutage(e))
        {
            return new SendResult.Later(WithoutStorage, "The intake queue is out of reach.");
        }
    }

    /// <summary>Why nothing is asked now; null where it may be.</summary>
    private SendResult.Later? Closed(IRecordSource source) =>
        source.Access.Token.Length == 0
            ? new SendResult.Later(WithoutToken, $"{source.Access.TokenSetting} is not set: the object waits until it is.")
            : watch.Closed(source.Vendor);

    private async Task<SendResult> FetchAsync(IRecordSource source, FetchPayload payload, CancellationToken cancel)
    {
        switch (await source.FetchAsync(new FetchRequest(payload.Vendor, payload.Type, payload.Id), cancel))
        {
            case FetchAnswer.Found found:
                watch.Answered(source.Vendor);
                return await WriteAsync(payload, found.Record, cancel);
            case FetchAnswer.Gone gone:
                watch.Answered(source.Vendor);
                return new SendResult.Dropped(gone.Reason);
            case FetchAnswer.Failed failed:
                return await watch.FailedAsync(source.Vendor, source.Access.TokenSetting, failed.Answer, cancel);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private async Task<SendResult> WriteAsync(FetchPayload payload, FetchedRecord record, CancellationToken cancel) =>
        await writer.WriteAsync(payload.Vendor, [record], payload.ReceivedAt, cancel) > 0
            ? new SendResult.Sent()
            : new SendResult.Refused("What the vendor gave out is not an object of that kind.");
}

/// <summary>The gates of all vendors.</summary>
public sealed class VendorGates
{
    private readonly ConcurrentDictionary<string, VendorGate> _gates = new(StringComparer.Ordinal);

    /// <summary>The gate of a vendor, or of what else has a token or rights of its own.</summary>
    public VendorGate Of(string vendor) => _gates.GetOrAdd(vendor, _ => new VendorGate());
}
