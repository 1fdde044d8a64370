using System.Text.Json;
using RevOps.Connectors.Destinations;
using RevOps.Core;
using RevOps.Data.Effects;
using RevOps.Functions.Api;

namespace RevOps.Functions.Hooks;

/// <summary>What somebody who subscribes says.</summary>
/// <param name="Url">Where to post.</param>
/// <param name="Events">Types, separated by blanks; <c>*</c> for all.</param>
/// <param name="Secret">What is to sign; null for one of ours.</param>
public sealed record HookInput(string Url, string Events, string? Secret)
{
    private const int MaxSecret = 200;

    /// <summary>Reads it.</summary>
    /// <returns>The input, or everything that is wrong with it.</returns>
    public static (HookInput? Input, IReadOnlyList<FieldFault> Faults) Read(JsonElement body, bool allowLoopback)
    {
        var fields = JsonInput.Of(body);
        return Read(fields, EventsOf(body, fields), allowLoopback);
    }

    /// <summary>The same, where the types are known from elsewhere.</summary>
    public static (HookInput? Input, IReadOnlyList<FieldFault> Faults) Read(JsonElement body, IReadOnlyList<string> types, bool allowLoopback) =>
        Read(JsonInput.Of(body), string.Join(' ', types), allowLoopback);

    private static (HookInput? Input, IReadOnlyList<FieldFault> Faults) Read(JsonInput fields, string events, bool allowLoopback)
    {
        var url = fields.Text("url", HookUrl.MaxLength, required: true);
        if (url is not null && HookUrl.FaultOf(url, allowLoopback) is { } fault)
        {
            fields.Fault<string>("url", "value", fault);
        }

        var secret = fields.Text("secret", MaxSecret);
        if (secret is not null && !StandardWebhook.IsSecret(secret))
        {
            fields.Fault<string>("secret", "format", "secret is whsec_ and the base64 of 24 to 64 bytes; leave it out to have one made.");
        }

        return fields.Faults.Count == 0 ? (new HookInput(url!, events, secret), []) : (null, fields.Faults);
    }

    private static string EventsOf(JsonElement body, JsonInput fields)
    {
        if (body.ValueKind == JsonValueKind.Object && body.TryGetProperty("events", out var all) && all.ValueKind == JsonValueKind.String && all.GetString() == "*")
        {
            return "*";
        }

        var types = fields.Texts("events", DomainEventTypes.All.Count, 100);
        var unknown = types.Where(t => t != "*" && !DomainEventTypes.All.Contains(t)).ToList();
        if (unknown.Count > 0)
        {
            fields.Fault<string>("events", "value", $"There is no event {unknown[0]}. There are: {string.Join(", ", DomainEventTypes.All)}; * means all.");
        }
        else if (types.Count == 0 && fields.Faults.All(f => f.Field != "/events"))
        {
            fields.Fault<string>("events", "required", "events is a list of event types, or *.");
        }

        return types.Contains("*") ? "*" : string.Join(' ', types.Distinct());
    }
}
