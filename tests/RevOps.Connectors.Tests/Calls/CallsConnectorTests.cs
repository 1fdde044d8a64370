using RevOps.Connectors.Calls;
using RevOps.Connectors.Tests.Support;
using RevOps.Core.Leads;

namespace RevOps.Connectors.Tests.Calls;

public class CallsConnectorTests
{
    private static readonly CallsConnector Calls = new();

    [Fact]
    public void Every_field_of_the_contract_is_read()
    {
        var source = Assert.Single(Calls.Received(Some.Json("""
            {"id":4711,"contact":{"phone":"+4930901820","externalIds":{"hubspot":5}},"calledAt":"2026-03-01T11:00:00+01:00","direction":"inbound",
             "outcome":"connected","disposition":"qualified","durationSeconds":"240","ownerId":7,"notes":"Wants a demo.","source":"pbx","unknown":1}
            """)));
        var call = Call(source);

        Assert.Equal(("call", "4711"), (source.Kind, source.SourceId));
        Assert.Equal(("4711", null, new DateTimeOffset(2026, 3, 1, 10, 0, 0, TimeSpan.Zero)), (call.Id, call.LeadId, call.CalledAt));
        Assert.Equal(("+4930901820", "5"), (call.Contact!.Phone, call.Contact.ExternalIds!["hubspot"]));
        Assert.Equal(("inbound", "connected", "qualified", 240), (call.Direction, call.Outcome, call.Disposition, call.DurationSeconds));
        Assert.Equal(("7", "Wants a demo.", "pbx"), (call.OwnerId, call.Notes, call.Source));
    }

    [Fact]
    public void What_may_be_left_out_is_absent_and_a_call_is_outbound()
    {
        var call = Call("""{"leadId":"lead_1","calledAt":"2026-03-01T10:00:00Z","outcome":"no_answer","direction":null,"notes":" "}""");

        Assert.Equal(("lead_1", null, "outbound"), (call.LeadId, call.Contact, call.Direction));
        Assert.Equal((null, null, null, null, null, null), (call.Id, call.Disposition, call.DurationSeconds, call.OwnerId, call.Notes, call.Source));
    }

    [Fact]
    public void A_lead_that_is_named_goes_before_its_contact() =>
        Assert.Null(Call("""{"leadId":"lead_1","contact":{"email":"a@b.example"},"calledAt":"2026-03-01T10:00:00Z","outcome":"busy"}""").Contact);

    [Fact]
    public void An_outcome_that_we_do_not_know_is_kept_as_it_is() =>
        Assert.Equal("Left a message", Call("""{"leadId":"l","calledAt":"2026-03-01T10:00:00Z","outcome":"Left a message"}""").Outcome);

    [Theory]
    [InlineData("""{"contactId":"c"}""")]
    [InlineData("""{"email":"a@b.example"}""")]
    [InlineData("""{"phone":"+4930"}""")]
    [InlineData("""{"externalIds":{"crm":"1"}}""")]
    public void Any_key_names_a_contact(string contact) =>
        Assert.NotNull(Call($$"""{"calledAt":"2026-03-01T10:00:00Z","outcome":"voicemail","contact":{{contact}}}""").Contact);

    [Theory]
    [InlineData("""{"leadId":"l","outcome":"busy"}""", "/calledAt", "required")]
    [InlineData("""{"leadId":"l","outcome":"busy","calledAt":"10:00"}""", "/calledAt", "format")]
    [InlineData("""{"leadId":"l","outcome":"busy","calledAt":"1969-12-31T23:59:59Z"}""", "/calledAt", "range")]
    [InlineData("""{"leadId":"l","calledAt":"2026-03-01T10:00:00Z"}""", "/outcome", "required")]
    [InlineData("""{"leadId":"l","calledAt":"2026-03-01T10:00:00Z","outcome":" "}""", "/outcome", "required")]
    [InlineData("""{"leadId":"l","calledAt":"2026-03-01T10:00:00Z","outcome":7}""", "/outcome", "type")]
    [InlineData("""{"calledAt":"2026-03-01T10:00:00Z","outcome":"busy"}""", "/contact", "required")]
    [InlineData("""{"calledAt":"2026-03-01T10:00:00Z","outcome":"busy","contact":{}}""", "/contact", "required")]
    [InlineData("""{"calledAt":"2026-03-01T10:00:00Z","outcome":"busy","contact":{"phone":4930}}""", "/contact/phone", "type")]
    [InlineData("""{"leadId":7,"calledAt":"2026-03-01T10:00:00Z","outcome":"busy","contact":{"email":"a@b.example"}}""", "/leadId", "type")]
    [InlineData("""{"leadId":"l","calledAt":"2026-03-01T10:00:00Z","outcome":"busy","direction":"sideways"}""", "/direction", "value")]
    [InlineData("""{"leadId":"l","calledAt":"2026-03-01T10:00:00Z","outcome":"busy","durationSeconds":-1}""", "/durationSeconds", "range")]
    [InlineData("""{"leadId":"l","calledAt":"2026-03-01T10:00:00Z","outcome":"busy","durationSeconds":604801}""", "/durationSeconds", "range")]
    [InlineData("""{"leadId":"l","calledAt":"2026-03-01T10:00:00Z","outcome":"busy","durationSeconds":"long"}""", "/durationSeconds", "type")]
    public void A_single_call_with_a_wrong_field_is_invalid_there_and_only_there(string json, string field, string code)
    {
        var fault = Assert.Single(Calls.Faults(json));

        Assert.Equal((field, code), (fault.Field, fault.Code));
    }

    [Theory]
    [InlineData("id", 100)]
    [InlineData("leadId", 100)]
    [InlineData("outcome", 64)]
    [InlineData("disposition", 64)]
    [InlineData("source", 64)]
    [InlineData("ownerId", 100)]
    [InlineData("notes", 10_000)]
    public void A_text_may_be_as_long_as_documented_and_no_longer(string field, int longest)
    {
        string With(int length) => System.Text.Json.JsonSerializer.Serialize(
            new Dictionary<string, string>(Plain) { [field] = new('x', length) });

        Assert.IsType<MapResult.Call>(Calls.MapOne(Some.Json(With(longest))));
        Assert.Contains(Calls.Faults(With(longest + 1)), f => (f.Field, f.Code) == ($"/{field}", "range"));
    }

    [Fact]
    public void Everything_wrong_is_found_at_once() =>
        Assert.Equal(
            ["/calledAt", "/contact", "/direction", "/durationSeconds", "/outcome"],
            Calls.Faults("""{"direction":"up","durationSeconds":-5}""").Select(f => f.Field).Order());

    [Fact]
    public void One_bad_element_of_an_array_never_harms_the_others()
    {
        var events = Calls.Received(Some.Json(
            """[{"outcome":"busy"},{"id":"c1","leadId":"l","calledAt":"2026-03-01T10:00:00Z","outcome":"busy"},7]"""));

        Assert.Equal([false, true, false], events.Select(e => Calls.Map(e) is MapResult.Call));
    }

    private static readonly Dictionary<string, string> Plain = new()
    {
        ["leadId"] = "lead_1",
        ["calledAt"] = "2026-03-01T10:00:00Z",
        ["outcome"] = "busy",
    };

    private static CallSubmission Call(string json) => Assert.IsType<MapResult.Call>(Calls.MapOne(Some.Json(json))).Submission;

    private static CallSubmission Call(SourceEvent source) => Assert.IsType<MapResult.Call>(Calls.Map(source)).Submission;
}
