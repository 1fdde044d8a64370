using System.Collections.Frozen;
using RevOps.Core.Leads;
using RevOps.Core.Normalization;
using RevOps.Core.Tests.Support;

namespace RevOps.Core.Tests.Normalization;

public sealed class DomainDataTests
{
    [Theory]
    [InlineData("example.com", "example.com")]
    [InlineData("a.b.example.com", "example.com")]
    [InlineData("com", null)]
    [InlineData("co.uk", null)]
    [InlineData("acme.co.uk", "acme.co.uk")]
    [InlineData("www.acme.co.uk", "acme.co.uk")]
    [InlineData("acme.uk", "acme.uk")]
    [InlineData("shop.acme.com.br", "acme.com.br")]
    [InlineData("c.kobe.jp", null)]
    [InlineData("b.c.kobe.jp", "b.c.kobe.jp")]
    [InlineData("a.b.c.kobe.jp", "b.c.kobe.jp")]
    [InlineData("city.kobe.jp", "city.kobe.jp")]
    [InlineData("www.city.kobe.jp", "city.kobe.jp")]
    [InlineData("ck", null)]
    [InlineData("test.ck", null)]
    [InlineData("b.test.ck", "b.test.ck")]
    [InlineData("www.ck", "www.ck")]
    [InlineData("www.www.ck", "www.ck")]
    [InlineData("k12.ak.us", null)]
    [InlineData("test.k12.ak.us", "test.k12.ak.us")]
    [InlineData("xn--85x722f.com.cn", "xn--85x722f.com.cn")]
    [InlineData("www.xn--85x722f.xn--55qx5d.cn", "xn--85x722f.xn--55qx5d.cn")]
    [InlineData("xn--55qx5d.cn", null)]
    [InlineData("github.io", null)]
    [InlineData("acme.github.io", "acme.github.io")]
    [InlineData("docs.acme.github.io", "acme.github.io")]
    [InlineData("s3.amazonaws.com", null)]
    [InlineData("unlisted", null)]
    [InlineData("example.unlisted", "example.unlisted")]
    [InlineData("b.example.unlisted", "example.unlisted")]
    public void The_registered_domain_follows_the_public_suffix_list(string host, string? expected) =>
        Assert.Equal(expected, PublicSuffixes.RegistrableDomain(host));

    [Theory]
    [InlineData("gmail.com", true)]
    [InlineData("web.de", true)]
    [InlineData("qq.com", true)]
    [InlineData("docomo.ne.jp", true)]
    [InlineData("yahoo.com.ph", true)]
    [InlineData("gmx.at", true)]
    [InlineData("hey.com", true)]
    [InlineData("live.acme.com", false)]
    [InlineData("outlook.acme.co.uk", false)]
    [InlineData("acme.com", false)]
    [InlineData("notgmail.com", false)]
    public void Free_mail_is_what_the_maintained_list_or_the_rules_say(string domain, bool expected) =>
        Assert.Equal(expected, Pipeline.Rules.Email.IsFreeMail(domain));

    [Theory]
    [InlineData("mailinator.com", true)]
    [InlineData("10minutemail.com", true)]
    [InlineData("10mail.org", true)]
    [InlineData("anything.10mail.org", true)]
    [InlineData("not10mail.org", false)]
    [InlineData("gmail.com", false)]
    [InlineData("acme.com", false)]
    public void A_throw_away_mailbox_is_told_by_its_domain_or_one_above_it(string domain, bool expected) =>
        Assert.Equal(expected, Pipeline.Rules.Email.IsDisposable(domain));

    [Fact]
    public void The_rules_add_domains_to_the_lists_and_take_others_away()
    {
        var shipped = Pipeline.Rules.Email;
        var rules = shipped with { NotFreeMailDomains = new HashSet<string> { "duck.com" }, DisposableDomains = FrozenSet.Create("throw.example") };
        Assert.Equal((true, false), (shipped.IsFreeMail("duck.com"), rules.IsFreeMail("duck.com")));
        Assert.Equal((false, true, true), (shipped.IsDisposable("throw.example"), rules.IsDisposable("throw.example"), rules.IsDisposable("x.throw.example")));
    }

    [Theory]
    [InlineData("a@gmail.com", null)]
    [InlineData("a@github.io", null)]
    [InlineData("a@mailinator.com", null)]
    [InlineData("a@acme.github.io", "acme.github.io")]
    [InlineData("a@mail.acme.co.jp", "acme.co.jp")]
    public void A_company_is_made_of_an_addresss_registered_domain_only(string email, string? expected) =>
        Assert.Equal(expected, Pipeline.Normalize(new LeadSubmission { Email = email }).Company?.Domain);

    [Theory]
    [InlineData("www.gmail.com")]
    [InlineData("gmail.com")]
    [InlineData("co.uk")]
    public void A_web_address_that_is_nobodys_in_particular_is_no_companys(string given)
    {
        var lead = Pipeline.Normalize(new LeadSubmission { Email = "a@gmail.com", Company = new CompanyInput("Acme", given) });
        Assert.Equal((null, "acme"), (lead.Company!.Domain, lead.Company.MatchKey));
        Assert.Contains(lead.Steps, s => s is { Field: "company/domain", Output: null, Rule: "domain.unusable" });
    }
}
