using System.Text;
using RevOps.Connectors.Proofs;
using RevOps.Connectors.WooCommerce;

namespace RevOps.Connectors.Tests.WooCommerce;

/// <summary>
/// The signature, against values that openssl and Node's crypto made, both the same:
/// <c>printf '%s' BODY | openssl dgst -sha256 -hmac SECRET -binary | base64</c> and
/// <c>crypto.createHmac("sha256", SECRET).update(BODY).digest("base64")</c>.
/// </summary>
public sealed class WooProofTests
{
    private const string Body = """{"id":727,"status":"processing"}""";
    private const string Signature = "CJGy2l17vmafo5cc0gtESTEst3ie65pcrP8ExTVLjmA=";

    // Of the secret a&b<c>"d'e.
    private const string SignatureOfMarks = "WiQnvxoviSh3ER6Vb6/0f30utClvJ6fS4YAJg+0FTTY=";
    private static readonly WooCommerceProof Proof = new();

    [Fact]
    public void A_signature_made_elsewhere_holds() => Assert.Equal(ProofFault.None, Check(Body, Signature, "wc-secret"));

    [Theory]
    [InlineData("a&b<c>\"d'e")]
    [InlineData("a&amp;b&lt;c&gt;&quot;d&#039;e")]
    [InlineData("a&#38;b&#x3C;c&#62;&#34;d&#x27;e")]
    public void The_secret_is_used_with_its_special_characters_decoded(string secret) => Assert.Equal(ProofFault.None, Check(Body, SignatureOfMarks, secret));

    [Fact]
    public void Other_entities_of_a_secret_stay_as_they_are() => Assert.Equal(ProofFault.Wrong, Check(Body, SignatureOfMarks, "a&amp;amp;b<c>\"d'e"));

    [Fact]
    public void A_change_of_any_byte_is_found()
    {
        var bytes = Encoding.UTF8.GetBytes(Body);
        for (var i = 0; i < bytes.Length; i++)
        {
            var changed = (byte[])bytes.Clone();
            changed[i] ^= 1;
            Assert.Equal(ProofFault.Wrong, Check(changed, Signature, "wc-secret"));
        }

        Assert.Equal(ProofFault.Wrong, Check(Body + " ", Signature, "wc-secret"));
        Assert.Equal(ProofFault.Wrong, Check(Body[..^1], Signature, "wc-secret"));
    }

    [Fact]
    public void A_change_of_any_character_of_the_signature_is_found()
    {
        // The last character before the padding carries two bits that do not count.
        for (var i = 0; i < Signature.Length - 2; i++)
        {
            var changed = Signature.ToCharArray();
            changed[i] = changed[i] == 'A' ? 'B' : 'A';
            Assert.Equal(ProofFault.Wrong, Check(Body, new string(changed), "wc-secret"));
        }
    }

    [Theory]
    [InlineData(null, ProofFault.Missing)]
    [InlineData("", ProofFault.Missing)]
    [InlineData("not base64!", ProofFault.Wrong)]
    [InlineData("CJGy", ProofFault.Wrong)]
    [InlineData("CJGy2l17vmafo5cc0gtESTEst3ie65pcrP8ExTVLjmA=,CJGy2l17vmafo5cc0gtESTEst3ie65pcrP8ExTVLjmA=", ProofFault.Wrong)]
    public void What_is_no_signature_proves_nothing(string? signature, ProofFault fault) => Assert.Equal(fault, Check(Body, signature, "wc-secret"));

    [Fact]
    public void An_empty_secret_matches_nothing_not_even_a_signature_made_with_it()
    {
        using var hmac = new System.Security.Cryptography.HMACSHA256([]);
        Assert.Equal(ProofFault.Wrong, Check(Body, Convert.ToBase64String(hmac.ComputeHash(Encoding.UTF8.GetBytes(Body))), ""));
    }

    [Fact]
    public void While_a_secret_is_replaced_both_hold()
    {
        Assert.Equal(ProofFault.None, Check(Body, Signature, "new", "wc-secret"));
        Assert.Equal(ProofFault.Wrong, Check(Body, Signature, "new"));
    }

    [Theory]
    [InlineData("webhook_id=5", true)]
    [InlineData("webhook_id=5&x=1", false)]
    [InlineData("webhook_id=", false)]
    [InlineData("{\"id\":1}", false)]
    [InlineData("", false)]
    public void The_ping_is_told_by_its_body(string body, bool isPing) =>
        Assert.Equal(isPing, WooCommerceProof.Policy.Handshake(new SignedDelivery("POST", "", _ => null, Encoding.UTF8.GetBytes(body)), []) is { Status: 200, Body: "" });

    [Fact]
    public void A_ping_with_a_topic_is_none() =>
        Assert.Null(WooCommerceProof.Policy.Handshake(new SignedDelivery("POST", "", n => n == "X-WC-Webhook-Topic" ? "order.created" : null, "webhook_id=5"u8.ToArray()), []));

    private static ProofFault Check(string body, string? signature, params string[] secrets) => Check(Encoding.UTF8.GetBytes(body), signature, secrets);

    private static ProofFault Check(byte[] body, string? signature, params string[] secrets) => Proof.Check(
        new SignedDelivery("POST", "https://revops.example.com/api/intake/woocommerce", name => name == "X-WC-Webhook-Signature" ? signature : null, body), secrets, DateTimeOffset.UnixEpoch);
}
