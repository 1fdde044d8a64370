using System.Security.Cryptography;
using System.Text;

namespace RevOps.Connectors.Proofs;

/// <summary>The comparison that every signature scheme ends in.</summary>
public static class Hmacs
{
    /// <summary>True where one of the secrets makes this HMAC-SHA256 of the text; in constant time for each secret.</summary>
    /// <param name="given">The signature as sent, decoded.</param>
    /// <param name="secrets">The valid secrets; empty ones match nothing.</param>
    /// <param name="parts">The signed text, in pieces that are joined without a separator.</param>
    public static bool Match(ReadOnlySpan<byte> given, IReadOnlyList<string> secrets, params ReadOnlySpan<ReadOnlyMemory<byte>> parts)
    {
        Span<byte> expected = stackalloc byte[HMACSHA256.HashSizeInBytes];
        var isMatch = false;
        foreach (var secret in secrets)
        {
            if (secret.Length > 0)
            {
                using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret));
                foreach (var part in parts)
                {
                    hmac.AppendData(part.Span);
                }

                hmac.GetHashAndReset(expected);
                isMatch |= CryptographicOperations.FixedTimeEquals(given, expected);
            }
        }

        return isMatch;
    }
}
