using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using RevOps.Functions.Setup;

namespace RevOps.Functions.Access.Sessions;

/// <summary>
/// What a browser holds for a key: the key itself and when the session ends, encrypted, so that a session ends with its key and nothing has to be
/// kept here. Sessions end with the event key (<c>REVOPS_EVENT_KEY</c>).
/// </summary>
public sealed class SessionTokens
{
    private const int MaxLength = 2048;

    private readonly SealedText _sealed;
    private readonly byte[] _csrfKey;

    /// <summary>Tokens with their secret.</summary>
    /// <param name="secret">At least 16 bytes; keys of their own are derived from it.</param>
    public SessionTokens(byte[] secret) =>
        (_sealed, _csrfKey) = (new SealedText(secret, "revops sessions"), HMACSHA256.HashData(secret, "revops session changes"u8));

    /// <summary>Tokens of the app.</summary>
    public static SessionTokens Of(RevOpsSettings settings) => new(settings.EventKey);

    /// <summary>A token for a key; each time another.</summary>
    public string Make(string key, DateTimeOffset until) => _sealed.Seal(string.Create(CultureInfo.InvariantCulture, $"{until.ToUnixTimeSeconds()}\n{key}"));

    /// <summary>The key of a token; null for anything that was not made here, or has ended.</summary>
    public string? KeyOf(string token, DateTimeOffset now)
    {
        if (token.Length > MaxLength || _sealed.Open(token)?.Split('\n', 2) is not [var until, var key])
        {
            return null;
        }

        return long.Parse(until, CultureInfo.InvariantCulture) > now.ToUnixTimeSeconds() ? key : null;
    }

    /// <summary>What a page has to send with every change, so that no other site can make one: it derives from what the browser sends by itself.</summary>
    public string CsrfTokenOf(string credential) => Base64Url.EncodeToString(HMACSHA256.HashData(_csrfKey, Encoding.UTF8.GetBytes(credential)));
}
