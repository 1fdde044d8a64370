using RevOps.Core.Leads;
using RevOps.Core.Normalization;
using RevOps.Core.Tests.Support;

namespace RevOps.Core.Tests.Normalization;

public sealed class EmailAddressTests
{
    public static TheoryData<string?, string?, string?> Addresses => Rows.Three("""
        "john doe"@x.com | "john doe"@x.com | "john doe"@x.com
        "john.doe"@x.com | "john.doe"@x.com | john.doe@x.com
        "a@b"@x.com | "a@b"@x.com | "a@b"@x.com
        "a\"b"@x.com | "a\"b"@x.com | "a\"b"@x.com
        "a"b"@x.com | - | -
        ""@x.com | - | -
        info@MÜNCHEN.de | info@münchen.de | info@xn--mnchen-3ya.de
        用户@例子.广告 | 用户@例子.广告 | 用户@xn--fsqu00a.xn--4rr70v
        jörg@example.com | jörg@example.com | jörg@example.com
        anna＠example.com | anna@example.com | anna@example.com
        ａｎｎａ＠ｅｘａｍｐｌｅ．ｃｏｍ | anna@example.com | anna@example.com
        anna @ example.com | anna@example.com | anna@example.com
        anna@ example.com | anna@example.com | anna@example.com
        'anna@example.com' | anna@example.com | anna@example.com
        "anna@example.com" | anna@example.com | anna@example.com
        (anna@example.com) | anna@example.com | anna@example.com
        [anna@example.com] | anna@example.com | anna@example.com
        <anna@example.com>, | anna@example.com | anna@example.com
        anna@example.com; | anna@example.com | anna@example.com
        Anna Lee <anna@example.com> | anna@example.com | anna@example.com
        "Lee, Anna" <anna@example.com> | anna@example.com | anna@example.com
        Lee, Anna <anna@example.com> | anna@example.com | anna@example.com
        mailto:anna%40example.com?subject=x | anna@example.com | anna@example.com
        a@b.com; c@d.com | a@b.com | a@b.com
        a@b.com, c@d.com | a@b.com | a@b.com
        a@b.com c@d.com | a@b.com | a@b.com
        a@b.com / c@d.com | a@b.com | a@b.com
        A <a@b.com>, C <c@d.com> | a@b.com | a@b.com
        anna(at)example.com | - | -
        anna[at]example.com | - | -
        anna at example dot com | - | -
        anna(work)@example.com | - | -
        anna lee@example.com | - | -
        anna@example | - | -
        anna@localhost | - | -
        anna@192.0.2.1 | - | -
        a.b.c@gmail.com | a.b.c@gmail.com | abc@gmail.com
        a.b+x@googlemail.com | a.b+x@googlemail.com | ab@gmail.com
        anna+x@outlook.com | anna+x@outlook.com | anna@outlook.com
        anna.l+x@hotmail.de | anna.l+x@hotmail.de | anna.l@hotmail.de
        anna+x@live.nl | anna+x@live.nl | anna@live.nl
        anna+x@mac.com | anna+x@mac.com | anna@icloud.com
        anna+x@fastmail.com | anna+x@fastmail.com | anna@fastmail.com
        x@anna.fastmail.com | x@anna.fastmail.com | x@anna.fastmail.com
        anna-shop@yahoo.com | anna-shop@yahoo.com | anna-shop@yahoo.com
        an.na_l-x+y@proton.me | an.na_l-x+y@proton.me | annalx@proton.me
        anna@pm.me | anna@pm.me | anna@proton.me
        an.na@ya.ru | an.na@ya.ru | an-na@yandex.ru
        an-na@yandex.com | an-na@yandex.com | an-na@yandex.ru
        a.b+x@example.com | a.b+x@example.com | a.b+x@example.com
        ...@gmail.com | - | -
        """);

