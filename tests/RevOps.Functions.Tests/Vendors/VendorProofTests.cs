using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using RevOps.Connectors.Proofs;
using RevOps.Functions.Access;
using RevOps.Functions.Setup;

namespace RevOps.Functions.Tests.Vendors;

/// <summary>What a proof is given, and what follows from its answer.</summary>
public sealed class VendorProofTests
{
    [Theory]
    [InlineData("", "http://10.0.0.4:8080/api/intake/acme?a=b%20c")]
    [InlineData("https://revops.example.com/", "https://revops.example.com/api/intake/acme?a=b%20c")]
    public async Task The_address_is_the_public_one_and_the_body_is_as_it_came(string publicUrl, string url)
    {
        await using var app = await VendorApp.StartAsync();
        var proof = new RecordingProof();
        Assert.Null(await AnswerAsync(app, new VendorPolicy { Proof = proof }, ("REVOPS_PUBLIC_URL", publicUrl), ("REVOPS_ACME_CORP_SECRET", "s"), ("REVOPS_ACME_CORP_SECRET_PREVIOUS", "p")));
        Assert.Equal(("POST", url), (proof.Seen!.Method, proof.Seen.Url));
        Assert.Equal([0xEF, 0xBB, 0xBF, 0x7B, 0xFF], proof.Seen.Body.ToArray());
        Assert.Equal(("1", "a,b", null), (proof.Seen.Header("x-one"), proof.Seen.Header("X-Two"), proof.Seen.Header("x-three")));
        Assert.Equal(["s", "p"], proof.Secrets);
        Assert.Equal(app.Clock.GetUtcNow(), proof.Now);
    }

    [Theory]
    [InlineData(ProofFault.Missing, "missing")]
    [InlineData(ProofFault.Wrong, "wrong")]
    [InlineData(ProofFault.Stale, "stale")]
    [InlineData(ProofFault.NotConfigured, "not-configured")]
    public async Task Every_fault_is_401_and_counted_under_its_name(ProofFault fault, string outcome)
    {
        await using var app = await VendorApp.StartAsync();
        Assert.NotNull(await AnswerAsync(app, new VendorPolicy { Proof = new RecordingProof { Fault = fault } }, ("REVOPS_ACME_CORP_SECRET", "s")));
        await app.Counts.FlushAsync(CancellationToken.None);
        Assert.Equal([$"acme-corp {outcome} 1"], await app.QueryAsync<string>("SELECT vendor || ' ' || outcome || ' ' || times FROM vendor_counts"));
    }

    [Fact]
    public async Task Without_a_secret_the_proof_is_not_even_asked()
    {
        await using var app = await VendorApp.StartAsync();
        var proof = new RecordingProof();
        Assert.NotNull(await AnswerAsync(app, new VendorPolicy { Proof = proof }, ("REVOPS_ACME_CORP_SECRET", ""), ("REVOPS_ACME_CORP_SECRET_PREVIOUS", "p")));
        Assert.Null(proof.Seen);
    }

    [Fact]
    public async Task A_handshake_is_given_the_token_of_its_own_setting()
    {
        await using var app = await VendorApp.StartAsync();
        IReadOnlyList<string> given = [];
        var policy = new VendorPolicy
        {
            Proof = new RecordingProof(),
            HandshakeSetting = "REVOPS_ACME_CORP_VERIFY_TOKEN",
            Handshake = (_, secrets) =>
            {
                given = secrets;
                return new VendorAnswer(200);
            },
        };
        Assert.NotNull(await AnswerAsync(app, policy, ("REVOPS_ACME_CORP_SECRET", "s"), ("REVOPS_ACME_CORP_VERIFY_TOKEN", "t")));
        Assert.Equal(["t"], given);
    }

    private static Task<IResult?> AnswerAsync(VendorApp app, VendorPolicy policy, params (string Name, string Value)[] values)
    {
        var settings = RevOpsSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(
            values.Append(("REVOPS_KEY", VendorApp.Key)).Select(v => new KeyValuePair<string, string?>(v.Item1, v.Item2))).Build());
        var http = new DefaultHttpContext();
        http.Request.Method = "post";
        http.Request.Scheme = "http";
        http.Request.Host = new HostString("10.0.0.4", 8080);
        http.Request.Path = "/api/intake/acme";
        http.Request.QueryString = new QueryString("?a=b%20c");
        http.Request.Headers["X-One"] = "1";
        http.Request.Headers["x-two"] = new(["a", "b"]);
        http.Request.Body = new MemoryStream([0xEF, 0xBB, 0xBF, 0x7B, 0xFF]);
        return new VendorProof(new VendorList([policy]), settings, app.Counts, app.Clock).AnswerAsync("acme-corp", http.Request, CancellationToken.None);
    }

    private sealed class RecordingProof : IVendorProof
    {
        public string Vendor => "acme-corp";

        public ProofFault Fault { get; init; }

        public SignedDelivery? Seen { get; private set; }

        public IReadOnlyList<string> Secrets { get; private set; } = [];

        public DateTimeOffset Now { get; private set; }

        public ProofFault Check(SignedDelivery delivery, IReadOnlyList<string> secrets, DateTimeOffset now)
        {
            (Seen, Secrets, Now) = (delivery, secrets, now);
            return Fault;
        }
    }
}
