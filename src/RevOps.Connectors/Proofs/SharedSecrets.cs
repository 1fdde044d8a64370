using System.Security.Cryptography;
using System.Text;

namespace RevOps.Connectors.Proofs;

/// <summary>Secrets that the vendor sends as they are.</summary>
public static class SharedSecrets
{
    /// <summary>True where a secret was given that is valid; the time taken tells nothing, not even a length. Empty ones match nothing.</summary>
    /// <param name="given">What came.</param>
    /// <param name="secrets">The valid secrets.</param>
    public static bool Match(string? given, IReadOnlyList<string> secrets)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(given ?? ""));
        var isMatch = false;
        foreach (var secret in secrets)
        {
            isMatch |= CryptographicOperations.FixedTimeEquals(hash, SHA256.HashData(Encoding.UTF8.GetBytes(secret))) & secret.Length > 0;
        }

        return isMatch;
    }
}
