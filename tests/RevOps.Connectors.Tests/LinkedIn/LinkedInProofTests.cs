using System.Text.Json;
using RevOps.Connectors.LinkedIn;
using RevOps.Connectors.Proofs;
using RevOps.Connectors.Tests.Proofs;

namespace RevOps.Connectors.Tests.LinkedIn;

/// <summary>LinkedIn's signature and challenge. There is no client of LinkedIn's to compare with: the constants were made with Node's crypto module.</summary>
public sealed class LinkedInProofTests
{
    private const string Secret = "li-client-secret";
    private const string Url = "https://revops.example.com/api/intake/linkedin";
    private const string Signature = "ecd2fbae8831f0cecb919b0dd11353c47bfe36d271793cb15113a9735df58bbb";
    private const string Body = """{"type":"LEAD_ACTION","leadGenFormResponse":"urn:li:leadGenFormResponse:b6b1a3f2-1-2","leadAction":"CREATED","occurredAt":1713500000000,"name":"Jürgen"}""";

    private static readonly LinkedInProof Proof = new();

    [Theory]
    [InlineData(Signature)]
    [InlineData("hmacsha256=" + Signature)]
    [InlineData("ECD2FBAE8831F0CECB919B0DD11353C47BFE36D271793CB15113A9735DF58BBB")]
    public void A_signature_counts_with_and_without_the_scheme_before_it(string signature) => Assert.Equal(ProofFault.None, Check(Delivery(signature)));

    [Fact]
    public void A_change_of_any_byte_is_found()
    {
        Assert.All(Signed.Tampered(Body), body => Assert.Equal(ProofFault.Wrong, Check(Signed.Delivery(body, Url, ("X-LI-Signature", Signature)))));
        Assert.All(Signed.Tampered(Signature, 0).Where(s => s.Length > 0), signature => Assert.Equal(ProofFault.Wrong, Check(Delivery(signature))));
        Assert.Equal(ProofFault.Missing, Check(Delivery("")));
        Assert.Equal(ProofFault.Missing, Check(Signed.Delivery(Body, Url)));
    }

    [Fact]
    public void Secrets_can_overlap_and_empty_ones_match_nothing()
    {
        Assert.Equal(ProofFault.None, Proof.Check(Delivery(Signature), ["new", Secret], default));
        Assert.Equal(ProofFault.Wrong, Proof.Check(Delivery(Signature), ["new", ""], default));
        Assert.Equal(ProofFault.NotConfigured, Proof.Check(Delivery(Signature), [""], default));
    }

    [Fact]
    public void A_challenge_is_answered_with_its_hmac()
    {
        var answer = Challenge($"{Url}?challengeCode=890e4665-4dfe-4ab1-b689-ed553bceeed0&applicationId=7", Secret)!;
        var json = JsonSerializer.Deserialize<JsonElement>(answer.Body);
        Assert.Equal((200, "application/json"), (answer.Status, answer.ContentType));
        Assert.Equal("890e4665-4dfe-4ab1-b689-ed553bceeed0", json.GetProperty("challengeCode").GetString());
        Assert.Equal("313e20a5110164b82333ba6cb7cdad9e864a8e809bb93b22935d24b57f42823f", json.GetProperty("challengeResponse").GetString());
    }

    [Fact]
    public void Nothing_else_is_answered_like_a_challenge()
    {
        Assert.Null(Challenge(Url, Secret));
        Assert.Null(Challenge($"{Url}?challengeCode=", Secret));
        Assert.Null(Challenge($"{Url}?challengeCode={new string('x', 201)}", Secret));
        Assert.Null(LinkedInProof.Policy.Handshake(Signed.Delivery(Body, $"{Url}?challengeCode=x"), [Secret]));
        Assert.Null(LinkedInProof.Policy.Handshake(Signed.Delivery("", $"{Url}?challengeCode=x") with { Method = "GET" }, []));
    }

    private static VendorAnswer? Challenge(string url, string secret) =>
        LinkedInProof.Policy.Handshake(Signed.Delivery("", url) with { Method = "GET" }, [secret, "older"]);

    private static SignedDelivery Delivery(string signature) => Signed.Delivery(Body, Url, ("X-LI-Signature", signature));

    private static ProofFault Check(SignedDelivery delivery) => Proof.Check(delivery, [Secret], default);
}
