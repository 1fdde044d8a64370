using System.Text;
using RevOps.Connectors.BusinessCentral;
using RevOps.Connectors.Proofs;
using RevOps.Connectors.Tests.Support;

namespace RevOps.Connectors.Tests.Erp;

/// <summary>Business Central's notifications: the handshake, the state that proves them, and what they are kept as.</summary>
public sealed class BusinessCentralTests
{
    private const string State = "s3cret-state";

    private const string Body = """
        {"value":[
          {"subscriptionId":"webhookItemsId","clientState":"STATE","expirationDateTime":"2026-01-08T07:52:31Z","resource":"api/v2.0/companies(b18aed47-c385-49d2-b954-dbdf8ad71780)/items(26814998-936a-401c-81c1-0e848a64971d)","changeType":"updated","lastModifiedDateTime":"2026-01-05T08:54:30.503Z"},
          {"subscriptionId":"webhookService","clientState":"STATE","expirationDateTime":"2026-01-08T07:52:31Z","resource":"/api/acme/service/v1.0/companies(b18aed47)/serviceOrders(0d0ac4dc)","changeType":"created","lastModifiedDateTime":"2026-01-05T08:54:31Z"},
          {"subscriptionId":"webhookCustomers","clientState":"STATE","resource":"api/v2.0/companies(b18aed47)/customers?$filter=lastModifiedDateTime%20gt%202026-01-05","changeType":"collection","lastModifiedDateTime":"2026-01-05T08:54:32Z"}]}
        """;

    private static string Good => Body.Replace("STATE", State, StringComparison.Ordinal);

    [Fact]
    public void Notifications_are_kept_as_events_of_stock_and_service_without_their_state()
    {
        var events = Some.BusinessCentral.Received(Some.Json(Good));

        Assert.Equal([("inventory", "items"), ("service", "serviceOrders"), ("business-central", "customers")], events.Select(e => (e.Kind, e.Subject)));
        Assert.DoesNotContain(State, string.Concat(events.Select(e => e.Payload)), StringComparison.Ordinal);
        Assert.Equal(3, events.Select(e => e.SourceId).Distinct().Count());
        var change = Assert.IsType<MapResult.Inventory>(Some.BusinessCentral.Map(events[0])).Submission;
        Assert.Equal(("updated", "26814998-936a-401c-81c1-0e848a64971d", null), (change.Change, change.Item, change.Quantity));
        var service = Assert.IsType<MapResult.Service>(Some.BusinessCentral.Map(events[1])).Submission;
        Assert.Equal(("business-central", "serviceOrders", "0d0ac4dc", "created", false), (service.System, service.Kind, service.Id, service.Status, service.IsOpen));
        Assert.Equal("ignored", Assert.IsType<MapResult.Ignored>(Some.BusinessCentral.Map(events[2])).Reason.Code);
    }

    [Fact]
    public void A_whole_collection_that_changed_has_no_id() => Assert.Equal(
        "collection",
        Assert.IsType<MapResult.Inventory>(Some.BusinessCentral.Map(Some.BusinessCentral.Received(Some.Json(
            """{"value":[{"resource":"api/v2.0/companies(b18aed47)/items?$filter=lastModifiedDateTime%20gt%202026","changeType":"collection","lastModifiedDateTime":"2026-01-05T08:54:32Z"}]}"""))[0])).Submission.Item);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void One_wrong_state_among_many_proves_nothing(int which)
    {
        var at = -1;
        for (var i = 0; i < which; i++)
        {
            at = Good.IndexOf(State, at + 1, StringComparison.Ordinal);
        }

        Assert.Equal(ProofFault.Wrong, Check(Good.Remove(at, 1).Insert(at, "S"), State));
    }

    [Fact]
    public void A_state_proves_only_as_it_is_and_the_previous_one_while_it_is_there()
    {
        Assert.Equal(ProofFault.None, Check(Good, State));
        Assert.Equal(ProofFault.None, Check(Good, "new", State));
        Assert.Equal(ProofFault.Wrong, Check(Good, "new"));
        Assert.Equal(ProofFault.Wrong, Check(Good.Replace(State, "", StringComparison.Ordinal), ""));
        Assert.Equal(ProofFault.Wrong, Check(Good.Replace("\"clientState\":", "\"other\":", StringComparison.Ordinal), State));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"value\":[]}")]
    [InlineData("{\"value\":{}}")]
    public void What_holds_no_notification_proves_nothing(string body) => Assert.Equal(ProofFault.Missing, Check(body, State));

    [Theory]
    [InlineData("?validationToken=a-token-1", "a-token-1")]
    [InlineData("?x=1&validationtoken=a%20b%2Fc%3D", "a b/c=")]
    [InlineData("?validationToken=", null)]
    [InlineData("?token=1", null)]
    [InlineData("", null)]
    public void The_handshake_gives_the_token_back_as_plain_text(string query, string? token)
    {
        var answer = BusinessCentralProof.Policy.Handshake(Delivery(query, ""), []);
        Assert.Equal((token, token is null ? null : "text/plain; charset=utf-8"), (answer?.Body, answer?.ContentType));
    }

    [Fact]
    public void A_token_of_more_than_2048_characters_is_none() =>
        Assert.Null(BusinessCentralProof.Policy.Handshake(Delivery($"?validationToken={new string('a', 2_049)}", ""), []));

    private static ProofFault Check(string body, params string[] secrets) => new BusinessCentralProof().Check(Delivery("", body), secrets, DateTimeOffset.UnixEpoch);

    private static SignedDelivery Delivery(string query, string body) =>
        new("POST", $"https://revops.example.com/api/intake/business-central{query}", _ => null, Encoding.UTF8.GetBytes(body));
}
