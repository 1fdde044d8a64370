using RevOps.Connectors.Ads;
using RevOps.Connectors.Apis;
using RevOps.Core.Outreach;
using RevOps.Data.Effects;
using RevOps.Functions.Effects;
using RevOps.Functions.Fetching;
using RevOps.Functions.Setup;

namespace RevOps.Functions.Ads;

/// <summary>Tells ad platforms of audiences and conversions, where the rules say that they are to know.</summary>
public sealed class AdsSender(IEnumerable<IAdPlatform> platforms, RuleBook rules, VendorWatch watch) : IEffectSender
{
    /// <summary>Kind of the effects that tell of a conversion.</summary>
    public const string Conversion = "conversion";

    private readonly Dictionary<string, IAdPlatform> _platforms = platforms.ToDictionary(p => p.Vendor, StringComparer.Ordinal);

    /// <inheritdoc/>
    public string Destination => Destinations.Ads;

    /// <inheritdoc/>
    public async Task<SendResult> SendAsync(Effect effect, CancellationToken cancel)
    {
        if (!_platforms.TryGetValue(Destinations.VendorOf(effect.Destination), out var platform))
        {
            return new SendResult.Refused($"Nothing here tells {effect.Destination} of anybody.");
        }

        if (watch.Closed(effect.Destination) is { } closed)
        {
            return closed;
        }

        var map = rules.Current.Ads.Of(platform.Vendor);
        if (effect.Kind == Conversion)
        {
            var payload = EffectJson.Parse<ConversionPayload>(effect.Payload);
            return await SendAsync(effect, platform, [.. map.ConversionsOf(payload.Event)], $"conversion for {payload.Event}", id => platform.SendAsync(payload, id, effect.EffectId, cancel), cancel);
        }

        var change = EffectJson.Parse<AudienceChange>(effect.Payload);
        return await SendAsync(effect, platform, [.. map.ListsOf(change.Audience)], $"list for audience '{change.Audience}'", id => platform.SendAsync(change, id, cancel), cancel);
    }

    /// <summary>To each; what was taken before one failed is taken again with the next attempt, which changes nothing there.</summary>
    private async Task<SendResult> SendAsync(
        Effect effect, IAdPlatform platform, IReadOnlyList<string> ids, string what, Func<string, Task<ApiAnswer>> send, CancellationToken cancel)
    {
        if (ids.Count == 0)
        {
            return new SendResult.Refused($"rules/ads.json names no {what} of {platform.Vendor}.");
        }

        foreach (var id in ids)
        {
            var answer = await send(id);
            if (answer is not ApiAnswer.Ok)
            {
                return await watch.FailedAsync(effect.Destination, platform.Setting, answer, cancel);
            }

            watch.Answered(effect.Destination);
        }

        return new SendResult.Sent();
    }
}
