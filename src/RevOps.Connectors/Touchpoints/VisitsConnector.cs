using System.Text.Json;
using RevOps.Connectors.Input;
using RevOps.Core;

namespace RevOps.Connectors.Touchpoints;

/// <summary>
/// Touchpoints of visitors, sent by their browsers. The key for them stands in every page, so anybody may send anything: they can name no person,
/// no campaign of ours and no mail, and cannot claim that somebody called or clicked in a mail.
/// </summary>
public sealed class VisitsConnector() : JsonConnector("visits", "touchpoint", isDelivery: true)
{
    private static readonly string[] NotTheirs = ["campaignId", "mailId", "bounceType"];
    private static readonly string[] NamesOfPeople = ["contactId", "email", "phone", "externalIds"];

    /// <inheritdoc/>
    /// <remarks>Plain text is JSON too: browsers send it to other hosts without asking first.</remarks>
    public override ReceiveResult Receive(Delivery delivery) =>
        base.Receive(ContentTypes.IsPlainText(delivery.ContentType) ? delivery with { ContentType = "application/json" } : delivery);

    /// <inheritdoc/>
    protected override MapResult? Read(JsonElement root, List<FieldFault> faults)
    {
        RefuseFields(root, "", NotTheirs, faults);
        if (root.TryGetProperty("contact", out var contact) && contact.ValueKind == JsonValueKind.Object)
        {
            RefuseFields(contact, "/contact", NamesOfPeople, faults);
        }

        if (TouchpointReader.Read(root, faults) is not { } touchpoint)
        {
            return null;
        }

        if (touchpoint.EventType == "call_logged" || touchpoint.EventType.StartsWith("email_", StringComparison.Ordinal))
        {
            faults.Add(new FieldFault("/eventType", "value", "eventType is nothing that a visitor's browser can tell."));
        }

        return new MapResult.Touchpoint(touchpoint);
    }

    private static void RefuseFields(JsonElement element, string path, string[] names, List<FieldFault> faults)
    {
        foreach (var name in names)
        {
            if (element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null)
            {
                faults.Add(new FieldFault($"{path}/{name}", "forbidden", $"{name} needs a key of scope intake."));
            }
        }
    }
}
