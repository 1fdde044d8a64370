using System.Security.Cryptography;
using System.Text;
using RevOps.Core.Vendors;

namespace RevOps.Core.Outreach;

/// <summary>
/// A person as ad platforms match them: SHA-256 in lower-case hexadecimal, each platform with its own idea of an equal address.
/// </summary>
/// <param name="GoogleEmail">Google: as LinkedIn, but in gmail.com and googlemail.com without dots and without what follows a plus.</param>
/// <param name="LinkedInEmail">LinkedIn and Meta: trimmed, in lower case.</param>
/// <param name="Phone">Google: E.164 with its plus.</param>
/// <param name="MetaPhone">Meta: the digits of E.164. Null in what was kept before Meta was told.</param>
public sealed record AudienceIdentity(string? GoogleEmail, string? LinkedInEmail, string? Phone, string? MetaPhone = null)
{
    /// <summary>The identity; null where there is nothing to match by.</summary>
    /// <param name="email">Address, if any; one with blanks inside is not used.</param>
    /// <param name="phone">E.164, if any.</param>
    public static AudienceIdentity? Of(string? email, string? phone)
    {
        var address = email?.Trim().ToLowerInvariant();
        if (address is { } given && (given.Any(char.IsWhiteSpace) || given.IndexOf('@', StringComparison.Ordinal) < 1))
        {
            address = null;
        }

        return address is null && phone is null
            ? null
            : new AudienceIdentity(address is null ? null : Hash(GoogleForm(address)), address is null ? null : Hash(address), phone is null ? null : Hash(phone), phone is null ? null : Hash(phone.TrimStart('+')));
    }

    /// <summary>The address as a platform matches it, if there is one.</summary>
    /// <param name="vendor">One of <see cref="AdVendors"/>.</param>
    public string? EmailFor(string vendor) => vendor == AdVendors.Google ? GoogleEmail : LinkedInEmail;

    /// <summary>The number as a platform matches it; null where there is none, or the platform takes none.</summary>
    /// <param name="vendor">One of <see cref="AdVendors"/>.</param>
    public string? PhoneFor(string vendor) => vendor switch
    {
        AdVendors.Google => Phone,
        AdVendors.Meta => MetaPhone,
        _ => null,
    };

    private static string GoogleForm(string address)
    {
        var at = address.LastIndexOf('@');
        var (local, domain) = (address[..at], address[(at + 1)..]);
        if (domain is not ("gmail.com" or "googlemail.com"))
        {
            return address;
        }

        var plus = local.IndexOf('+', StringComparison.Ordinal);
        return $"{(plus > 0 ? local[..plus] : local).Replace(".", "", StringComparison.Ordinal)}@{domain}";
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
