using System.Text.Json;
using RevOps.Connectors.Input;
using RevOps.Connectors.Leads;
using RevOps.Core;

namespace RevOps.Connectors.GoogleAds;

/// <summary>What Google's columns mean. They are told apart by <c>column_id</c> only: names are translated, or missing.</summary>
internal static class GoogleAdsLead
{
    /// <summary>Canonical field by column; of two columns for one field the earlier in this list wins.</summary>
    private static readonly (string Column, string Field)[] Columns =
    [
        ("WORK_EMAIL", "email"),
        ("EMAIL", "email"),
        ("PHONE_NUMBER", "phone"),
        ("WORK_PHONE", "phone"),
        ("FULL_NAME", "fullName"),
        ("FIRST_NAME", "firstName"),
        ("LAST_NAME", "lastName"),
        ("JOB_TITLE", "jobTitle"),
        ("JOB_ROLE", "jobTitle"),
        ("COMPANY_NAME", "company.name"),
        ("COMPANY_SIZE", "company.employees"),
        ("ANNUAL_SALES", "company.annualRevenue"),
        ("JOB_INDUSTRY", "company.industry"),
        ("COUNTRY", "country"),
        ("REGION", "region"),
        ("POSTAL_CODE", "postalCode"),
        ("PRODUCT", "interest"),
        ("SERVICE", "interest"),
        ("OFFER", "interest"),
        ("CATEGORY", "interest"),
    ];

    /// <summary>A mark of Google's about another column, not an answer of the person.</summary>
    private const string PhoneVerified = "PHONE_NUMBER_VERIFIED";

    /// <summary>Maps a lead's JSON.</summary>
    public static MapResult Map(JsonElement root)
    {
        var answers = Answers(root);
        var values = new Dictionary<string, string>(StringComparer.Ordinal) { ["utm.source"] = "google", ["utm.medium"] = "cpc" };
        var used = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { PhoneVerified };
        foreach (var (column, field) in Columns)
        {
            if (answers.TryGetValue(column, out var answer) && values.TryAdd(field, answer))
            {
                used.Add(column);
            }
        }

        AddOrigin(new FieldReader(root, "", []), values);
        if (!values.ContainsKey("email") && !values.ContainsKey("phone"))
        {
            return new MapResult.Rejected(new FieldFault("/user_column_data", "required", "No column is an e-mail address or a phone number."));
        }

        return new MapResult.Lead(LeadFields.ToLead(values)) { Unmapped = [.. answers.Keys.Where(k => !used.Contains(k))] };
    }

    private static void AddOrigin(FieldReader reader, Dictionary<string, string> values)
    {
        (string Field, string? Value)[] origin =
        [
            ("id", reader.TextOrNumber("lead_id", FieldReader.MaxId)),
            ("utm.id", reader.TextOrNumber("campaign_id")),
            ("form", reader.TextOrNumber("form_id")),
            ("clickIds.gclid", reader.Text("gcl_id")),
            ("occurredAt", reader.Text("lead_submit_time")),
            // Missing means production: only an explicit true is a test.
            ("isTest", reader.Flag("is_test") == true ? "true" : null),
        ];
        foreach (var (field, value) in origin)
        {
            if (value is not null)
            {
                values[field] = value;
            }
        }
    }

    private static OrderedDictionary<string, string> Answers(JsonElement root)
    {
        var answers = new OrderedDictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var column in new FieldReader(root, "", []).Children("user_column_data"))
        {
            var id = column.Text("column_id");
            var answer = column.TextOrNumber("string_value", FieldReader.MaxLongText);
            if (id is not null && answer is not null)
            {
                answers.TryAdd(id, answer);
            }
        }

        return answers;
    }
}
