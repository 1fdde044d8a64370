using RevOps.Connectors.Tests.Support;
using RevOps.Core.Leads;

namespace RevOps.Connectors.Tests.Leads;

public class LeadsConnectorTests
{
    private const string Whole = """
        {"id":"L-1","occurredAt":"2026-03-01T10:00:00+01:00","isTest":"true","email":"eva@acme.example","phone":"+49 30 1","firstName":"Eva",
         "lastName":"Maier","fullName":"Eva Maier","jobTitle":"CTO","country":"Deutschland","region":"BE","postalCode":10115,
         "company":{"name":"Acme","domain":"acme.example","industry":"IT","employees":120,"annualRevenue":1.50e6,"country":"DE"},
         "form":"demo","interest":"Demo","message":"Hi","utm":{"source":"google","medium":"cpc","campaign":"c","term":"t","content":"x","id":9007199254740993},
         "clickIds":{"gclid":"g","li_fat_id":null,"fbclid":""},"referrer":"https://r.example","url":"https://u.example","visitorId":"v",
         "consent":[{"purpose":"email_marketing","granted":true,"at":"2026-03-01T09:00:00Z","text":"I agree","source":"demo"},{"purpose":"ads","granted":"false"}],
         "externalIds":{"hubspot":12345678901234567,"sap":"A1"},"unknown":{"x":[1]}}
        """;

    [Fact]
    public void Every_field_of_the_contract_is_read()
    {
        var lead = Some.Leads.Lead(Some.Json(Whole));

        Assert.Equal(("L-1", true), (lead.Id, lead.IsTest));
        Assert.Equal(new DateTimeOffset(2026, 3, 1, 9, 0, 0, TimeSpan.Zero), lead.OccurredAt);
        Assert.Equal(("eva@acme.example", "+49 30 1"), (lead.Email, lead.Phone));
        Assert.Equal(("Eva", "Maier", "Eva Maier", "CTO"), (lead.FirstName, lead.LastName, lead.FullName, lead.JobTitle));
        Assert.Equal(("Deutschland", "BE", "10115"), (lead.Country, lead.Region, lead.PostalCode));
        Assert.Equal(new CompanyInput("Acme", "acme.example", "IT", "120", "1.50e6", "DE"), lead.Company);
        Assert.Equal(("demo", "Demo", "Hi"), (lead.Form, lead.Interest, lead.Message));
        Assert.Equal(new UtmInput("google", "cpc", "c", "t", "x", "9007199254740993"), lead.Utm);
        Assert.Equal(new Dictionary<string, string> { ["gclid"] = "g" }, lead.ClickIds);
        Assert.Equal(("https://r.example", "https://u.example", "v"), (lead.Referrer, lead.Url, lead.VisitorId));
        Assert.Equal(
            [new("email_marketing", true, new DateTimeOffset(2026, 3, 1, 9, 0, 0, TimeSpan.Zero), "I agree", "demo"), new ConsentInput("ads", false)],
            lead.Consents);
        Assert.Equal(new Dictionary<string, string> { ["hubspot"] = "12345678901234567", ["sap"] = "A1" }, lead.ExternalIds);
    }

    [Fact]
    public void What_is_written_as_json_reads_back_the_same()
    {
        var lead = Some.Leads.Lead(Some.Json(Whole));
        var again = Some.Leads.Lead(Some.Json(Connectors.Leads.LeadJson.Write(lead)));

        Assert.Equivalent(lead, again, strict: true);
    }

