using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using RevOps.Connectors.GoogleAds;
using RevOps.Functions.Http;
using RevOps.Functions.Intake;
using RevOps.Functions.Setup;

namespace RevOps.Functions.Access;

/// <summary>The proofs of authenticity that vendors send instead of our keys, checked over the raw body.</summary>
public sealed class VendorProof(RevOpsSettings settings)
{
    /// <summary>Name of Google Ads' lead-form webhook.</summary>
    public const string GoogleAds = "google-ads";

    /// <summary>True where the request proves that the vendor sent it.</summary>
    public async Task<bool> HoldsAsync(string vendor, HttpRequest request, CancellationToken cancel)
    {
        return await RequestBody.ReadAsync(request, IntakeLimits.Body, cancel) is { } body && vendor switch
        {
            GoogleAds => GoogleAdsConnector.ReadKey(body) is { } key && Same(key, settings.GoogleKey),
            _ => false,
        };
    }

    /// <summary>Constant-time; an empty secret matches nothing.</summary>
    private static bool Same(string given, string secret) =>
        secret.Length > 0 && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(given)), SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
