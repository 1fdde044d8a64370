using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using RevOps.Functions.Setup;

namespace RevOps.Functions.Access.Sessions;

/// <summary>
/// What a browser holds for a key: the key itself and when the session ends, encrypted, so that a session ends with its key and nothing has to be
/// kept here. Sessions end with the event key (<c>REVOPS_EVENT_KEY</c>).
/// </summary>
public sealed class SessionTokens
{
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private const int MaxLength = 2048;

    private readonly byte[] _key;
    private readonly byte[] _csrfKey;

    /// <summary>Tokens with their secret.</summary>
    /// <param name="secret">At least 16 bytes; keys of their own are derived from it.</param>
    public SessionTokens(byte[] secret) =>
        (_key, _csrfKey) = (HMACSHA256.HashData(secret, "revops sessions"u8), HMACSHA256.HashData(secret, "revops session changes"u8));

    /// <summary>Tokens of the app.</summary>
    public static SessionTokens Of(RevOpsSettings settings) => new(settings.EventKey);

    /// <summary>A token for a key; each time another.</summary>
    public string Make(string key, DateTimeOffset until)
    {
        var said = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{until.ToUnixTimeSeconds()}\n{key}"));
        var token = new byte[NonceBytes + TagBytes + said.Length];
        RandomNumberGenerator.Fill(token.AsSpan(0, NonceBytes));
        using var aes = new AesGcm(_key, TagBytes);
        aes.Encrypt(token.AsSpan(0, NonceBytes), said, token.AsSpan(NonceBytes + TagBytes), token.AsSpan(NonceBytes, TagBytes));
        return WebEncoders.Base64UrlEncode(token);
    }

    /// <summary>The key of a token; null for anything that was not made here, or has ended.</summary>
    public string? KeyOf(string token, DateTimeOffset now)
    {
        if (token.Length > MaxLength || Decoded(token) is not { Length: > NonceBytes + TagBytes } bytes)
        {
            return null;
        }

        var said = new byte[bytes.Length - NonceBytes - TagBytes];
        using var aes = new AesGcm(_key, TagBytes);
        try
        {
            aes.Decrypt(bytes.AsSpan(0, NonceBytes), bytes.AsSpan(NonceBytes + TagBytes), bytes.AsSpan(NonceBytes, TagBytes), said);
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }

        var parts = Encoding.UTF8.GetString(said).Split('\n', 2);
        return long.Parse(parts[0], CultureInfo.InvariantCulture) > now.ToUnixTimeSeconds() ? parts[1] : null;
    }

    /// <summary>What a page has to send with every change, so that no other site can make one: it derives from what the browser sends by itself.</summary>
    public string CsrfTokenOf(string credential) => WebEncoders.Base64UrlEncode(HMACSHA256.HashData(_csrfKey, Encoding.UTF8.GetBytes(credential)));

    private static byte[]? Decoded(string token)
    {
        try
        {
            return WebEncoders.Base64UrlDecode(token);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
