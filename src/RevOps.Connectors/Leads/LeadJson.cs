using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using RevOps.Core.Leads;

namespace RevOps.Connectors.Leads;

/// <summary>Writes a lead as the canonical JSON that <see cref="LeadsConnector"/> reads; absent fields are left out.</summary>
public static class LeadJson
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>The lead as JSON text.</summary>
    /// <param name="lead">The lead.</param>
    public static string Write(LeadSubmission lead)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer, Readable))
        {
            writer.WriteStartObject();
            WritePerson(writer, lead);
            WriteObject(writer, "company", CompanyFields(lead.Company));
            WriteRequest(writer, lead);
            WriteObject(writer, "utm", UtmFields(lead.Utm));
            WriteObject(writer, "clickIds", lead.ClickIds.Select(c => (c.Key, (string?)c.Value)));
            WriteConsents(writer, lead.Consents);
            WriteObject(writer, "externalIds", lead.ExternalIds.Select(e => (e.Key, (string?)e.Value)));
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void WritePerson(Utf8JsonWriter writer, LeadSubmission lead)
    {
        WriteText(writer, "id", lead.Id);
        WriteText(writer, "occurredAt", Time(lead.OccurredAt));
        if (lead.IsTest)
        {
            writer.WriteBoolean("isTest", true);
        }

        WriteText(writer, "email", lead.Email);
        WriteText(writer, "phone", lead.Phone);
        WriteText(writer, "firstName", lead.FirstName);
        WriteText(writer, "lastName", lead.LastName);
        WriteText(writer, "fullName", lead.FullName);
        WriteText(writer, "jobTitle", lead.JobTitle);
        WriteText(writer, "country", lead.Country);
        WriteText(writer, "region", lead.Region);
        WriteText(writer, "postalCode", lead.PostalCode);
    }

    private static void WriteRequest(Utf8JsonWriter writer, LeadSubmission lead)
    {
        WriteText(writer, "form", lead.Form);
        WriteText(writer, "interest", lead.Interest);
        WriteText(writer, "message", lead.Message);
        WriteText(writer, "referrer", lead.Referrer);
        WriteText(writer, "url", lead.Url);
        WriteText(writer, "visitorId", lead.VisitorId);
    }

    private static (string, string?)[] CompanyFields(CompanyInput c) =>
    [
        ("name", c.Name), ("domain", c.Domain), ("industry", c.Industry), ("employees", c.Employees), ("annualRevenue", c.AnnualRevenue), ("country", c.Country),
    ];

    private static (string, string?)[] UtmFields(UtmInput u) =>
    [
        ("source", u.Source), ("medium", u.Medium), ("campaign", u.Campaign), ("term", u.Term), ("content", u.Content), ("id", u.Id),
    ];

    private static void WriteConsents(Utf8JsonWriter writer, IReadOnlyList<ConsentInput> consents)
    {
        if (consents.Count == 0)
        {
            return;
        }

        writer.WriteStartArray("consent");
        foreach (var consent in consents)
        {
            writer.WriteStartObject();
            WriteText(writer, "purpose", consent.Purpose);
            writer.WriteBoolean("granted", consent.Granted);
            WriteText(writer, "at", Time(consent.At));
            WriteText(writer, "text", consent.Text);
            WriteText(writer, "source", consent.Source);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteObject(Utf8JsonWriter writer, string name, IEnumerable<(string Name, string? Value)> fields)
    {
        var given = fields.Where(f => f.Value is not null).ToList();
        if (given.Count == 0)
        {
            return;
        }

        writer.WriteStartObject(name);
        foreach (var (field, value) in given)
        {
            writer.WriteString(field, value);
        }

        writer.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }

    private static string? Time(DateTimeOffset? time) =>
        time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);
}
