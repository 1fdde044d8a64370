using RevOps.Connectors.Fetching;
using RevOps.Connectors.LinkedIn;
using RevOps.Connectors.Tests.Support;

namespace RevOps.Connectors.Tests.LinkedIn;

/// <summary>LinkedIn's lead sync, in the shapes of its documentation.</summary>
public sealed class LinkedInTests
{
    private const string Created = """
        {"type":"LEAD_ACTION","leadGenFormResponse":"urn:li:leadGenFormResponse:b6b1a3f2-9","leadGenForm":"urn:li:versionedLeadGenForm:(urn:li:leadGenForm:3162,1)",
         "owner":{"sponsoredAccount":"urn:li:sponsoredAccount:522529623"},"associatedEntity":{"sponsoredCreative":"urn:li:sponsoredCreative:377074553"},
         "leadType":"SPONSORED","leadAction":"CREATED","occurredAt":1713500000000}
        """;

    private const string Response = """
        {"id":"b6b1a3f2-9","leadType":"SPONSORED","owner":{"sponsoredAccount":"urn:li:sponsoredAccount:522529623"},"submitter":"urn:li:person:x","submittedAt":1713500000000,
         "testLead":false,"versionedLeadGenFormUrn":"urn:li:versionedLeadGenForm:(urn:li:leadGenForm:3162,1)",
         "leadMetadata":{"sponsoredLeadMetadata":{"campaign":"urn:li:sponsoredCampaign:605300123"}},
         "formResponse":{"answers":[
            {"questionId":1,"answerDetails":{"textQuestionAnswer":{"answer":"Ann"}}},
            {"questionId":2,"answerDetails":{"textQuestionAnswer":{"answer":"ann@home.example"}}},
            {"questionId":3,"answerDetails":{"textQuestionAnswer":{"answer":"ann@acme.example"}}},
            {"questionId":4,"answerDetails":{"textQuestionAnswer":{"answer":"Acme"}}},
            {"questionId":5,"answerDetails":{"multipleChoiceAnswer":{"options":[12]}}},
            {"questionId":6,"answerDetails":{"textQuestionAnswer":{"answer":"blue"}}}],
          "consentResponses":[{"consentId":7,"accepted":true},{"consentId":8,"accepted":false},{"consentId":9,"accepted":true}]}}
        """;

    private const string Form = """
        {"id":3162,"name":"Demo 2026","hiddenFields":[{"name":"utm_campaign","value":"spring"},{"name":"tracking","value":"t1"}],
         "content":{"questions":[
            {"questionId":1,"predefinedField":"FIRST_NAME","question":{"localized":{"en_US":"First name"}},"name":"First name"},
            {"questionId":2,"predefinedField":"EMAIL"},{"questionId":3,"predefinedField":"WORK_EMAIL"},{"questionId":4,"predefinedField":"COMPANY_NAME"},
            {"questionId":5,"question":{"localized":{"en_US":"Company size"}},"questionDetails":{"multipleChoiceQuestionDetails":{"options":[{"id":11,"text":{"localized":{"en_US":"1-10"}}},{"id":12,"text":{"localized":{"en_US":"51-200"}}}]}}},
            {"questionId":6,"question":{"localized":{"en_US":"What is your favourite colour?"}},"name":"Colour"}],
          "legalInfo":{"consents":[{"id":7,"consent":{"localized":{"en_US":"I agree to receive marketing emails"}}},{"id":8,"consent":{"localized":{"en_US":"You may call me"}}}]}}}
        """;

    [Fact]
    public void A_lead_that_was_made_is_fetched()
    {
        var source = Assert.Single(Some.LinkedIn.Received(Some.Json(Created)));
        Assert.Equal(("linkedin", "b6b1a3f2-9:CREATED:1713500000000"), (source.Kind, source.SourceId));
        Assert.Equal(new FetchRequest("linkedin", "leadFormResponses", "b6b1a3f2-9"), Notice(Created).Fetch);
        Assert.Equal("rest/leadFormResponses/b6b1a3f2-9", LinkedInQuery.Response("b6b1a3f2-9"));
    }

