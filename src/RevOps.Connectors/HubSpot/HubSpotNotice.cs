using System.Text.Json;
using RevOps.Connectors.Fetching;
using RevOps.Connectors.Input;
using RevOps.Core;

namespace RevOps.Connectors.HubSpot;

/// <summary>One event of a HubSpot webhook: what happened to which object.</summary>
internal static class HubSpotNotice
{
    /// <summary>Kind of these events.</summary>
    public const string Kind = "hubspot";

    // How the properties begin that the rules, as shipped, write into HubSpot.
    private const string Ours = "revops_";

    private static readonly Dictionary<string, string> Objects = new(StringComparer.Ordinal)
    {
        ["contact"] = HubSpotRecords.Contacts,
        ["company"] = HubSpotRecords.Companies,
        ["deal"] = HubSpotRecords.Deals,
        // The generic object.* events name the type apart.
        ["0-1"] = HubSpotRecords.Contacts,
        ["0-2"] = HubSpotRecords.Companies,
        ["0-3"] = HubSpotRecords.Deals,
    };

    /// <summary>The event as it is kept. Its own id is not unique: only all of these together tell two events apart.</summary>
    public static SourceEvent Event(JsonElement element) => new(
        HubSpotConnector.Vendor, "", Kind, element.ValueKind == JsonValueKind.Object ? Key(new FieldReader(element, "", [])) : null, element.GetRawText());

    /// <summary>What the event asks for.</summary>
    public static MapResult Map(JsonElement root)
    {
        var reader = new FieldReader(root, "", []);
        if ((reader.Text("subscriptionType") ?? reader.Text("eventType"))?.Split('.') is not [var subject, var happening])
        {
            return new MapResult.Rejected(new FieldFault("/subscriptionType", "required", "subscriptionType is missing: nobody knows what happened."));
        }

        if (Objects.GetValueOrDefault(subject == "object" ? reader.Text("objectTypeId") ?? "" : subject) is not { } type)
        {
            return Ignored($"Events of {subject} are not used.");
        }

        return happening switch
        {
            "propertyChange" when reader.Text("propertyName")?.StartsWith(Ours, StringComparison.Ordinal) == true => Ignored("RevOps writes the property itself."),
            "creation" or "propertyChange" or "restore" => Fetch(type, reader.TextOrNumber("objectId")),
            "deletion" when type == HubSpotRecords.Deals && reader.TextOrNumber("objectId") is { } deal => new MapResult.DealDeleted(HubSpotDeal.IdOf(deal)),
            "deletion" => Deleted(type, reader.TextOrNumber("objectId"), isErasure: false),
            "privacyDeletion" => Deleted(type, reader.TextOrNumber("objectId"), isErasure: true),
            "merge" => Merged(type, reader, root),
            "associationChange" => Associated(type, reader),
            _ => Ignored($"{happening} is not used."),
        };
    }

    private static string? Key(FieldReader reader)
    {
        string?[] parts =
        [
            reader.TextOrNumber("portalId"), reader.TextOrNumber("subscriptionId"), reader.TextOrNumber("objectId") ?? reader.TextOrNumber("fromObjectId"),
            reader.TextOrNumber("eventId"), reader.TextOrNumber("occurredAt"), reader.Text("propertyName"),
        ];
        return parts.All(p => p is null) ? null : string.Join(':', parts);
    }

    private static MapResult Fetch(string type, string? id) => id is null
        ? new MapResult.Rejected(new FieldFault("/objectId", "required", "objectId is missing."))
        : new MapResult.Notice(new VendorNotice { Fetch = Request(type, id) });

    private static MapResult Deleted(string type, string? id, bool isErasure) => id is null
        ? new MapResult.Rejected(new FieldFault("/objectId", "required", "objectId is missing."))
        : new MapResult.Notice(new VendorNotice { Deletion = new VendorDeletion(HubSpotConnector.Vendor, type, id, isErasure) });

    /// <summary>The one that goes on has a new id where HubSpot gives it one, else that of the primary one.</summary>
    private static MapResult Merged(string type, FieldReader reader, JsonElement root)
    {
        var primary = reader.TextOrNumber("primaryObjectId");
        if ((reader.TextOrNumber("newObjectId") ?? primary ?? reader.TextOrNumber("objectId")) is not { } into)
        {
            return new MapResult.Rejected(new FieldFault("/primaryObjectId", "required", "primaryObjectId is missing."));
        }

        var others = root.TryGetProperty("mergedObjectIds", out var ids) && ids.ValueKind == JsonValueKind.Array
            ? ids.EnumerateArray().Select(i => i.ValueKind == JsonValueKind.String ? i.GetString()! : i.GetRawText())
            : [];
        return new MapResult.Notice(new VendorNotice
        {
            Fetch = Request(type, into),
            Merge = type == HubSpotRecords.Contacts
                ? new VendorMerge(HubSpotConnector.Vendor, primary ?? into, [.. others.Where(i => i != primary && i != into).Distinct(StringComparer.Ordinal)])
                : null,
        });
    }

    /// <summary>Whom a deal belongs to stands with the deal; all else stands with the contact.</summary>
    private static MapResult Associated(string type, FieldReader reader)
    {
        var from = reader.TextOrNumber("fromObjectId");
        var to = reader.TextOrNumber("toObjectId");
        return (reader.Text("associationType") ?? "").ToUpperInvariant().Split("_TO_") switch
        {
            ["DEAL", _] => Fetch(HubSpotRecords.Deals, from),
            [_, "DEAL"] => Fetch(HubSpotRecords.Deals, to),
            ["CONTACT", _] => Fetch(HubSpotRecords.Contacts, from),
            [_, "CONTACT"] => Fetch(HubSpotRecords.Contacts, to),
            _ => from is null ? Ignored("The association names nothing that is used.") : Fetch(type, from),
        };
    }

    private static FetchRequest Request(string type, string id) => new(HubSpotConnector.Vendor, type, id);

    private static MapResult.Ignored Ignored(string why) => new(new FieldFault("/subscriptionType", "ignored", why));
}
