using System.Text.Json;
using RevOps.Connectors.Input;
using RevOps.Core;
using RevOps.Core.Leads;

namespace RevOps.Connectors.Leads;

/// <summary>Reads the canonical JSON of a lead. Unknown fields are ignored, wrong ones are noted.</summary>
internal static class LeadReader
{
    private static readonly string[] Purposes = ["email_marketing", "ads", "phone"];

    /// <summary>Reads a lead; it is usable only where no fault was added.</summary>
    public static LeadSubmission Read(JsonElement root, List<FieldFault> faults)
    {
        var reader = new FieldReader(root, "", faults);
        var lead = ReadFields(reader);
        if (faults.Count == 0)
        {
            CheckReachable(lead, reader);
        }

        return lead;
    }

    /// <summary>The UTM parameters of an object.</summary>
    public static UtmInput ReadUtm(FieldReader reader) =>
        reader.Child("utm") is { } utm
            ? new UtmInput(utm.Text("source"), utm.Text("medium"), utm.Text("campaign"), utm.Text("term"), utm.Text("content"), utm.TextOrNumber("id"))
            : UtmInput.None;

    private static LeadSubmission ReadFields(FieldReader r) =>
        new()
        {
            Id = r.TextOrNumber("id", FieldReader.MaxId),
            OccurredAt = r.Time("occurredAt"),
            IsTest = r.Flag("isTest") ?? false,
            Email = r.Text("email"),
            Phone = r.Text("phone"),
            FirstName = r.Text("firstName"),
            LastName = r.Text("lastName"),
            FullName = r.Text("fullName"),
            JobTitle = r.Text("jobTitle"),
            Country = r.Text("country"),
            Region = r.Text("region"),
            PostalCode = r.TextOrNumber("postalCode"),
            Company = ReadCompany(r),
            Form = r.Text("form"),
            Interest = r.Text("interest"),
            Message = r.Text("message", FieldReader.MaxLongText),
            Utm = ReadUtm(r),
            ClickIds = r.Texts("clickIds"),
            Referrer = r.Text("referrer", FieldReader.MaxLongText),
            Url = r.Text("url", FieldReader.MaxLongText),
            VisitorId = r.Text("visitorId", FieldReader.MaxId),
            Consents = [.. r.Children("consent").Select(ReadConsent).OfType<ConsentInput>()],
            ExternalIds = r.Texts("externalIds"),
        };

    /// <summary>What an object says about a company.</summary>
    public static CompanyInput ReadCompany(FieldReader reader) =>
        reader.Child("company") is { } c
            ? new CompanyInput(c.Text("name"), c.Text("domain"), c.Text("industry"), c.TextOrNumber("employees"), c.TextOrNumber("annualRevenue"), c.Text("country"))
            : CompanyInput.None;

    private static ConsentInput? ReadConsent(FieldReader reader)
    {
        var purpose = reader.Text("purpose");
        var granted = reader.Flag("granted");
        var consent = new ConsentInput(
            purpose ?? "", granted ?? false, reader.Time("at"), reader.Text("text", FieldReader.MaxLongText), reader.Text("source"));
        if (purpose is null)
        {
            reader.Fault("purpose", "required", "is required");
        }
        else if (!Purposes.Contains(purpose))
        {
            reader.Fault("purpose", "range", $"must be one of {string.Join(", ", Purposes)}");
        }
        else if (granted is null)
        {
            reader.Fault("granted", "required", "is required");
        }
        else
        {
            return consent;
        }

        return null;
    }

    private static void CheckReachable(LeadSubmission lead, FieldReader reader)
    {
        if (lead.Phone is not null)
        {
            return;
        }

        if (lead.Email is null)
        {
            reader.Fault("email", "required", "or phone is required");
        }
        else if (!InputText.MayBeEmail(lead.Email))
        {
            reader.Fault("email", "format", "is not an e-mail address, and there is no phone");
        }
    }
}
