using System.Xml;
using System.Xml.Linq;
using RevOps.Core;

namespace RevOps.Connectors.Salesforce;

/// <summary>An outbound message: who sends it and what changed.</summary>
/// <param name="OrganizationId">The organization, as sent.</param>
/// <param name="Notifications">1 to 100.</param>
internal sealed record OutboundMessage(string OrganizationId, IReadOnlyList<Notification> Notifications)
{
    /// <summary>Most notifications of one message.</summary>
    public const int MaxNotifications = 100;

    /// <summary>Most characters of a message: what the door lets in.</summary>
    private const int MaxCharacters = 4 * 1024 * 1024;

    /// <summary>Deepest nesting: a real message has six levels.</summary>
    private const int MaxDepth = 16;

    private static readonly XNamespace Outbound = "http://soap.sforce.com/2005/09/outbound";
    private static readonly XNamespace Instance = "http://www.w3.org/2001/XMLSchema-instance";

    /// <summary>
    /// Reads a message. A document type is refused, nothing is resolved, and depth is looked at before anything is built.
    /// </summary>
    /// <param name="body">The raw body.</param>
    /// <param name="fault">What is wrong, where the outcome is null; never repeats the body.</param>
    public static OutboundMessage? Read(ReadOnlyMemory<byte> body, out FieldFault? fault)
    {
        fault = null;
        try
        {
            if (IsTooDeep(body))
            {
                fault = new FieldFault("", "range", $"The message is nested more than {MaxDepth} deep.");
                return null;
            }

            using var reader = Reader(body);
            return Read(XDocument.Load(reader), out fault);
        }
        catch (XmlException e)
        {
            fault = new FieldFault("", "xml", $"Not an XML document that is taken: line {e.LineNumber}, position {e.LinePosition}. Document types are refused.");
            return null;
        }
    }

    private static OutboundMessage? Read(XDocument document, out FieldFault? fault)
    {
        var message = document.Descendants(Outbound + "notifications").FirstOrDefault();
        var organization = message?.Element(Outbound + "OrganizationId")?.Value.Trim();
        var notifications = message?.Elements(Outbound + "Notification").Select(Read).ToList() ?? [];
        fault = organization is not { Length: > 0 } ? new FieldFault("/OrganizationId", "required", "The message names no organization.")
            : notifications.Count is 0 or > MaxNotifications ? new FieldFault("/Notification", "range", $"A message has 1 to {MaxNotifications} notifications.")
            : notifications.Exists(n => n is null) ? new FieldFault("/Notification", "required", "A notification lacks its Id, its sObject or the type of it.")
            : null;
        return fault is null ? new OutboundMessage(organization!, notifications!) : null;
    }

    private static Notification? Read(XElement element)
    {
        var record = element.Element(Outbound + "sObject");
        var type = record?.Attribute(Instance + "type")?.Value;
        if (element.Element(Outbound + "Id")?.Value.Trim() is not { Length: > 0 } id || record is null || type is null)
        {
            return null;
        }

        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in record.Elements().Where(f => !f.HasElements && f.Value.Length > 0 && f.Attribute(Instance + "nil")?.Value is not ("true" or "1")))
        {
            fields[field.Name.LocalName] = field.Value;
        }

        return new Notification(id, type[(type.IndexOf(':', StringComparison.Ordinal) + 1)..], fields);
    }

    private static bool IsTooDeep(ReadOnlyMemory<byte> body)
    {
        using var reader = Reader(body);
        while (reader.Read())
        {
            if (reader.Depth > MaxDepth)
            {
                return true;
            }
        }

        return false;
    }

    private static XmlReader Reader(ReadOnlyMemory<byte> body) => XmlReader.Create(new MemoryStream(body.ToArray(), writable: false), new XmlReaderSettings
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = MaxCharacters,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    });
}

/// <summary>What became of one record.</summary>
/// <param name="Id">Id of the notification: the same when it is sent again.</param>
/// <param name="Object">API name of the object: Lead, Contact …</param>
/// <param name="Fields">The fields that hold something.</param>
internal sealed record Notification(string Id, string Object, IReadOnlyDictionary<string, string> Fields);
