using RevOps.Connectors.Fetching;
using RevOps.Connectors.Forms;
using RevOps.Connectors.Input;
using RevOps.Connectors.Leads;
using RevOps.Core;
using RevOps.Core.Leads;
using RevOps.Core.Vendors;

namespace RevOps.Connectors.Meta;

/// <summary>What a lead of Meta means: answers by the names of its fields, which for questions of one's own are their wording.</summary>
internal static class MetaLead
{
    /// <summary>Maps a lead.</summary>
    public static MapResult Map(RecordParts parts, LeadAdRules rules, FormRules forms)
    {
        var lead = new FieldReader(parts.Record, "", []);
        var (values, unmapped) = LeadAdAnswers.Map(Answers(lead), rules, forms);
        AddOrigin(lead, values);
        if (!values.ContainsKey("email") && !values.ContainsKey("phone"))
        {
            return new MapResult.Rejected(new FieldFault("/record/field_data", "required", "No field is an e-mail address or a phone number."));
        }

        var at = MetaTime.Read(lead.TextOrNumber("created_time"));
        return new MapResult.Lead(LeadFields.ToLead(values) with
        {
            OccurredAt = at,
            Consents = [.. Consents(lead, rules, at)],
        })
        {
            Unmapped = unmapped,
            IsImport = parts.IsImport,
        };
    }

    private static IEnumerable<LeadAdAnswer> Answers(FieldReader lead)
    {
        foreach (var field in lead.Children("field_data"))
        {
            if (field.Text("name") is { } name && field.Ids("values") is { Count: > 0 } given)
            {
                yield return new LeadAdAnswer(name, name, [name], string.Join(", ", given));
            }
        }
    }

    private static void AddOrigin(FieldReader lead, Dictionary<string, string> values)
    {
        (string Field, string? Value)[] origin =
        [
            ("id", lead.TextOrNumber("id", FieldReader.MaxId)),
            ("form", lead.TextOrNumber("form_id")),
            ("utm.source", lead.Text("platform") is "ig" ? "instagram" : "facebook"),
            ("utm.medium", lead.Flag("is_organic") == true ? null : "lead_ad"),
            ("utm.id", lead.TextOrNumber("campaign_id")),
            ("utm.campaign", lead.Text("campaign_name")),
            ("utm.content", lead.Text("ad_name")),
        ];
        foreach (var (field, value) in origin)
        {
            if (value is not null)
            {
                values.TryAdd(field, value);
            }
        }
    }

    /// <summary>A box that was not ticked takes nothing back.</summary>
    private static IEnumerable<ConsentInput> Consents(FieldReader lead, LeadAdRules rules, DateTimeOffset? at)
    {
        foreach (var box in lead.Children("custom_disclaimer_responses"))
        {
            var isTicked = box.TextOrNumber("is_checked") is "1" or "true" || box.Flag("is_checked") == true;
            if (isTicked && box.TextOrNumber("checkbox_key") is { } key)
            {
                yield return new ConsentInput(rules.Consents.GetValueOrDefault(key, key), Granted: true, at, Source: MetaConnector.Vendor);
            }
        }
    }
}
