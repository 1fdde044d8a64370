using RevOps.Connectors.HubSpot;
using RevOps.Connectors.Proofs;
using RevOps.Connectors.Tests.Proofs;

namespace RevOps.Connectors.Tests.HubSpot;

/// <summary>
/// HubSpot's signatures. The constants were made by HubSpot's own client, npm package @hubspot/api-client 13.5.0, by its
/// Signature.getSignature with these secrets, bodies, addresses and times.
/// </summary>
public sealed class HubSpotProofTests
{
    private const string Secret = "yyyyyyyy-yyyy-yyyy-yyyy-yyyyyyyyyyyy";
    private const string Url = "https://revops.example.com/api/intake/hubspot?tag=a%20b&plus=1+1";
    private const string Timestamp = "1462216308000";
    private const string Version1 = "a467f564b649e8e8247211234f2c0ca0e5c36b8d2434c3be15c4543fb63d9c52";
    private const string Version2 = "3550e23f30ce96a54bbd844c4e36f8cd9b736d74fe1bf5ea4f575158915fcd82";
    private const string Version3 = "pCdYqqeOoWrrKG4mNEQvRaclnm4NtLW+715uWGUDbQc=";
    private const string Body =
        """[{"eventId":100,"subscriptionId":1184,"portalId":33,"appId":1160452,"occurredAt":1462216307945,"subscriptionType":"contact.propertyChange","attemptNumber":0,"objectId":123,"changeSource":"CRM","propertyName":"firstname","propertyValue":"Žofie \u00e9"}]""";

    private static readonly DateTimeOffset SentAt = DateTimeOffset.FromUnixTimeMilliseconds(1462216308000);
    private static readonly HubSpotProof Proof = new();

    [Fact]
    public void Version_3_of_the_vendors_client_is_genuine() => Assert.Equal(ProofFault.None, Check(Body, Url, Version3));

    [Theory]
    [InlineData("https://revops.example.com/api/intake/hubspot", "qKrhkKZ1bLV1n0slwwrZzKq6I3BlVc0FKgDACqnJ8F4=")]
    [InlineData("https://revops.example.com/a%3Ab%2F?x=%40%21%24%27%28%29%2A%2C%3B/%20%26+", "/AH1Dt0F6zlJfpVScK/M2jCVd6kXv9PuCSMK6mtHsE0=")]
    [InlineData("https://revops.example.com/a%3ab%2f?x=%40%21%24%27%28%29%2a%2c%3b/%20%26+", "/AH1Dt0F6zlJfpVScK/M2jCVd6kXv9PuCSMK6mtHsE0=")]
    [InlineData("https://revops.example.com/a:b/?x=@!$'()*,;/%20%26+", "/AH1Dt0F6zlJfpVScK/M2jCVd6kXv9PuCSMK6mtHsE0=")]
    public void The_address_is_signed_with_the_listed_escapes_decoded_and_all_others_left(string url, string signature) =>
        Assert.Equal(ProofFault.None, Check(Body, url, signature));

    [Theory]
    [InlineData("https://revops.example.com/a:b/?x=@!$'()*,;/ %26+")]
    [InlineData("https://revops.example.com/a:b/?x=@!$'()*,;/%20&+")]
    [InlineData("https://revops.example.com/a:b/?x=@!$'()*,;/%20%26%2B")]
    [InlineData("http://revops.example.com/a:b/?x=@!$'()*,;/%20%26+")]
    [InlineData("https://revops.example.com/a%253Ab/?x=@!$'()*,;/%20%26+")]
    public void Another_address_is_not_what_was_signed(string url) =>
        Assert.Equal(ProofFault.Wrong, Check(Body, url, "/AH1Dt0F6zlJfpVScK/M2jCVd6kXv9PuCSMK6mtHsE0="));

    [Fact]
    public void A_change_of_any_byte_of_body_signature_or_time_is_found()
    {
        Assert.All(Signed.Tampered(Body), body => Assert.Equal(ProofFault.Wrong, Check(Signed.Delivery(body, Url, V3(Version3)))));
        Assert.All(Signed.Tampered(Version3, 1).Append("x"), signature => Assert.Equal(ProofFault.Wrong, Check(Body, Url, signature)));
        Assert.Equal(ProofFault.Wrong, Check(Signed.Delivery(Body, Url, ("X-HubSpot-Signature-v3", Version3), ("X-HubSpot-Request-Timestamp", "1462216308001"))));
        Assert.Equal(ProofFault.Wrong, Check(Signed.Delivery(Body, Url, ("X-HubSpot-Signature-v3", Version3))));
        Assert.Equal(ProofFault.Wrong, Check(Signed.Delivery(Body, Url, V3(Version3)) with { Method = "PUT" }));
    }

