using System.Globalization;
using System.Text;
using RevOps.Connectors.Proofs;
using RevOps.Connectors.Salesforce;
using RevOps.Connectors.Tests.Support;
using RevOps.Core.Deals;
using RevOps.Core.Lifecycle;

namespace RevOps.Connectors.Tests.Salesforce;

/// <summary>Outbound messages: hostile XML, organizations, and what the records mean.</summary>
public sealed class SalesforceTests
{
    [Fact]
    public void A_lead_opens_a_lead_once_and_is_news_of_a_contact_each_time()
    {
        var events = Received(SalesforceSamples.Message(("04l5g0000000001AAA", "Lead", SalesforceSamples.Lead)));

        Assert.Equal([("lead", "00Q5g00000AbCdEEAV"), ("contact", "04l5g0000000001AAA")], events.Select(e => (e.Kind, e.SourceId!)));
        Assert.Contains("Custom__c", events[0].Payload, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-session", string.Concat(events.Select(e => e.Payload)), StringComparison.Ordinal);
        var lead = Assert.IsType<MapResult.Lead>(Some.Salesforce.Map(events[0])).Submission;
        Assert.Equal(("ann@acme.example", "Ann", "Lee", "Head of IT", "+4915112345678"), (lead.Email, lead.FirstName, lead.LastName, lead.JobTitle, lead.Phone));
        Assert.Equal(("Acme & Söhne", "00Q5g00000AbCdEEAV", At("2026-01-05T10:00:00Z")), (lead.Company.Name, lead.ExternalIds["salesforce-lead"], lead.OccurredAt));
        Assert.Equal(At("2026-01-05T11:00:00Z"), Assert.IsType<MapResult.Contact>(Some.Salesforce.Map(events[1])).Submission.OccurredAt);
    }

    [Fact]
    public void A_converted_lead_is_qualified_and_brings_the_ids_of_its_contact_and_opportunity()
    {
        var events = Received(SalesforceSamples.Message(("04l5g0000000002AAA", "Lead", SalesforceSamples.Converted)));

        Assert.Equal(["lead", "contact", "stage"], events.Select(e => e.Kind));
        var stage = Assert.IsType<MapResult.Stage>(Some.Salesforce.Map(events[2])).Submission;
        Assert.Equal((LifecycleStage.Sql, At("2026-01-05T11:30:00Z"), "ann@acme.example"), (stage.Stage, stage.At, stage.Contact.Email));
        var ids = Assert.IsType<MapResult.Contact>(Some.Salesforce.Map(events[1])).Submission.ExternalIds;
        Assert.Equal(("0035g00000XyZaBAAV", "0065g00000QrStUAAV"), (ids["salesforce"], ids["salesforce-opportunity"]));
    }

    [Fact]
    public void An_opportunity_is_a_deal()
    {
        var deal = Deal(SalesforceSamples.Opportunity);
        Assert.Equal(("0065g00000QrStUAAV", 12500.5m, "EUR", 0.75m, "open", "Proposal/Price Quote"), (deal.Id, deal.DealValue, deal.Currency, deal.Probability!.Value, deal.WonLost, deal.PipelineStage));
        Assert.Equal((At("2026-01-05T10:30:00Z"), At("2026-01-05T11:15:00Z"), At("2026-03-31T00:00:00Z")), (deal.CreatedAt, deal.UpdatedAt, deal.ClosedAt));
        Assert.Equal("0065g00000QrStUAAV", deal.PrimaryContact.ExternalIds!["salesforce-opportunity"]);
    }

    [Theory]
    [InlineData("true", "true", "won")]
    [InlineData("false", "true", "lost")]
    [InlineData("false", "false", "open")]
    [InlineData("", "", null)]
    public void What_salesforce_says_of_the_outcome_counts_before_the_stage(string won, string closed, string? outcome) => Assert.Equal(
        outcome,
        Deal(SalesforceSamples.Opportunity.Replace("<sf:IsWon>false", $"<sf:IsWon>{won}", StringComparison.Ordinal).Replace("<sf:IsClosed>false", $"<sf:IsClosed>{closed}", StringComparison.Ordinal)).WonLost);

    [Theory]
    [InlineData("<sf:StageName>Proposal/Price Quote</sf:StageName>", "StageName")]
    [InlineData("<sf:LastModifiedDate>2026-01-05T11:15:00.000Z</sf:LastModifiedDate>", "LastModifiedDate or SystemModstamp")]
    [InlineData("<sf:CreatedDate>2026-01-05T10:30:00.000Z</sf:CreatedDate>", "CreatedDate")]
    public void A_field_that_the_message_lacks_is_named_so_that_it_can_be_added(string field, string name) =>
        Assert.Contains(name, Assert.IsType<MapResult.Rejected>(MapOne("Opportunity", SalesforceSamples.Opportunity.Replace(field, "", StringComparison.Ordinal))).Fault.Detail, StringComparison.Ordinal);

    [Fact]
    public void Accounts_and_contacts_are_companies_and_contacts()
    {
        var company = Assert.IsType<MapResult.Company>(MapOne("Account", SalesforceSamples.Account));
        Assert.Equal(("Acme GmbH", "www.acme.example", "320"), (company.Submission.Name, company.Submission.Domain, company.Submission.Employees));
        var contact = Assert.IsType<MapResult.Contact>(MapOne("Contact", SalesforceSamples.Contact)).Submission;
        Assert.Equal(("ann@acme.example", "0035g00000XyZaBAAV"), (contact.Email, contact.ExternalIds["salesforce"]));
    }

    [Fact]
    public void Another_object_is_kept_and_ignored_with_a_reason()
    {
        var item = Assert.Single(Received(SalesforceSamples.Message(("04l5g0000000001AAA", "Case", "<sf:Id>5005g00000AbCdE</sf:Id>"))));
        Assert.Equal(("salesforce", "Case"), (item.Kind, item.Subject));
        Assert.Equal("ignored", Assert.IsType<MapResult.Ignored>(Some.Salesforce.Map(item)).Reason.Code);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(100, true)]
    [InlineData(101, false)]
    public void A_message_has_one_to_a_hundred_notifications(int count, bool isGood)
    {
        var message = SalesforceSamples.Message([.. Enumerable.Range(0, count).Select(i => ($"n{i}", "Account", SalesforceSamples.Account))]);
        Assert.Equal(isGood ? count : 0, Some.Salesforce.Receive(SalesforceSamples.Delivery(message)) is ReceiveResult.Received received ? received.Events.Count : 0);
    }

    [Theory]
    [InlineData("<!DOCTYPE a [<!ENTITY x \"y\">]><a>&x;</a>")]
    [InlineData("<!DOCTYPE lolz [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]><a>&b;</a>")]
    [InlineData("<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>")]
    [InlineData("<a>&undefined;</a>")]
    [InlineData("<a><b></a>")]
    [InlineData("{}")]
    [InlineData("")]
    public void Hostile_or_broken_xml_is_unreadable_and_never_repeated(string xml)
    {
        var fault = Assert.IsType<ReceiveResult.Unreadable>(Some.Salesforce.Receive(SalesforceSamples.Delivery(xml))).Fault;
        Assert.Equal("xml", fault.Code);
        Assert.DoesNotContain("passwd", fault.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Deep_nesting_is_refused_before_anything_is_built()
    {
        var deep = string.Concat(Enumerable.Repeat("<a>", 200_000)) + string.Concat(Enumerable.Repeat("</a>", 200_000));
        Assert.Equal("range", Assert.IsType<ReceiveResult.Unreadable>(Some.Salesforce.Receive(SalesforceSamples.Delivery(deep))).Fault.Code);
    }

    /// <summary>The suffixes were computed by a script of a few lines, from Salesforce's description alone.</summary>
    [Theory]
    [InlineData("00D5g000004abcD", "00D5g000004abcDEAQ")]
    [InlineData("00D5g000004abcDEAQ", "00D5g000004abcDEAQ")]
    [InlineData("0013000000IpYAB", "0013000000IpYABAA3")]
    [InlineData("00D5g000004abcDEAA", null)]
    [InlineData("00D5g000004abc", null)]
    [InlineData("00D5g000004abc-", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Ids_of_15_and_18_characters_are_the_same(string? id, string? full) => Assert.Equal(full, SalesforceIds.Full(id));

    [Theory]
    [InlineData("?key=s3cret", "00D5g000004abcDEAQ", ProofFault.None)]
    [InlineData("?a=1&key=s3cret", "00D5g000004abcD", ProofFault.None)]
    [InlineData("?key=s3cre%74", "00D5g000004abcD", ProofFault.None)]
    [InlineData("?key=S3cret", "00D5g000004abcDEAQ", ProofFault.Wrong)]
    [InlineData("?key=s3cret", "00D5g000004abcd", ProofFault.Wrong)]
    [InlineData("?key=s3cret", "00D000000000001", ProofFault.Wrong)]
    [InlineData("?key=", "00D5g000004abcDEAQ", ProofFault.Missing)]
    [InlineData("?xkey=s3cret", "00D5g000004abcDEAQ", ProofFault.Missing)]
    [InlineData("", "00D5g000004abcDEAQ", ProofFault.Missing)]
    public void The_secret_of_the_address_and_the_organization_prove_a_message(string query, string organization, ProofFault fault) =>
        Assert.Equal(fault, Check(new SalesforceProof(["00D5g000004abcD"]), query, SalesforceSamples.MessageOf(organization, ("1", "Account", SalesforceSamples.Account))));

    [Fact]
    public void Without_an_organization_nobody_may_send() =>
        Assert.Equal(ProofFault.NotConfigured, Check(new SalesforceProof([]), "?key=s3cret", SalesforceSamples.Message(("1", "Account", SalesforceSamples.Account))));

    [Theory]
    [InlineData("<broken")]
    [InlineData("<SessionId>secret-session")]
    [InlineData("<n:SessionId xsi:type=\"x\">secret-session</n:SessionId>")]
    public void A_session_is_taken_out_of_what_could_not_be_read(string end) => Assert.DoesNotContain(
        "secret-session", SalesforceProof.Policy([]).Redact(SalesforceSamples.Message() + end), StringComparison.Ordinal);

    private static ProofFault Check(SalesforceProof proof, string query, string xml) => proof.Check(
        new SignedDelivery("POST", $"https://revops.example.com/api/intake/salesforce{query}", _ => null, Encoding.UTF8.GetBytes(xml)), ["s3cret"], DateTimeOffset.UnixEpoch);

    private static IReadOnlyList<SourceEvent> Received(string message) => Some.Salesforce.Received(SalesforceSamples.Delivery(message));

    private static MapResult MapOne(string type, string fields) => Some.Salesforce.Map(Assert.Single(Received(SalesforceSamples.Message(("1", type, fields)))));

    private static DealSubmission Deal(string fields) => Assert.IsType<MapResult.Deal>(MapOne("Opportunity", fields)).Submission;

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
