using RevOps.Connectors.Fetching;
using RevOps.Connectors.HubSpot;
using RevOps.Connectors.Tests.Support;
using RevOps.Core.Deals;
using RevOps.Core.Leads;
using RevOps.Core.Lifecycle;

namespace RevOps.Connectors.Tests.HubSpot;

/// <summary>HubSpot's notifications and objects, in the shapes of its documentation.</summary>
public sealed class HubSpotTests
{
    private const string Change = """{"eventId":100,"subscriptionId":1184,"portalId":33,"appId":1160452,"occurredAt":1462216307945,"subscriptionType":"contact.propertyChange","attemptNumber":0,"objectId":123,"changeSource":"CRM","propertyName":"firstname","propertyValue":"Ann"}""";

    private const string Contact = """
        {"id":"512","properties":{"createdate":"2026-01-02T08:00:00Z","email":"ann@acme.example","firstname":"Ann","lastname":"Lee","phone":null,
          "mobilephone":"+493012345678","company":"Acme","website":"acme.example","numemployees":"51-200","lifecyclestage":"marketingqualifiedlead",
          "hs_lifecyclestage_marketingqualifiedlead_date":"2026-01-04T09:30:00Z","recent_conversion_date":"1767519000000",
          "recent_conversion_event_name":"Demo: Request","hs_analytics_source":"PAID_SOCIAL","hs_email_optout":"true"},
         "createdAt":"2026-01-02T08:00:00Z","updatedAt":"2026-01-04T09:30:05.123Z","archived":false}
        """;

    private const string Deal = """
        {"id":"77","properties":{"amount":"1234.56789","dealstage":"contractsent","pipeline":"default","createdate":"2026-01-02T08:00:00Z","closedate":"2026-02-01T00:00:00Z",
          "hs_deal_stage_probability":"0.9","hs_is_closed":"false","hs_is_closed_won":"false","deal_currency_code":null},
         "createdAt":"2026-01-02T08:00:00Z","updatedAt":"2026-01-05T10:00:00Z",
         "associations":{"contacts":{"results":[{"id":"512","type":"deal_to_contact"},{"id":"512","type":"deal_to_contact_unlabeled"},{"id":"513","type":"deal_to_contact"}]}}}
        """;

