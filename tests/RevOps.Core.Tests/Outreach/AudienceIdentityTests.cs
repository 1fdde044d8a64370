using System.Security.Cryptography;
using System.Text;
using RevOps.Core.Outreach;
using RevOps.Core.Tests.Support;
using RevOps.Core.Vendors;

namespace RevOps.Core.Tests.Outreach;

/// <summary>Addresses as ad platforms and the suppression list know them.</summary>
public sealed class AudienceIdentityTests
{
    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    [Theory]
    [InlineData("Ann@Acme.com", "ann@acme.com", "ann@acme.com")]
    [InlineData(" ann@acme.com ", "ann@acme.com", "ann@acme.com")]
    [InlineData("a.nn+x@acme.com", "a.nn+x@acme.com", "a.nn+x@acme.com")]
    [InlineData("A.n.n+x@GMail.com", "ann@gmail.com", "a.n.n+x@gmail.com")]
    [InlineData("a.nn@googlemail.com", "ann@googlemail.com", "a.nn@googlemail.com")]
    public void Each_platform_has_its_own_form(string email, string google, string linkedIn)
    {
        var identity = AudienceIdentity.Of(email, null)!;
        Assert.Equal((Hash(google), Hash(linkedIn), null), (identity.GoogleEmail, identity.LinkedInEmail, identity.Phone));
    }

    [Fact]
    public void A_phone_keeps_its_plus_but_for_Meta_and_is_none_for_LinkedIn()
    {
        var identity = AudienceIdentity.Of(null, "+4930901820")!;
        Assert.Equal(
            (Hash("+4930901820"), null, Hash("4930901820")),
            (identity.PhoneFor(AdVendors.Google), identity.PhoneFor(AdVendors.LinkedIn), identity.PhoneFor(AdVendors.Meta)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("ann smith@acme.com")]
    [InlineData("@acme.com")]
    public void Without_anything_to_match_by_there_is_nobody(string? email) => Assert.Null(AudienceIdentity.Of(email, null));

    [Theory]
    [InlineData("Ann.Smith+news@GoogleMail.com", "annsmith@gmail.com")]
    [InlineData("ann@acme.com", "ann@acme.com")]
    [InlineData("not an address", null)]
    public void The_suppression_list_knows_a_mailbox_by_one_form(string address, string? expected) =>
        Assert.Equal(expected, AddressKeys.Of(address, Shipped.Rules.Normalization.Email));

    [Fact]
    public void Its_hash_has_no_secret_that_could_change() =>
        Assert.Equal("b4c9a289323b21a01c3e940f150eb9b8c542587f1abfd8f0e1cc1ffc5e475514", AddressKeys.Hash("user@example.com"));
}
