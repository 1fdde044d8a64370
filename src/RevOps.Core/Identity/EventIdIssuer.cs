using System.Buffers.Binary;
using System.Security.Cryptography;

namespace RevOps.Core.Identity;

/// <summary>What an event id says about its event.</summary>
/// <param name="ReceivedAt">When it was issued, to the millisecond, UTC.</param>
/// <param name="Kind">One of <see cref="EventKinds"/>.</param>
public sealed record EventIdInfo(DateTimeOffset ReceivedAt, string Kind);

/// <summary>
/// Issues event ids that sort by time as text and carry a proof that they were issued here: an id that was issued but not worked
/// off yet can be told from a made-up one without a look-up.
/// </summary>
/// <remarks>
/// <c>evt_</c> and 39 characters of base 32: 6 bytes of milliseconds since 1970, 1 byte of kind, 9 random bytes, and the first
/// 8 bytes of HMAC-SHA256 over those. A guess succeeds once in 2^64. Thread-safe.
/// </remarks>
public sealed class EventIdIssuer
{
    /// <summary>Random bytes that an id takes; callers give at least as many.</summary>
    public const int RandomBytes = 9;

    private const string Prefix = "evt_";
    private const int Signed = 6 + 1 + RandomBytes;
    private const int Proof = 8;
    private const long MaxMilliseconds = (1L << 48) - 1;

    private readonly byte[] key;

    /// <summary>An issuer with its secret.</summary>
    /// <param name="key">The secret; at least 16 bytes, the same in all processes and over restarts.</param>
    /// <exception cref="ArgumentException">The key is shorter than 16 bytes.</exception>
    public EventIdIssuer(byte[] key)
    {
        if (key.Length < 16)
        {
            throw new ArgumentException("The key of event ids needs at least 16 bytes.", nameof(key));
        }

        this.key = [.. key];
    }

    /// <summary>A new id.</summary>
    /// <param name="at">Time of receipt; cut to milliseconds.</param>
    /// <param name="kind">One of <see cref="EventKinds"/>.</param>
    /// <param name="random">At least <see cref="RandomBytes"/> bytes from a secure source; what is beyond is ignored.</param>
    /// <exception cref="ArgumentException">Unknown kind, too few random bytes, or a time before 1970 or after the year 10889.</exception>
    public string Issue(DateTimeOffset at, string kind, ReadOnlySpan<byte> random)
    {
        var milliseconds = at.ToUnixTimeMilliseconds();
        if (milliseconds is < 0 or > MaxMilliseconds)
        {
            throw new ArgumentOutOfRangeException(nameof(at), "Event ids hold times from 1970 on.");
        }

        if (random.Length < RandomBytes)
        {
            throw new ArgumentException($"An event id takes {RandomBytes} random bytes.", nameof(random));
        }

        if (!EventKinds.TryCode(kind, out var code))
        {
            throw new ArgumentException($"'{kind}' is no kind of event.", nameof(kind));
        }

        Span<byte> bytes = stackalloc byte[Signed + Proof];
        BinaryPrimitives.WriteInt64BigEndian(bytes, milliseconds << 16);
        bytes[6] = code;
        random[..RandomBytes].CopyTo(bytes[7..]);
        WriteProof(bytes[..Signed], bytes[Signed..]);
        return Prefix + Base32.Encode(bytes);
    }

    /// <summary>What sorts before every id of a time or later, and after every id of an earlier millisecond.</summary>
    /// <param name="at">The time; from 1970 on.</param>
    public static string FirstOf(DateTimeOffset at)
    {
        Span<byte> bytes = stackalloc byte[Signed + Proof];
        BinaryPrimitives.WriteInt64BigEndian(bytes, at.ToUnixTimeMilliseconds() << 16);
        return Prefix + Base32.Encode(bytes);
    }

    /// <summary>Checks the proof, in constant time, and reads the id. False for anything that this key did not issue.</summary>
    /// <param name="id">The id as given by a caller; may be anything.</param>
    /// <param name="info">Time and kind, where the id is genuine.</param>
    public bool TryVerify(string? id, out EventIdInfo info)
    {
        info = new EventIdInfo(default, "");
        Span<byte> bytes = stackalloc byte[Signed + Proof];
        if (id is null || !id.StartsWith(Prefix, StringComparison.Ordinal) || !Base32.TryDecode(id.AsSpan(Prefix.Length), bytes))
        {
            return false;
        }

        Span<byte> expected = stackalloc byte[Proof];
        WriteProof(bytes[..Signed], expected);
        if (!CryptographicOperations.FixedTimeEquals(expected, bytes[Signed..]) || !EventKinds.TryName(bytes[6], out var kind))
        {
            return false;
        }

        var milliseconds = BinaryPrimitives.ReadInt64BigEndian(bytes) >>> 16;
        info = new EventIdInfo(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds), kind);
        return true;
    }

    private void WriteProof(ReadOnlySpan<byte> signed, Span<byte> proof)
    {
        Span<byte> mac = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key, signed, mac);
        mac[..Proof].CopyTo(proof);
    }
}
