using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace RevOps.Core.Identity;

/// <summary>Ids that follow from what they name: working the same message off twice makes the same rows, not new ones.</summary>
public static class DeterministicId
{
    /// <summary>
    /// <paramref name="prefix"/>, an underscore and 26 lower-case characters: Crockford base 32 of the first 16 bytes of SHA-256
    /// over the parts, each preceded by its length, so that ("ab","c") and ("a","bc") differ.
    /// </summary>
    /// <param name="prefix">What kind of row it is: <c>lead</c>, <c>ct</c> …; not part of what is hashed.</param>
    /// <param name="parts">What the id follows from, in order; at least one.</param>
    /// <exception cref="ArgumentException">No parts, or an empty prefix.</exception>
    public static string From(string prefix, params string[] parts)
    {
        ArgumentException.ThrowIfNullOrEmpty(prefix);
        if (parts.Length == 0)
        {
            throw new ArgumentException("An id needs something to follow from.", nameof(parts));
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> length = stackalloc byte[4];
        foreach (var part in parts)
        {
            var bytes = Encoding.UTF8.GetBytes(part);
            BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
            hash.AppendData(length);
            hash.AppendData(bytes);
        }

        return prefix + "_" + Base32.Encode(hash.GetHashAndReset().AsSpan(0, 16));
    }
}
