using RevOps.Connectors.Meta;
using RevOps.Connectors.Proofs;
using RevOps.Connectors.Tests.Proofs;

namespace RevOps.Connectors.Tests.Meta;

/// <summary>Meta's signature and handshake. The constants were made with Node's crypto module.</summary>
public sealed class MetaProofTests
{
    private const string Secret = "meta-app-secret";
    private const string Url = "https://revops.example.com/api/intake/meta";
    private const string Signature = "sha256=e95f7bd743d6d2df80e4108fad3ad90e45ddbd2510efb51424bff424d48bf5da";
    private const string Body = """{"object":"page","entry":[{"id":"44","time":1713500000,"changes":[{"field":"leadgen","value":{"leadgen_id":"444","page_id":"44","form_id":"12","note":"\u00e4\u2713"}}]}]}""";

    private static readonly MetaProof Proof = new();

    [Fact]
    public void A_signature_is_over_the_bytes_as_they_came()
    {
        Assert.Equal(ProofFault.None, Check(Signed.Delivery(Body, Url, ("X-Hub-Signature-256", Signature))));
        var decoded = Body.Replace("\\u00e4", "ä", StringComparison.Ordinal).Replace("\\u2713", "✓", StringComparison.Ordinal);
        Assert.NotEqual(Body, decoded);
        Assert.Equal(ProofFault.Wrong, Check(Signed.Delivery(decoded, Url, ("X-Hub-Signature-256", Signature))));
    }

    [Fact]
    public void A_change_of_any_byte_is_found()
    {
        Assert.All(Signed.Tampered(Body), body => Assert.Equal(ProofFault.Wrong, Check(Signed.Delivery(body, Url, ("X-Hub-Signature-256", Signature)))));
        Assert.All(
            Signed.Tampered(Signature, 0).Where(s => s.Length > 0), signature => Assert.Equal(ProofFault.Wrong, Check(Signed.Delivery(Body, Url, ("X-Hub-Signature-256", signature)))));
    }

    [Fact]
    public void Without_the_right_header_or_secret_nothing_is_proven()
    {
        Assert.Equal(ProofFault.Missing, Check(Signed.Delivery(Body, Url, ("X-Hub-Signature", "sha1=00"))));
        Assert.Equal(ProofFault.NotConfigured, Proof.Check(Signed.Delivery(Body, Url, ("X-Hub-Signature-256", Signature)), [""], default));
        Assert.Equal(ProofFault.None, Proof.Check(Signed.Delivery(Body, Url, ("X-Hub-Signature-256", Signature)), ["new", Secret], default));
    }

    [Theory]
    [InlineData("?hub.mode=subscribe&hub.verify_token=a%20b&hub.challenge=1158201444", 200, "1158201444")]
    [InlineData("?hub.challenge=1158201444&hub.verify_token=a+b&hub.mode=subscribe", 200, "1158201444")]
    [InlineData("?hub.mode=subscribe&hub.verify_token=old&hub.challenge=7", 200, "7")]
    [InlineData("?hub.mode=subscribe&hub.verify_token=c&hub.challenge=1158201444", 403, null)]
    [InlineData("?hub.mode=subscribe&hub.verify_token=&hub.challenge=1158201444", 403, null)]
    [InlineData("?hub.mode=subscribe&hub.challenge=1158201444", 403, null)]
    [InlineData("?hub.mode=unsubscribe&hub.verify_token=a%20b&hub.challenge=1158201444", 403, null)]
    [InlineData("?hub.mode=subscribe&hub.verify_token=a%20b", 403, null)]
    [InlineData("", 403, null)]
    public void The_handshake_gives_the_challenge_back_to_whoever_knows_the_token(string query, int status, string? body)
    {
        var answer = MetaProof.Policy.Handshake(Signed.Delivery("", Url + query) with { Method = "GET" }, ["a b", "old"])!;
        Assert.Equal((status, "text/plain; charset=utf-8"), (answer.Status, answer.ContentType));
        Assert.Equal(body is null, answer.Body != body);
        Assert.DoesNotContain("1158201444", body is null ? answer.Body : "", StringComparison.Ordinal);
        Assert.Equal(403, MetaProof.Policy.Handshake(Signed.Delivery("", Url + query) with { Method = "GET" }, [])!.Status);
    }

    [Fact]
    public void A_delivery_is_no_handshake() => Assert.Null(MetaProof.Policy.Handshake(Signed.Delivery(Body, Url + "?hub.mode=subscribe"), ["x"]));

    private static ProofFault Check(SignedDelivery delivery) => Proof.Check(delivery, [Secret], default);
}
