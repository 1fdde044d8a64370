using System.Text.Json;
using RevOps.Core.Leads;

namespace RevOps.Core.Tests.Support;

/// <summary>Reads the canonical lead JSON of the examples.</summary>
internal static class LeadJson
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    public static LeadSubmission Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        return new LeadSubmission
        {
            Id = Text(root, "id"),
            OccurredAt = root.TryGetProperty("occurredAt", out var at) ? at.GetDateTimeOffset() : null,
            Email = Text(root, "email"),
            Phone = Text(root, "phone"),
            FirstName = Text(root, "firstName"),
            LastName = Text(root, "lastName"),
            FullName = Text(root, "fullName"),
            JobTitle = Text(root, "jobTitle"),
            Country = Text(root, "country"),
            Region = Text(root, "region"),
            PostalCode = Text(root, "postalCode"),
            Company = Part(root, "company", CompanyInput.None),
            Form = Text(root, "form"),
            Interest = Text(root, "interest"),
            Message = Text(root, "message"),
            Utm = Part(root, "utm", UtmInput.None),
            ClickIds = Part(root, "clickIds", new Dictionary<string, string>()),
            Referrer = Text(root, "referrer"),
            Url = Text(root, "url"),
            VisitorId = Text(root, "visitorId"),
            Consents = Part(root, "consent", new List<ConsentInput>()),
            ExternalIds = Part(root, "externalIds", new Dictionary<string, string>()),
        };
    }

    private static string? Text(JsonElement root, string name) => root.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static T Part<T>(JsonElement root, string name, T none) =>
        root.TryGetProperty(name, out var value) ? value.Deserialize<T>(Web) ?? none : none;
}
