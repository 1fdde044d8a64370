using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using RevOps.Functions.Setup;

namespace RevOps.Functions.Outreach;

/// <summary>What an unsubscribe link says.</summary>
/// <param name="ContactId">Who got it.</param>
/// <param name="MailId">In which mail.</param>
public sealed record UnsubscribeLink(string ContactId, string MailId);

/// <summary>
/// The links at the end of mails: contact and mail, with a proof that we made them. They never expire, for old mails are read too; they
/// end with the event key (<c>REVOPS_EVENT_KEY</c>).
/// </summary>
public sealed class UnsubscribeTokens
{
    private const int ProofBytes = 16;
    private const int MaxLength = 600;
    private readonly byte[] _key;

    /// <summary>Tokens with their secret.</summary>
    /// <param name="secret">At least 16 bytes; a key of its own is derived from it.</param>
    public UnsubscribeTokens(byte[] secret) => _key = HMACSHA256.HashData(secret, "revops unsubscribe links"u8);

    /// <summary>Tokens of the app.</summary>
    public static UnsubscribeTokens Of(RevOpsSettings settings) => new(settings.EventKey);

    /// <summary>The token of a mail's link; letters, digits, hyphens and underscores only.</summary>
    public string Make(string contactId, string mailId)
    {
        var said = Encoding.UTF8.GetBytes($"{contactId}\n{mailId}");
        return Base64Url.EncodeToString([.. Proof(said), .. said]);
    }

    /// <summary>Reads a token; null for anything that was not made here.</summary>
    public UnsubscribeLink? Read(string token)
    {
        if (token.Length > MaxLength || (Base64Url.IsValid(token) ? Base64Url.DecodeFromChars(token) : []) is not { Length: > ProofBytes } bytes
            || !CryptographicOperations.FixedTimeEquals(bytes.AsSpan(0, ProofBytes), Proof(bytes.AsSpan(ProofBytes))))
        {
            return null;
        }

        var said = Encoding.UTF8.GetString(bytes.AsSpan(ProofBytes)).Split('\n', 2);
        return said.Length == 2 ? new UnsubscribeLink(said[0], said[1]) : null;
    }

    private byte[] Proof(ReadOnlySpan<byte> said) => HMACSHA256.HashData(_key, said)[..ProofBytes];
}
