using System.Security.Cryptography;
using System.Text;
using RevOps.Core.Normalization;

namespace RevOps.Core.Outreach;

/// <summary>
/// Under what an address is remembered when its owner may be long deleted: a hash of the form in which aliases of one mailbox are equal.
/// It has no secret in it, so that a changed key never brings back whom we must not write to.
/// </summary>
public static class AddressKeys
{
    /// <summary>Lower-case hexadecimal SHA-256.</summary>
    /// <param name="emailKey">The matching form.</param>
    public static string Hash(string emailKey) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(emailKey)));

    /// <summary>The matching form of an address; null where it is none.</summary>
    /// <param name="address">As given.</param>
    /// <param name="rules">The rules.</param>
    public static string? Of(string address, EmailRules rules) => EmailNormalizer.Normalize(address, rules, new StepLog())?.Key;
}