    [Fact]
    public void A_lead_that_was_deleted_is_to_be_erased_and_not_fetched()
    {
        var notice = Notice(Created.Replace("CREATED", "DELETED", StringComparison.Ordinal));
        Assert.Equal(new VendorDeletion("linkedin", "leadFormResponses", "b6b1a3f2-9", IsErasure: true), notice.Deletion);
        Assert.Null(notice.Fetch);
    }

    [Fact]
    public void What_is_neither_says_so()
    {
        Assert.IsType<MapResult.Ignored>(Some.LinkedIn.MapOne(Some.Json(Created.Replace("CREATED", "ARCHIVED", StringComparison.Ordinal))));
        Assert.Equal("/leadGenFormResponse", Some.LinkedIn.Rejected(Some.Json("""{"leadAction":"CREATED"}""")).Field);
        Assert.IsType<MapResult.Rejected>(Some.LinkedIn.MapOne(Some.Json("[]")));
    }

    [Fact]
    public void Answers_mean_what_the_forms_questions_say()
    {
        var result = Lead(Response, Form);
        var lead = result.Submission;
        Assert.Equal(("b6b1a3f2-9", "Ann", "ann@acme.example"), (lead.Id, lead.FirstName, lead.Email));
        Assert.Equal(("Acme", "51-200"), (lead.Company.Name, lead.Company.Employees));
        Assert.Equal(("linkedin", "lead_gen_form", "605300123", "spring"), (lead.Utm.Source, lead.Utm.Medium, lead.Utm.Id, lead.Utm.Campaign));
        Assert.Equal(("Demo 2026", DateTimeOffset.FromUnixTimeMilliseconds(1713500000000), false), (lead.Form, lead.OccurredAt, lead.IsTest));
        Assert.Equal(["6", "tracking"], result.Unmapped);
    }

    [Fact]
    public void A_box_that_was_ticked_is_a_consent_by_its_wording_and_others_are_none()
    {
        var consent = Assert.Single(Lead(Response, Form).Submission.Consents);
        Assert.Equal(("I agree to receive marketing emails", true, "linkedin"), (consent.Purpose, consent.Granted, consent.Source));
    }

    [Fact]
    public void A_rule_says_what_a_box_means_where_its_wording_does_not()
    {
        var rules = Some.Shipped.LinkedIn with { Consents = new Dictionary<string, string> { ["9"] = "phone" } };
        var connector = new LinkedInConnector(() => rules, () => Some.Rules);
        var lead = Assert.IsType<MapResult.Lead>(connector.Map(Assert.Single(connector.Events(new FetchedRecord(LinkedInConnector.Responses, Response, Form))))).Submission;
        Assert.Equal(["I agree to receive marketing emails", "phone"], lead.Consents.Select(c => c.Purpose));
    }

    [Fact]
    public void A_test_lead_is_one_and_a_lead_of_a_company_page_was_not_paid_for()
    {
        Assert.True(Lead(Response.Replace("\"testLead\":false", "\"testLead\":true", StringComparison.Ordinal), Form).Submission.IsTest);
        Assert.Null(Lead(Response.Replace("SPONSORED", "COMPANY", StringComparison.Ordinal), Form).Submission.Utm.Medium);
    }

    [Fact]
    public void Without_the_form_nobody_knows_what_the_answers_mean() => Assert.Equal(
        "/context", Assert.IsType<MapResult.Rejected>(Some.LinkedIn.Map(Assert.Single(Some.LinkedIn.Events(new FetchedRecord(LinkedInConnector.Responses, Response))))).Fault.Field);

    [Fact]
    public void The_form_of_a_response_is_told_by_its_urn()
    {
        Assert.Equal(("3162", "1"), LinkedInQuery.FormOf(Response));
        Assert.Null(LinkedInQuery.FormOf("""{"versionedLeadGenFormUrn":"urn:li:leadGenForm:3162"}"""));
        Assert.Null(LinkedInQuery.FormOf("[]"));
    }

    private static VendorNotice Notice(string json) => Assert.IsType<MapResult.Notice>(Some.LinkedIn.MapOne(Some.Json(json))).What;

    private static MapResult.Lead Lead(string response, string form) =>
        Assert.IsType<MapResult.Lead>(Some.LinkedIn.Map(Assert.Single(Some.LinkedIn.Events(new FetchedRecord(LinkedInConnector.Responses, response, form)))));
}
