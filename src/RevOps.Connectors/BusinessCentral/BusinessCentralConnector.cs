using System.Text.Json;
using System.Text.RegularExpressions;
using RevOps.Connectors.Input;
using RevOps.Core;
using RevOps.Core.Vendors;

namespace RevOps.Connectors.BusinessCentral;

/// <summary>
/// Business Central's notifications (<c>POST /api/intake/business-central</c>). They tell that a record changed, not what it is now:
/// that is kept as an event of service or stock. Nothing is fetched.
/// </summary>
/// <param name="rules">The rules in force.</param>
public sealed partial class BusinessCentralConnector(Func<ErpRules> rules) : IConnector
{
    private const string Service = "service";
    private const string Inventory = "inventory";
    private const int MaxId = 100;

    /// <inheritdoc/>
    public string Name => BusinessCentralProof.Name;

    /// <inheritdoc/>
    public ReceiveResult Receive(Delivery delivery) => JsonInput.Parse(delivery.Body) switch
    {
        JsonParse.Broken broken => new ReceiveResult.Unreadable(broken.Fault),
        JsonParse.Value { Root: { ValueKind: JsonValueKind.Object } root } when root.TryGetProperty("value", out var list) && list.ValueKind == JsonValueKind.Array =>
            new ReceiveResult.Received([.. list.EnumerateArray().Where(i => i.ValueKind == JsonValueKind.Object).Select(ToEvent)], IsBatch: true),
        _ => new ReceiveResult.Invalid([Deliveries.NotAnObject]),
    };

    /// <inheritdoc/>
    public MapResult Map(SourceEvent source)
    {
        if (JsonInput.Parse(source.Payload) is not JsonParse.Value { Root: { ValueKind: JsonValueKind.Object } root })
        {
            return new MapResult.Rejected(Deliveries.NotAnObject);
        }

        var faults = new List<FieldFault>();
        var r = new FieldReader(root, "", faults);
        var (resource, change, at) = (r.Text("resource", FieldReader.MaxLongText), r.Text("changeType", 40), r.Time("lastModifiedDateTime"));
        if (resource is null || change is null || at is null)
        {
            return new MapResult.Rejected(new FieldFault("", "required", "resource, changeType and lastModifiedDateTime are required."));
        }

        var (entity, id) = (EntityOf(resource), IdOf(resource));
        return source.Kind switch
        {
            Service => new MapResult.Service(new ServiceSubmission
            {
                System = Name,
                Kind = entity,
                Id = id,
                UpdatedAt = at.Value,
                Status = change,
                // What it is now is not told, so that it neither raises nor lowers a score.
                IsOpen = false,
            }),
            Inventory => new MapResult.Inventory(new InventorySubmission
            {
                System = Name,
                Change = change,
                Item = id,
                OccurredAt = at.Value,
            }),
            _ => new MapResult.Ignored(new FieldFault("/resource", "ignored", "The entity is not listed in rules/erp.json.")),
        };
    }

    private SourceEvent ToEvent(JsonElement item)
    {
        var r = new FieldReader(item, "", []);
        var resource = r.Text("resource", FieldReader.MaxLongText) ?? "";
        var entity = EntityOf(resource);
        var key = entity.ToLowerInvariant();
        var kind = rules().ServiceEntities.Contains(key) ? Service : rules().InventoryEntities.Contains(key) ? Inventory : Name;
        var version = r.Text("lastModifiedDateTime") is { } at ? $"{resource}:{r.Text("changeType")}:{at}" : null;
        return new SourceEvent(Name, entity, kind, version, WithoutState(item));
    }

    private static string WithoutState(JsonElement item) =>
        JsonSerializer.Serialize(item.EnumerateObject().Where(p => p.Name != "clientState").DistinctBy(p => p.Name).ToDictionary(p => p.Name, p => p.Value));

    /// <summary><c>items</c> of <c>/api/v2.0/companies(…)/items(…)</c>, of <c>…/items?$filter=…</c> for a whole collection.</summary>
    private static string EntityOf(string resource) => Last().Match(resource) is { Success: true } match ? match.Groups["entity"].Value : "unknown";

    private static string IdOf(string resource)
    {
        var id = Last().Match(resource) is { Success: true } match && match.Groups["id"].Value is { Length: > 0 } own ? own : "collection";
        return id.Length <= MaxId ? id : id[..MaxId];
    }

    [GeneratedRegex(@"(?:^|/)(?<entity>[A-Za-z][A-Za-z0-9]{0,79})(?:\((?<id>[^()]*)\))?/?(?:\?.*)?\z")]
    private static partial Regex Last();
}
