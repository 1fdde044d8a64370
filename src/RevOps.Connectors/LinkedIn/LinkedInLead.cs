using System.Text.Json;
using RevOps.Connectors.Fetching;
using RevOps.Connectors.Forms;
using RevOps.Connectors.Input;
using RevOps.Connectors.Leads;
using RevOps.Core;
using RevOps.Core.Leads;
using RevOps.Core.Vendors;

namespace RevOps.Connectors.LinkedIn;

/// <summary>What a form response of LinkedIn means: answers by the form's questions, hidden fields by their names, consents by their wording.</summary>
internal static class LinkedInLead
{
    private const string CampaignUrn = "urn:li:sponsoredCampaign:";

    /// <summary>Maps a response with its form.</summary>
    public static MapResult Map(RecordParts parts, LeadAdRules rules, FormRules forms)
    {
        var response = new FieldReader(parts.Record, "", []);
        var form = LinkedInForm.Read(parts.Context);
        var (values, unmapped) = LeadAdAnswers.Map(Answers(parts.Record, form), rules, forms);
        AddOrigin(response, form, values);
        if (!values.ContainsKey("email") && !values.ContainsKey("phone"))
        {
            return new MapResult.Rejected(form.Questions.Count == 0
                ? new FieldFault("/context", "required", "The form's questions are missing, so nobody knows what the answers mean.")
                : new FieldFault("/record/formResponse/answers", "required", "No answer is an e-mail address or a phone number."));
        }

        var at = EpochTime.OfText(response.TextOrNumber("submittedAt"));
        return new MapResult.Lead(LeadFields.ToLead(values) with
        {
            OccurredAt = at,
            Consents = [.. Consents(response, form, rules, at)],
        })
        {
            Unmapped = unmapped,
            IsImport = parts.IsImport,
        };
    }

    private static IEnumerable<LeadAdAnswer> Answers(JsonElement response, LinkedInForm form)
    {
        var answers = new FieldReader(response, "", []).Child("formResponse")?.Children("answers") ?? [];
        foreach (var answer in answers)
        {
            var id = answer.TextOrNumber("questionId") ?? "";
            var question = form.Questions.GetValueOrDefault(id) ?? new LinkedInQuestion(id, null, [], new Dictionary<string, string>());
            if (answer.Child("answerDetails") is { } details && Text(details, question) is { } text)
            {
                yield return new LeadAdAnswer(question.Standard ?? id, question.Standard, question.Wordings, text);
            }
        }

        foreach (var hidden in form.Hidden)
        {
            yield return new LeadAdAnswer(hidden.Key, null, [hidden.Key], hidden.Value);
        }
    }

    private static string? Text(FieldReader details, LinkedInQuestion question) =>
        details.Child("textQuestionAnswer")?.TextOrNumber("answer", FieldReader.MaxLongText)
        ?? (details.Child("multipleChoiceAnswer")?.Ids("options") is { Count: > 0 } options
            ? string.Join(", ", options.Select(o => question.Options.GetValueOrDefault(o, o)))
            : null);

    private static void AddOrigin(FieldReader response, LinkedInForm form, Dictionary<string, string> values)
    {
        var campaign = response.Child("leadMetadata")?.Child("sponsoredLeadMetadata")?.TextOrNumber("campaign");
        (string Field, string? Value)[] origin =
        [
            ("id", response.TextOrNumber("id", FieldReader.MaxId)),
            ("form", form.Name),
            ("utm.source", "linkedin"),
            // Leads of company pages and events cost nothing.
            ("utm.medium", response.Text("leadType") is null or "SPONSORED" ? "lead_gen_form" : null),
            ("utm.id", campaign?.StartsWith(CampaignUrn, StringComparison.Ordinal) == true ? campaign[CampaignUrn.Length..] : campaign),
            ("isTest", response.Flag("testLead") == true ? "true" : null),
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
    private static IEnumerable<ConsentInput> Consents(FieldReader response, LinkedInForm form, LeadAdRules rules, DateTimeOffset? at)
    {
        foreach (var consent in response.Child("formResponse")?.Children("consentResponses") ?? [])
        {
            var id = consent.TextOrNumber("consentId") ?? "";
            var wording = form.Consents.GetValueOrDefault(id);
            if (consent.Flag("accepted") == true && (rules.Consents.GetValueOrDefault(id) ?? wording) is { } purpose)
            {
                yield return new ConsentInput(purpose, Granted: true, at, wording, LinkedInConnector.Vendor);
            }
        }
    }
}
