using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace RevOps.Functions.Access;

/// <summary>Texts that only this app can read and make: AES-256-GCM, a nonce of its own each time.</summary>
public sealed class SealedText
{
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private readonly byte[] _key;

    /// <summary>Texts of one purpose.</summary>
    /// <param name="secret">At least 16 bytes; a key of its own is derived from it.</param>
    /// <param name="purpose">What is sealed for one purpose opens for no other.</param>
    public SealedText(byte[] secret, string purpose) => _key = HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(purpose));

    /// <summary>Seals a text; each time the result is another.</summary>
    public string Seal(string text)
    {
        var said = Encoding.UTF8.GetBytes(text);
        var token = new byte[NonceBytes + TagBytes + said.Length];
        RandomNumberGenerator.Fill(token.AsSpan(0, NonceBytes));
        using var aes = new AesGcm(_key, TagBytes);
        aes.Encrypt(token.AsSpan(0, NonceBytes), said, token.AsSpan(NonceBytes + TagBytes), token.AsSpan(NonceBytes, TagBytes));
        return Base64Url.EncodeToString(token);
    }

    /// <summary>Opens a text; null for anything that was not sealed here, with this secret and for this purpose.</summary>
    public string? Open(string token)
    {
        if ((Base64Url.IsValid(token) ? Base64Url.DecodeFromChars(token) : []) is not { Length: > NonceBytes + TagBytes } bytes)
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

        return Encoding.UTF8.GetString(said);
    }
}
