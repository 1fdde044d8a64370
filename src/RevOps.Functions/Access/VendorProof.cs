using Microsoft.AspNetCore.Http;
using RevOps.Connectors.Proofs;
using RevOps.Functions.Http;
using RevOps.Functions.Intake;
using RevOps.Functions.Setup;

namespace RevOps.Functions.Access;

/// <summary>The proofs of authenticity that vendors send instead of our keys, checked over the raw body, before anything is parsed.</summary>
public sealed class VendorProof(VendorList vendors, RevOpsSettings settings, VendorCounts counts, TimeProvider time)
{
    /// <summary>Checks a request; every answer that is given here is counted.</summary>
    /// <returns>Null where the vendor sent it; else what to answer, a handshake's answer among them.</returns>
    public async Task<IResult?> AnswerAsync(string vendor, HttpRequest request, CancellationToken cancel)
    {
        var policy = vendors.Get(vendor);
        if (await RequestBody.ReadAsync(request, IntakeLimits.Body, cancel) is not { } body)
        {
            return Refuse(policy, VendorOutcomes.TooLarge);
        }

        var secrets = settings.Secrets.Of(policy.SecretSetting);
        var delivery = new SignedDelivery(request.Method.ToUpperInvariant(), UrlOf(request), name => HeaderOf(request, name), body);
        if (policy.Handshake(delivery, policy.HandshakeSetting is { } own ? settings.Secrets.Of(own) : secrets) is { } answer)
        {
            counts.Note(vendor, VendorOutcomes.Handshake);
            return new VendorResult(answer);
        }

        var fault = secrets.Count == 0 ? ProofFault.NotConfigured : policy.Proof.Check(delivery, secrets, time.GetUtcNow());
        return fault == ProofFault.None ? null : Refuse(policy, VendorOutcomes.Of(fault));
    }

    private IResult Refuse(VendorPolicy policy, string outcome)
    {
        counts.Note(policy.Proof.Vendor, outcome);
        return policy.Refused is { } own
            ? new VendorResult(own)
            : Problem.Unauthorized($"The {policy.Proof.Vendor} key or signature is missing or wrong.");
    }

    private string UrlOf(HttpRequest request) =>
        $"{settings.PublicUrl ?? $"{request.Scheme}://{request.Host}"}{request.PathBase.ToUriComponent()}{request.Path.ToUriComponent()}{request.QueryString}";

    /// <summary>Of a header that came twice neither is believed: it is joined, as HTTP says.</summary>
    internal static string? HeaderOf(HttpRequest request, string name) =>
        request.Headers.TryGetValue(name, out var values) && values.Count > 0 ? values.ToString() : null;
}
