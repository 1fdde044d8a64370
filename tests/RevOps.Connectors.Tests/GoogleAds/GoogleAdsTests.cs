using System.Text;
using RevOps.Connectors.GoogleAds;
using RevOps.Connectors.Proofs;
using RevOps.Connectors.Tests.Support;

namespace RevOps.Connectors.Tests.GoogleAds;

public class GoogleAdsTests
{
    private const string Body = """
        {"lead_id":"TeSter-123-ABCDEF","user_column_data":[
          {"column_id":"FULL_NAME","column_name":"Full Name","string_value":"Jane Doe"},
          {"column_id":"EMAIL","string_value":"jane@home.example"},
          {"column_id":"WORK_EMAIL","string_value":"jane@acme.example"},
          {"column_id":"PHONE_NUMBER","string_value":"+493012345678"},
          {"column_id":"PHONE_NUMBER_VERIFIED","string_value":"true"},
          {"column_id":"COMPANY_NAME","string_value":"Acme"},
          {"column_id":"COMPANY_SIZE","string_value":"51-200"},
          {"column_id":"CITY","string_value":"Berlin"},
          {"column_id":"what_is_your_budget?","string_value":"10k"},
          {"column_id":"PRODUCT","string_value":"Demo"}],
         "api_version":"1.0","form_id":40000000001,"campaign_id":9223372036854775807,"google_key":"s3cret","is_test":true,
         "gcl_id":"Cj0KCQ","adgroup_id":20000000000,"creative_id":30000000000,"lead_submit_time":"2026-03-01T10:11:12Z"}
        """;

    [Fact]
    public void Columns_become_the_fields_of_a_lead()
    {
        var result = Assert.IsType<MapResult.Lead>(Some.GoogleAds.MapOne(Some.Json(Body)));
        var lead = result.Submission;

        Assert.Equal("TeSter-123-ABCDEF", lead.Id);
        Assert.Equal("Jane Doe", lead.FullName);
        Assert.Equal("jane@acme.example", lead.Email);
        Assert.Equal("+493012345678", lead.Phone);
        Assert.Equal(("Acme", "51-200"), (lead.Company.Name, lead.Company.Employees));
        Assert.Equal("Demo", lead.Interest);
        Assert.Equal(("google", "cpc", "9223372036854775807"), (lead.Utm.Source, lead.Utm.Medium, lead.Utm.Id));
        Assert.Equal("Cj0KCQ", lead.ClickIds["gclid"]);
        Assert.Equal("40000000001", lead.Form);
        Assert.Equal(new DateTimeOffset(2026, 3, 1, 10, 11, 12, TimeSpan.Zero), lead.OccurredAt);
        Assert.True(lead.IsTest);
        Assert.Equal(["EMAIL", "CITY", "what_is_your_budget?"], result.Unmapped);
    }

    [Theory]
    [InlineData("google_key")]
    [InlineData("Google_key")]
    public void The_key_is_read_in_both_spellings_and_never_stored(string spelling)
    {
        var body = Body.Replace("google_key", spelling, StringComparison.Ordinal);
        var source = Assert.Single(Some.GoogleAds.Received(Some.Json(body)));

        Assert.Equal("s3cret", GoogleAdsConnector.ReadKey(Encoding.UTF8.GetBytes(body)));
        Assert.DoesNotContain("s3cret", source.Payload, StringComparison.Ordinal);
        Assert.Contains("9223372036854775807", source.Payload, StringComparison.Ordinal);
    }

    [Fact]
    public void A_numeric_lead_id_keeps_all_its_digits()
    {
        var source = Assert.Single(Some.GoogleAds.Received(Some.Json("""{"lead_id":9007199254740993,"user_column_data":[]}""")));

        Assert.Equal("9007199254740993", source.SourceId);
    }

    [Theory]
    [InlineData("""{"user_column_data":[{"column_id":"EMAIL","string_value":"a@b.example"}]}""")]
    [InlineData("""{"is_test":false,"user_column_data":[{"column_id":"EMAIL","string_value":"a@b.example"}]}""")]
    [InlineData("""{"is_test":"maybe","user_column_data":[{"column_id":"EMAIL","string_value":"a@b.example"}]}""")]
    public void Only_an_explicit_mark_makes_a_test(string body)
    {
        Assert.False(Some.GoogleAds.Lead(Some.Json(body)).IsTest);
    }

    [Theory]
    [InlineData("s3cret", "s3cret", true)]
    [InlineData("s3cret", "s3creT", false)]
    [InlineData("s3cre", "s3cret", false)]
    [InlineData("", "", false)]
    [InlineData(null, null, false)]
    [InlineData("x", "", false)]
    [InlineData("", "x", false)]
    public void A_key_matches_only_itself_and_an_empty_secret_matches_nothing(string? presented, string? configured, bool matches)
    {
        Assert.Equal(matches, SharedSecrets.Match(presented, [configured ?? ""]));
        Assert.Equal(matches, SharedSecrets.Match(presented, ["another", configured ?? ""]));
    }

    [Fact]
    public void A_delivery_is_proven_by_the_key_in_its_body()
    {
        Assert.Equal(ProofFault.None, Check(Body, "s3cret"));
        Assert.Equal(ProofFault.None, Check(Body, "new", "s3cret"));
        Assert.Equal(ProofFault.Wrong, Check(Body, "new"));
        Assert.Equal(ProofFault.Wrong, Check(Body.Replace("s3cret", "", StringComparison.Ordinal), ""));
        Assert.Equal(ProofFault.Missing, Check("{}", "s3cret"));
    }

    private static ProofFault Check(string body, params string[] secrets) =>
        new GoogleAdsProof().Check(new SignedDelivery("POST", "", _ => null, Encoding.UTF8.GetBytes(body)), secrets, DateTimeOffset.UnixEpoch);

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("not json")]
    [InlineData("""{"google_key":5}""")]
    [InlineData("""{"google_key":null}""")]
    public void A_body_without_a_usable_key_has_none(string body)
    {
        Assert.Null(GoogleAdsConnector.ReadKey(Encoding.UTF8.GetBytes(body)));
    }

    [Fact]
    public void A_lead_without_email_and_phone_is_received_and_rejected_when_mapped()
    {
        var fault = Some.GoogleAds.Rejected(Some.Json("""{"lead_id":"1","user_column_data":[{"column_id":"FULL_NAME","string_value":"Jane"}]}"""));

        Assert.Equal(("/user_column_data", "required"), (fault.Field, fault.Code));
    }

    [Fact]
    public void Any_content_type_is_taken_because_google_would_drop_the_lead()
    {
        Assert.IsType<ReceiveResult.Received>(Some.GoogleAds.Receive(new Delivery("{}"u8.ToArray(), "text/plain")));
    }

    [Theory]
    [InlineData("""{"user_column_data":"x"}""")]
    [InlineData("""{"user_column_data":[1,null,"x",{"column_id":5,"string_value":{}}]}""")]
    [InlineData("""{"user_column_data":{"column_id":"EMAIL"}}""")]
    public void Columns_of_the_wrong_kind_do_no_harm(string body)
    {
        Assert.IsType<MapResult.Rejected>(Some.GoogleAds.MapOne(Some.Json(body)));
    }
}