    [Theory]
    [InlineData("""{"email":5}""", "/email", "type")]
    [InlineData("""{"phone":{}}""", "/phone", "type")]
    [InlineData("""{"firstName":"Eva"}""", "/email", "required")]
    [InlineData("""{"email":"","phone":"  "}""", "/email", "required")]
    [InlineData("""{"email":null}""", "/email", "required")]
    [InlineData("""{"email":"eva at home"}""", "/email", "format")]
    [InlineData("""{"email":"a@b.example","company":"Acme"}""", "/company", "type")]
    [InlineData("""{"email":"a@b.example","company":{"employees":[1]}}""", "/company/employees", "type")]
    [InlineData("""{"email":"a@b.example","occurredAt":"2026-03-01"}""", "/occurredAt", "format")]
    [InlineData("""{"email":"a@b.example","occurredAt":"2026-02-30T00:00:00Z"}""", "/occurredAt", "format")]
    [InlineData("""{"email":"a@b.example","occurredAt":"2026-03-01T10:00:00"}""", "/occurredAt", "format")]
    [InlineData("""{"email":"a@b.example","occurredAt":"0001-01-01T00:00:00+14:00"}""", "/occurredAt", "format")]
    [InlineData("""{"email":"a@b.example","occurredAt":"0001-01-01T00:00:00Z"}""", "/occurredAt", "range")]
    [InlineData("""{"email":"a@b.example","occurredAt":1767607200}""", "/occurredAt", "type")]
    [InlineData("""{"email":"a@b.example","isTest":"maybe"}""", "/isTest", "type")]
    [InlineData("""{"email":"a@b.example","isTest":1}""", "/isTest", "type")]
    [InlineData("""{"email":"a@b.example","consent":[{"granted":true}]}""", "/consent/0/purpose", "required")]
    [InlineData("""{"email":"a@b.example","consent":[{"purpose":"ads","granted":true},{"purpose":"sms","granted":true}]}""", "/consent/1/purpose", "range")]
    [InlineData("""{"email":"a@b.example","consent":[{"purpose":"ads"}]}""", "/consent/0/granted", "required")]
    [InlineData("""{"email":"a@b.example","consent":["ads"]}""", "/consent/0", "type")]
    [InlineData("""{"email":"a@b.example","consent":true}""", "/consent", "type")]
    [InlineData("""{"email":"a@b.example","clickIds":{"a/b~c":[]}}""", "/clickIds/a~1b~0c", "type")]
    [InlineData("\"text\"", "", "type")]
    [InlineData("null", "", "type")]
    [InlineData("[]", "", "range")]
    public void A_single_lead_with_a_wrong_field_is_invalid_there(string json, string field, string code)
    {
        Assert.Contains((field, code), Some.Leads.Faults(json).Select(f => (f.Field, f.Code)));
    }

    [Fact]
    public void All_faults_are_named_at_once()
    {
        var faults = Some.Leads.Faults("""{"email":1,"phone":2,"company":{"name":3}}""");

        Assert.Equal(["/email", "/phone", "/company/name"], faults.Select(f => f.Field));
    }

    [Fact]
    public void Texts_may_be_as_long_as_the_limit_and_no_longer()
    {
        Assert.Equal(2_000, Some.Leads.Lead(Some.Json($$"""{"email":"a@b.example","firstName":"{{new string('x', 2_000)}}"}""")).FirstName!.Length);
        Assert.Equal("range", Assert.Single(Some.Leads.Faults($$"""{"email":"a@b.example","firstName":"{{new string('x', 2_001)}}"}""")).Code);
    }

    [Fact]
    public void One_bad_element_of_an_array_never_harms_the_others()
    {
        var events = Some.Leads.Received(Some.Json("""[{"id":"1","email":"a@b.example"},{"id":2,"email":7},5,null,{"email":"c@d.example"}]"""));
        var results = events.Select(Some.Leads.Map).ToList();

        Assert.Equal(["1", "2", null, null, null], events.Select(e => e.SourceId));
        Assert.Equal(["", "/email", "", "", ""], results.Select(r => r is MapResult.Rejected rejected ? rejected.Fault.Field : ""));
        Assert.Equal([true, false, false, false, true], results.Select(r => r is MapResult.Lead));
    }

    [Theory]
    [InlineData(1_000, true)]
    [InlineData(1_001, false)]
    public void An_array_has_at_most_a_thousand_elements(int count, bool fits)
    {
        var result = Some.Leads.Receive(Some.Json($"[{string.Join(',', Enumerable.Repeat("{}", count))}]"));

        Assert.Equal(fits, result is ReceiveResult.Received { IsBatch: true });
        Assert.Equal(!fits, result is ReceiveResult.TooMany);
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData("", true)]
    [InlineData("application/json", true)]
    [InlineData("Application/JSON; charset=utf-8", true)]
    [InlineData("application/vnd.acme+json", true)]
    [InlineData("text/plain", false)]
    [InlineData("application/x-www-form-urlencoded", false)]
    public void Only_json_is_taken(string? contentType, bool taken)
    {
        var result = Some.Leads.Receive(new Delivery("""{"email":"a@b.example"}"""u8.ToArray(), contentType));

        Assert.Equal(taken, result is ReceiveResult.Received);
        Assert.Equal(!taken, result is ReceiveResult.UnsupportedType);
    }

    [Theory]
    [InlineData("2026-03-01T10:00:00Z", 0)]
    [InlineData("2026-03-01t10:00:00.5z", 5_000_000)]
    [InlineData("2026-03-01 12:00:00.123456789012+02:00", 1_234_567)]
    [InlineData("2026-03-01T09:59:59.75-00:00", -2_500_000)]
    [InlineData("2026-03-01T09:59:60Z", -10_000_000)]
    public void Times_are_read_as_rfc_3339_writes_them(string text, long ticks)
    {
        var lead = Some.Leads.Lead(Some.Json($$"""{"email":"a@b.example","occurredAt":"{{text}}"}"""));

        Assert.Equal(new DateTimeOffset(2026, 3, 1, 10, 0, 0, TimeSpan.Zero).AddTicks(ticks), lead.OccurredAt);
    }
}
