using System.Net;
using System.Text;
using RevOps.Connectors.Destinations;
using RevOps.Data;
using RevOps.Data.Effects;
using RevOps.Functions.Hooks;

namespace RevOps.Functions.Effects;

/// <summary>Posts domain events to subscribers, signed as in Standard Webhooks 1.0.0.</summary>
public sealed class HookSender(Database database, EffectHttp http, EffectSettings settings, HookSecrets secrets, TimeProvider time) : IEffectSender
{
    /// <inheritdoc/>
    public string Destination => Destinations.Hooks;

    /// <inheritdoc/>
    public async Task<SendResult> SendAsync(Effect effect, CancellationToken cancel)
    {
        var hookId = Destinations.HookOf(effect.Destination)!;
        if (await database.ReadAsync(sql => sql.FindHookAsync(hookId), cancel) is not { Active: true } hook)
        {
            return new SendResult.Refused("The hook has ended.");
        }

        // An address that was taken while loopback was allowed may not be any more.
        if (HookUrl.FaultOf(hook.Url, settings.AllowLoopbackHooks) is { } fault)
        {
            return new SendResult.Refused(fault);
        }

        var now = time.GetUtcNow();
        if (secrets.SecretsAt(hook, now) is not { } signing)
        {
            return new SendResult.Refused("The hook's secret was sealed under another REVOPS_EVENT_KEY. Put that one back, or rotate the secret and replay.");
        }

        var isGone = false;
        using var request = Request(effect, hook, signing, now);
        var result = await EffectHttp.SendAsync(http.Subscribers, request, status => isGone = status == HttpStatusCode.Gone, time.GetUtcNow(), cancel);
        if (isGone)
        {
            await database.WriteAsync(sql => sql.EndHookAsync(hookId, "The receiver answered 410.", time.GetUtcNow()), cancel);
        }

        return result;
    }

    private static HttpRequestMessage Request(Effect effect, HookRow hook, IReadOnlyList<string> signing, DateTimeOffset now)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, hook.Url) { Content = new StringContent(effect.Payload, Encoding.UTF8, "application/json") };
        foreach (var (name, value) in StandardWebhook.Headers(effect.EffectId, now, effect.Payload, signing))
        {
            request.Headers.Add(name, value);
        }

        return request;
    }
}