    [Fact]
    public void A_batch_becomes_one_event_each_and_the_key_is_all_that_tells_two_apart()
    {
        var events = Some.HubSpot.Received(Some.Json($"[{Change},{Change.Replace("\"firstname\"", "\"lastname\"", StringComparison.Ordinal)}]"));
        Assert.Equal(["33:1184:123:100:1462216307945:firstname", "33:1184:123:100:1462216307945:lastname"], events.Select(e => e.SourceId));
        Assert.All(events, e => Assert.Equal(("hubspot", "hubspot"), (e.Connector, e.Kind)));
        Assert.Empty(Some.HubSpot.Received(Some.Json("[]")));
    }

    [Fact]
    public void An_event_that_is_no_object_takes_no_others_with_it()
    {
        var events = Some.HubSpot.Received(Some.Json($"[7,{Change}]"));
        Assert.IsType<MapResult.Rejected>(Some.HubSpot.Map(events[0]));
        Assert.NotNull(Notice(Change).Fetch);
    }

    [Theory]
    [InlineData("\"contact.creation\"", "contacts")]
    [InlineData("\"contact.propertyChange\"", "contacts")]
    [InlineData("\"contact.restore\"", "contacts")]
    [InlineData("\"company.creation\"", "companies")]
    [InlineData("\"deal.propertyChange\"", "deals")]
    [InlineData("\"object.propertyChange\",\"objectTypeId\":\"0-1\"", "contacts")]
    [InlineData("\"object.creation\",\"objectTypeId\":\"0-3\"", "deals")]
    public void What_was_made_or_changed_is_fetched(string type, string fetched) =>
        Assert.Equal(new FetchRequest("hubspot", fetched, "123"), Notice(Change.Replace("\"contact.propertyChange\"", type, StringComparison.Ordinal)).Fetch);

    [Fact]
    public void Older_samples_name_the_type_otherwise() =>
        Assert.NotNull(Notice(Change.Replace("subscriptionType", "eventType", StringComparison.Ordinal)).Fetch);

    [Theory]
    [InlineData("\"ticket.creation\"")]
    [InlineData("\"conversation.newMessage\"")]
    [InlineData("\"object.creation\",\"objectTypeId\":\"2-77\"")]
    [InlineData("\"object.creation\"")]
    [InlineData("\"contact.somethingNew\"")]
    public void What_is_not_used_is_kept_and_says_so(string type) =>
        Assert.IsType<MapResult.Ignored>(Some.HubSpot.MapOne(Some.Json(Change.Replace("\"contact.propertyChange\"", type, StringComparison.Ordinal))));

    [Theory]
    [InlineData("contact.deletion", "contacts", false)]
    [InlineData("contact.privacyDeletion", "contacts", true)]
    [InlineData("company.deletion", "companies", false)]
    public void A_deletion_is_fetched_by_nobody(string type, string deleted, bool isErasure)
    {
        var notice = Notice(Change.Replace("contact.propertyChange", type, StringComparison.Ordinal));
        Assert.Equal(new VendorDeletion("hubspot", deleted, "123", isErasure), notice.Deletion);
        Assert.Null(notice.Fetch);
    }

    [Fact]
    public void A_deal_that_was_deleted_is_gone_here_too() => Assert.Equal(
        new MapResult.DealDeleted("hubspot-123"), Some.HubSpot.MapOne(Some.Json(Change.Replace("contact.propertyChange", "deal.deletion", StringComparison.Ordinal))));

    [Fact]
    public void A_merge_names_who_goes_on_and_who_is_part_of_it_now()
    {
        var notice = Notice("""{"subscriptionType":"contact.merge","objectId":1,"primaryObjectId":1,"mergedObjectIds":[1,2,"3"],"newObjectId":9007199254740993,"numberOfPropertiesMoved":4}""");
        Assert.Equal(new FetchRequest("hubspot", "contacts", "9007199254740993"), notice.Fetch);
        Assert.Equal(("1", "2,3"), (notice.Merge!.IntoId, string.Join(',', notice.Merge.FromIds)));
    }

    [Theory]
    [InlineData("DEAL_TO_CONTACT", "deals", "10")]
    [InlineData("CONTACT_TO_DEAL", "deals", "20")]
    [InlineData("COMPANY_TO_DEAL", "deals", "20")]
    [InlineData("CONTACT_TO_COMPANY", "contacts", "10")]
    [InlineData("COMPANY_TO_CONTACT", "contacts", "20")]
    public void An_association_has_the_object_fetched_that_holds_it(string type, string fetched, string id) => Assert.Equal(
        new FetchRequest("hubspot", fetched, id),
        Notice($$"""{"subscriptionType":"deal.associationChange","associationType":"{{type}}","fromObjectId":10,"toObjectId":20,"associationRemoved":false}""").Fetch);

    [Fact]
    public void A_contact_is_a_lead_by_its_form_a_contact_and_a_stage()
    {
        var events = Some.HubSpot.Events(new FetchedRecord("contacts", Contact));
        Assert.Equal(
            ["lead contacts:512:form:1767519000000", "contact contacts:512:1767519005123", "stage contacts:512:stage:marketingqualifiedlead:1767519000000"],
            events.Select(e => $"{e.Kind} {e.SourceId}"));

        var lead = Assert.IsType<MapResult.Lead>(Some.HubSpot.Map(events[0]));
        var person = lead.Submission;
        Assert.Equal((false, false), (lead.IsImport, lead.IsRecord));
        Assert.Equal(("ann@acme.example", "Ann", "Lee", "+493012345678"), (person.Email, person.FirstName, person.LastName, person.Phone));
        Assert.Equal(("Acme", "acme.example", "51-200"), (person.Company.Name, person.Company.Domain, person.Company.Employees));
        Assert.Equal(("Demo: Request", DateTimeOffset.FromUnixTimeMilliseconds(1767519000000)), (person.Form, person.OccurredAt));
        Assert.Equal((null, "paid_social"), (person.Utm.Source, person.Utm.Medium));
        Assert.Equal("512", person.ExternalIds["hubspot"]);
        Assert.Equal(("email_marketing", false), (Assert.Single(person.Consents).Purpose, person.Consents[0].Granted));

        var contact = Assert.IsType<MapResult.Contact>(Some.HubSpot.Map(events[1]));
        Assert.Equal(new DateTimeOffset(2026, 1, 4, 9, 30, 5, 123, TimeSpan.Zero), contact.Submission.OccurredAt);
        var stage = Assert.IsType<MapResult.Stage>(Some.HubSpot.Map(events[2])).Submission;
        Assert.Equal((LifecycleStage.Mql, new DateTimeOffset(2026, 1, 4, 9, 30, 0, TimeSpan.Zero)), (stage.Stage, stage.At));
        Assert.Equal("512", stage.Contact.ExternalIds!["hubspot"]);
    }

    [Theory]
    [InlineData("lead", "lead,contact")]
    [InlineData("opportunity", "lead,contact,stage")]
    [InlineData("customer", "contact,stage")]
    [InlineData("subscriber", "contact")]
    [InlineData("123456", "contact")]
    [InlineData("", "contact")]
    public void Without_a_form_the_stage_says_whether_a_contact_is_a_lead(string stage, string kinds)
    {
        var events = Some.HubSpot.Events(new FetchedRecord("contacts", Contact.Replace("1767519000000", "", StringComparison.Ordinal).Replace("\"marketingqualifiedlead\"", $"\"{stage}\"", StringComparison.Ordinal)));
        Assert.Equal(kinds, string.Join(',', events.Select(e => e.Kind)));
        if (events[0].Kind == "lead")
        {
            var lead = Assert.IsType<MapResult.Lead>(Some.HubSpot.Map(events[0]));
            Assert.Equal(("contacts:512:lead", true, null), (events[0].SourceId, lead.IsRecord, lead.Submission.Form));
            Assert.Equal(new DateTimeOffset(2026, 1, 2, 8, 0, 0, TimeSpan.Zero), lead.Submission.OccurredAt);
        }
    }

    [Fact]
    public void The_same_version_gives_the_same_ids_and_another_one_others()
    {
        var first = Some.HubSpot.Events(new FetchedRecord("contacts", Contact)).Select(e => e.SourceId);
        Assert.Equal(first, Some.HubSpot.Events(new FetchedRecord("contacts", Contact, IsImport: true)).Select(e => e.SourceId));
        var next = Some.HubSpot.Events(new FetchedRecord("contacts", Contact.Replace("05.123Z", "06Z", StringComparison.Ordinal))).Select(e => e.SourceId);
        Assert.Single(next.Except(first));
    }

    [Fact]
    public void What_a_back_fill_brings_is_marked() => Assert.All(
        Some.HubSpot.Events(new FetchedRecord("contacts", Contact, IsImport: true)).Take(2),
        e => Assert.True(Some.HubSpot.Map(e) is MapResult.Lead { IsImport: true } or MapResult.Contact { IsImport: true }));

    [Fact]
    public void A_contact_that_nobody_can_reach_is_rejected_with_the_reason()
    {
        var events = Some.HubSpot.Events(new FetchedRecord("contacts", """{"id":"1","properties":{"firstname":"Ann"},"updatedAt":"2026-01-04T09:30:05Z"}"""));
        Assert.Equal("/record/properties/email", Assert.IsType<MapResult.Rejected>(Some.HubSpot.Map(Assert.Single(events))).Fault.Field);
    }

    [Fact]
    public void A_deal_holds_its_contacts_once_and_its_stage_by_name()
    {
        var deal = MapDeal(Deal);
        Assert.Equal(("hubspot-77", "Contract Sent", "Sales Pipeline"), (deal.Id, deal.PipelineStage, deal.Pipeline));
        Assert.Equal((1234.5679m, "EUR", 0.9m, DealOutcomes.Open), (deal.DealValue, deal.Currency, deal.Probability, deal.WonLost));
        Assert.Equal(("512", "513"), (deal.PrimaryContact.ExternalIds!["hubspot"], Assert.Single(deal.Contacts).ExternalIds!["hubspot"]));
        Assert.Equal(new DateTimeOffset(2026, 1, 5, 10, 0, 0, TimeSpan.Zero), deal.UpdatedAt);
    }

    [Theory]
    [InlineData("\"hs_is_closed\":\"true\",\"hs_is_closed_won\":\"true\"", DealOutcomes.Won)]
    [InlineData("\"hs_is_closed\":\"true\",\"hs_is_closed_won\":\"false\"", DealOutcomes.Lost)]
    [InlineData("\"x\":null", null)]
    public void How_a_deal_ended_is_told_by_the_vendor_and_else_by_its_stage(string outcome, string? expected) =>
        Assert.Equal(expected, MapDeal(Deal.Replace("\"hs_is_closed\":\"false\",\"hs_is_closed_won\":\"false\"", outcome, StringComparison.Ordinal)).WonLost);

    [Theory]
    [InlineData("\"1234.56789\"", "\"1e16\"")]
    [InlineData("\"1234.56789\"", "\"many\"")]
    [InlineData("\"dealstage\":\"contractsent\",", "")]
    [InlineData("\"contacts\":", "\"companies\":")]
    public void A_deal_that_lacks_what_matters_says_what(string what, string instead) => Assert.IsType<MapResult.Rejected>(
        Some.HubSpot.Map(Assert.Single(Some.HubSpot.Events(new FetchedRecord("deals", Deal.Replace(what, instead, StringComparison.Ordinal))))));

    [Fact]
    public void An_amount_that_is_not_known_is_0_and_a_currency_that_is_counts()
    {
        Assert.Equal(0, MapDeal(Deal.Replace("\"1234.56789\"", "null", StringComparison.Ordinal)).DealValue);
        Assert.Equal("USD", MapDeal(Deal.Replace("\"deal_currency_code\":null", "\"deal_currency_code\":\"usd\"", StringComparison.Ordinal)).Currency);
        Assert.Equal("9971234", MapDeal(Deal.Replace("contractsent", "9971234", StringComparison.Ordinal)).PipelineStage);
    }

    [Fact]
    public void A_company_has_a_name_or_a_domain()
    {
        var company = Assert.IsType<MapResult.Company>(MapCompany("""{"id":"9","properties":{"name":"Acme","domain":"acme.example","numberofemployees":"120"},"updatedAt":"2026-01-04T09:30:05Z"}"""));
        Assert.Equal(new CompanyInput(Name: "Acme", Domain: "acme.example", Employees: "120"), company.Submission);
        Assert.IsType<MapResult.Rejected>(MapCompany("""{"id":"9","properties":{"industry":"x"},"updatedAt":"2026-01-04T09:30:05Z"}"""));
    }

    [Fact]
    public void What_is_asked_for_is_what_the_rules_map()
    {
        var query = Uri.UnescapeDataString(HubSpotQuery.One("contacts", "5/1", Some.Shipped.HubSpot));
        Assert.StartsWith("crm/v3/objects/contacts/5/1?properties=email,work_email,phone,", query, StringComparison.Ordinal);
        Assert.All(["hs_email_optout", "lifecyclestage", "hs_lifecyclestage_customer_date", "recent_conversion_date"], p => Assert.Contains($",{p}", query, StringComparison.Ordinal));
        Assert.Contains("contacts/5%2F1?", HubSpotQuery.One("contacts", "5/1", Some.Shipped.HubSpot), StringComparison.Ordinal);
        Assert.EndsWith("&associations=contacts,companies&after=a%26b", HubSpotQuery.Page("deals", 100, "a&b", Some.Shipped.HubSpot), StringComparison.Ordinal);
    }

    private static VendorNotice Notice(string json) => Assert.IsType<MapResult.Notice>(Some.HubSpot.MapOne(Some.Json($"[{json}]"))).What;

    private static DealSubmission MapDeal(string json) =>
        Assert.IsType<MapResult.Deal>(Some.HubSpot.Map(Assert.Single(Some.HubSpot.Events(new FetchedRecord("deals", json))))).Submission;

    private static MapResult MapCompany(string json) => Some.HubSpot.Map(Assert.Single(Some.HubSpot.Events(new FetchedRecord("companies", json))));
}
