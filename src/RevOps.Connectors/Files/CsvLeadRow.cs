using System.Globalization;
using RevOps.Connectors.Forms;
using RevOps.Connectors.Input;
using RevOps.Connectors.Leads;
using RevOps.Core;

namespace RevOps.Connectors.Files;

/// <summary>From the fields of a row to canonical JSON, or to what is wrong with it.</summary>
internal static class CsvLeadRow
{
    private static readonly string[] LongFields = ["message", "url", "referrer", "consent.email_marketing", "consent.ads", "consent.phone"];

    private static readonly string[] PlainTimes = ["yyyy-MM-dd", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss"];

    /// <summary>The lead's JSON; null, with the fault, where the row is not usable.</summary>
    public static string? Read(IReadOnlyList<string> fields, CsvLayout layout, out FieldFault? fault)
    {
        if (fields.Count != layout.Columns.Count)
        {
            fault = new FieldFault("", "columns", $"The row has {fields.Count} fields, the header {layout.Columns.Count}.");
            return null;
        }

        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < fields.Count; i++)
        {
            if (layout.Columns[i].Field is { } field && InputText.Clean(fields[i]) is { } text)
            {
                values[field] = text;
            }
        }

        fault = CheckLengths(values, layout) ?? CheckTime(values, layout) ?? CheckReachable(values, layout);
        if (fault is not null)
        {
            return null;
        }

        FormNames.Settle(values);
        return LeadJson.Write(LeadFields.ToLead(values));
    }

    private static FieldFault? CheckLengths(Dictionary<string, string> values, CsvLayout layout)
    {
        foreach (var (field, text) in values)
        {
            var max = field is "id" or "visitorId" ? FieldReader.MaxId : LongFields.Contains(field) ? FieldReader.MaxLongText : FieldReader.MaxText;
            if (text.Length > max)
            {
                return new FieldFault(layout.HeaderOf(field), "range", $"The text is longer than {max} characters.");
            }
        }

        return null;
    }

    // A day or a time without an offset is taken as UTC; anything else would be a guess between day and month.
    private static FieldFault? CheckTime(Dictionary<string, string> values, CsvLayout layout)
    {
        if (!values.TryGetValue("occurredAt", out var text))
        {
            return null;
        }

        var isTime = Rfc3339.TryParse(text, out var time)
            || DateTimeOffset.TryParseExact(
                text, PlainTimes, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out time);
        if (!isTime || time.Year < Rfc3339.FirstYear)
        {
            return new FieldFault(layout.HeaderOf("occurredAt"), "format", "Not a time like 2026-03-01T09:30:00Z or a day like 2026-03-01, from 1970 on.");
        }

        values["occurredAt"] = time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);
        return null;
    }

    private static FieldFault? CheckReachable(Dictionary<string, string> values, CsvLayout layout)
    {
        var hasPhone = values.TryGetValue("phone", out var phone);
        if (values.TryGetValue("email", out var email))
        {
            return InputText.MayBeEmail(email) ? null : new FieldFault(layout.HeaderOf("email"), "format", "Not an e-mail address.");
        }

        if (!hasPhone)
        {
            var column = layout.Columns.Any(c => c.Field == "email") ? "email" : "phone";
            return new FieldFault(layout.HeaderOf(column), "required", "Neither an e-mail address nor a phone number.");
        }

        return InputText.MayBePhone(phone!)
            ? null
            : new FieldFault(layout.HeaderOf("phone"), "format", "Not a phone number, and there is no e-mail address.");
    }
}
