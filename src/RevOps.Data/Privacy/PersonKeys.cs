using System.Security.Cryptography;
using System.Text;

namespace RevOps.Data.Privacy;

/// <summary>
/// By what a delivery names a person, as hashes: an erased person is known by these alone. Who has an address can check whether it was erased, and
/// nobody can turn a hash back without guessing the address.
/// </summary>
/// <param name="Certain">Keys of which one is enough: the e-mail address, ids of other systems.</param>
/// <param name="Shared">Keys that several people may share, such as a switchboard's number: they decide only where there is no e-mail address.</param>
public sealed record PersonKeys(IReadOnlyList<string> Certain, IReadOnlyList<string> Shared)
{
    /// <summary>Hashes the keys of a delivery.</summary>
    /// <param name="emailKey">Matching form of the e-mail address; null for none.</param>
    /// <param name="phone">E.164; null for none.</param>
    /// <param name="externalIds">Ids in other systems, by system.</param>
    /// <param name="visitorId">First-party visitor id; null for none.</param>
    public static PersonKeys Of(string? emailKey, string? phone, IEnumerable<KeyValuePair<string, string>> externalIds, string? visitorId)
    {
        List<string> certain = [.. externalIds.Select(x => HashOf(x.Key, x.Value))];
        if (emailKey is not null)
        {
            certain.Add(HashOf("email", emailKey));
        }

        var shared = new List<string>();
        if (phone is not null)
        {
            shared.Add(HashOf("phone", phone));
        }

        if (visitorId is not null)
        {
            shared.Add(HashOf("visitor", visitorId));
        }

        return new PersonKeys(certain, shared);
    }

    /// <summary>The hashes that decide on a delivery.</summary>
    /// <param name="hasEmail">Whether it brings an e-mail address.</param>
    public IReadOnlyList<string> Deciding(bool hasEmail) => hasEmail ? Certain : [.. Certain, .. Shared];

    private static string HashOf(string kind, string value) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{kind}:{value}")));
}
