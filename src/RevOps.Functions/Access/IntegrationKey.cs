using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace RevOps.Functions.Access;

/// <summary>The text of an integration's key: <c>rk_</c>, 12 hexadecimal digits that name it, <c>_</c>, and 32 random bytes.</summary>
public static class IntegrationKey
{
    private const string Prefix = "rk_";
    private const int IdBytes = 6;
    private const int SecretBytes = 32;

    /// <summary>A new id.</summary>
    public static string NewId() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdBytes));

    /// <summary>A new key of that id; to be shown once.</summary>
    public static string New(string keyId) => $"{Prefix}{keyId}_{Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes))}";

    /// <summary>The id within a key; null for a text of another form, as the keys of settings are.</summary>
    public static string? IdOf(string key) =>
        key.StartsWith(Prefix, StringComparison.Ordinal) && key.Length > Prefix.Length + (IdBytes * 2) && key[Prefix.Length + (IdBytes * 2)] == '_'
            ? key.Substring(Prefix.Length, IdBytes * 2)
            : null;

    /// <summary>What is kept of a key: so many random bytes need no salt and no slow hash.</summary>
    public static string HashOf(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