    [Theory]
    [InlineData(300_000, ProofFault.None)]
    [InlineData(300_001, ProofFault.Stale)]
    [InlineData(-300_000, ProofFault.None)]
    [InlineData(-300_001, ProofFault.Stale)]
    public void Five_minutes_are_the_limit_on_either_side(int millisecondsLater, ProofFault expected) =>
        Assert.Equal(expected, Proof.Check(Signed.Delivery(Body, Url, V3(Version3)), [Secret], SentAt.AddMilliseconds(millisecondsLater)));

    [Theory]
    [InlineData(Version1, null, ProofFault.None)]
    [InlineData(Version1, "v1", ProofFault.None)]
    [InlineData(Version2, "v2", ProofFault.None)]
    [InlineData(Version1, "v2", ProofFault.Wrong)]
    [InlineData(Version2, "v1", ProofFault.Wrong)]
    [InlineData(Version1, "v3", ProofFault.Wrong)]
    [InlineData(Version1, "v4", ProofFault.Wrong)]
    public void Versions_1_and_2_count_without_version_3(string signature, string? version, ProofFault expected) => Assert.Equal(
        expected, Check(Signed.Delivery(Body, Url, ("X-HubSpot-Signature", signature), ("X-HubSpot-Signature-Version", version ?? ""))));

    [Fact]
    public void A_change_of_any_byte_is_found_by_versions_1_and_2_too()
    {
        Assert.All(Signed.Tampered(Body), body => Assert.Equal(ProofFault.Wrong, Check(Signed.Delivery(body, Url, ("X-HubSpot-Signature", Version1)))));
        Assert.All(Signed.Tampered(Version1, 1), signature => Assert.Equal(ProofFault.Wrong, Check(Signed.Delivery(Body, Url, ("X-HubSpot-Signature", signature)))));
        Assert.All(
            Signed.Tampered(Body), body => Assert.Equal(ProofFault.Wrong, Check(Signed.Delivery(body, Url, ("X-HubSpot-Signature", Version2), ("X-HubSpot-Signature-Version", "v2")))));
    }

    [Fact]
    public void Where_version_3_is_wrong_or_stale_a_genuine_version_1_does_not_help()
    {
        var wrong = Signed.Delivery(Body, Url, ("X-HubSpot-Signature-v3", Version1), ("X-HubSpot-Signature", Version1));
        Assert.Equal(ProofFault.Wrong, Check(wrong));
        var old = Signed.Delivery(Body, Url, [.. V3(Version3), ("X-HubSpot-Signature", Version1)]);
        Assert.Equal(ProofFault.Stale, Proof.Check(old, [Secret], SentAt.AddHours(1)));
    }

    [Fact]
    public void Nothing_sent_is_missing_and_no_secret_is_not_configured()
    {
        Assert.Equal(ProofFault.Missing, Check(Signed.Delivery(Body, Url)));
        Assert.Equal(ProofFault.NotConfigured, Proof.Check(Signed.Delivery(Body, Url), [], SentAt));
        Assert.Equal(ProofFault.NotConfigured, Proof.Check(Signed.Delivery(Body, Url), [""], SentAt));
        Assert.Equal(ProofFault.Wrong, Proof.Check(Signed.Delivery(Body, Url, V3(Version3)), ["", "another"], SentAt));
        Assert.Equal(ProofFault.None, Proof.Check(Signed.Delivery(Body, Url, V3(Version3)), ["another", Secret], SentAt));
    }

    private static ProofFault Check(string body, string url, string signature) => Check(Signed.Delivery(body, url, V3(signature)));

    private static ProofFault Check(SignedDelivery delivery) => Proof.Check(delivery, [Secret], SentAt);

    private static (string Name, string Value)[] V3(string signature) => [("X-HubSpot-Signature-v3", signature), ("X-HubSpot-Request-Timestamp", Timestamp)];
}