    public static TheoryData<string, string?> Typos => Rows.Two("""
        gmial.com | gmail.com
        gmal.com | gmail.com
        gamil.com | gmail.com
        gmaill.com | gmail.com
        gnail.com | gmail.com
        gmai.com | gmail.com
        gmail.con | gmail.com
        gmail.co | gmail.com
        gmail.cm | gmail.com
        gmail.comm | gmail.com
        gmial.con | gmail.com
        hotmial.com | hotmail.com
        hotmal.com | hotmail.com
        hotmil.com | hotmail.com
        hotmail.con | hotmail.com
        yaho.com | yahoo.com
        yahooo.com | yahoo.com
        yhaoo.com | yahoo.com
        yahoo.con | yahoo.com
        outlok.com | outlook.com
        outllok.com | outlook.com
        outloook.com | outlook.com
        iclod.com | icloud.com
        icoud.com | icloud.com
        protonmial.com | protonmail.com
        googlemial.com | googlemail.com
        t-onlien.de | t-online.de
        orangee.fr | orange.fr
        acme.con | acme.com
        acme.comm | acme.com
        gmail.com | -
        googlemail.com | -
        yahoo.co.jp | -
        yahoo.fr | -
        hotmail.co.uk | -
        mail.com | -
        email.com | -
        ymail.com | -
        live.nl | -
        gmx.ch | -
        qmail.com | -
        acme.com | -
        acme.co | -
        acme.io | -
        outlookers.com | -
        gmailtech.com | -
        five.com | -
        free.com | -
        """);

    private static NormalizedLead Lead(string email) => Pipeline.Normalize(new LeadSubmission { Email = email, Phone = "+49 30 901820" });

    [Theory]
    [MemberData(nameof(Addresses))]
    public void Addresses_as_people_type_them(string? given, string? address, string? key)
    {
        var email = Lead(given!).Email;
        Assert.Equal((address, key), (email?.Address, email?.Key));
    }

    [Theory]
    [MemberData(nameof(Typos))]
    public void A_mistyped_domain_is_suggested_and_never_changed(string domain, string? meant)
    {
        var lead = Lead($"anna@{domain}");
        Assert.Equal($"anna@{domain}", lead.Email!.Address);
        Assert.Equal(meant is null ? null : $"anna@{meant}", lead.Email.Suggestion);
        Assert.Equal(meant is not null, lead.Flags.Contains("email-typo"));
        Assert.Equal(meant is not null, lead.Steps.Any(s => s.Rule == "email.typo-suggested" && s.Input == lead.Email.Address && s.Output == lead.Email.Suggestion));
    }

    [Fact]
    public void The_first_of_several_is_taken_and_a_step_says_so() =>
        Assert.Contains(Lead("a@b.com; c@d.com").Steps, s => s is { Input: "a@b.com; c@d.com", Output: "a@b.com", Rule: "email.first-of-several" });

    [Theory]
    [InlineData("info@acme.com", "role-email", "email.role")]
    [InlineData("vertrieb+x@acme.com", "role-email", "email.role")]
    [InlineData("x@mailinator.com", "disposable-email", "email.disposable")]
    public void What_is_odd_about_an_address_is_flagged_with_a_step(string given, string flag, string rule)
    {
        var lead = Lead(given);
        Assert.Equal([flag], lead.Flags);
        Assert.Contains(lead.Steps, s => s.Rule == rule && s.Output == "true");
        Assert.False(lead.IsTest);
    }

    [Fact]
    public void Free_mail_leaves_a_step_but_is_nothing_odd()
    {
        var lead = Lead("anna@gmail.com");
        Assert.Empty(lead.Flags);
        Assert.Contains(lead.Steps, s => s is { Rule: "email.free-mail", Output: "true" });
    }

    [Fact]
    public void The_local_part_has_64_octets_at_most()
    {
        Assert.NotNull(Lead(new string('é', 32) + "@example.com").Email);
        Assert.Null(Lead(new string('é', 33) + "@example.com").Email);
    }
}
