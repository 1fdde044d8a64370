using RevOps.Core.Leads;
using RevOps.Core.Normalization;
using RevOps.Core.Tests.Support;

namespace RevOps.Core.Tests.Normalization;

public sealed class OriginTests
{
    private const string Page = "https://www.acme.com/landing";

    private static NormalizedOrigin Resolve(UtmInput? utm = null, string? clickId = null, string? referrer = null, string? url = Page) =>
        OriginResolver.Resolve(
            utm ?? UtmInput.None, clickId is null ? new Dictionary<string, string>() : new() { [clickId] = "x1" }, referrer, url, Pipeline.Rules);

    [Theory]
    [InlineData("google", "cpc", "google", "google_ads")]
    [InlineData(" Google ", "PPC", "google", "google_ads")]
    [InlineData("google", "paid-search", "google", "google_ads")]
    [InlineData("google", "paid_search", "google", "google_ads")]
    [InlineData("adwords", null, "google", "google_ads")]
    [InlineData("google", null, "organic", "organic")]
    [InlineData("google", "organic", "organic", "organic")]
    [InlineData("linkedin", "paid-social", "linkedin", "linkedin_ads")]
    [InlineData("linkedin", "cpc", "linkedin", "linkedin_ads")]
    [InlineData("linkedin", "social", "linkedin", "referral")]
    [InlineData("facebook", "paid_social", "meta", "meta_ads")]
    [InlineData("instagram", "cpc", "meta", "meta_ads")]
    [InlineData("facebook", "social", "meta", "referral")]
    [InlineData("bing", "cpc", "microsoft", "microsoft_ads")]
    [InlineData("tiktok", "cpc", "referral", "paid_social")]
    [InlineData("newsletter", "email", "email", "email")]
    [InlineData("linkedin", "email", "email", "email")]
    [InlineData("mailchimp", null, "email", "email")]
    [InlineData("partnerx", "partner", "referral", "referral")]
    [InlineData("partnerx", "cpc", "referral", "other")]
    [InlineData("import", null, "import", "other")]
    public void Utm_source_and_medium_decide(string source, string? medium, string expectedSource, string expectedChannel)
    {
        var origin = Resolve(new UtmInput(source, medium));
        Assert.Equal((expectedSource, expectedChannel), (origin.Source, origin.Channel));
    }

    [Theory]
    [InlineData("gclid", "google", "google_ads")]
    [InlineData("gbraid", "google", "google_ads")]
    [InlineData("wbraid", "google", "google_ads")]
    [InlineData("li_fat_id", "linkedin", "linkedin_ads")]
    [InlineData("msclkid", "microsoft", "microsoft_ads")]
    [InlineData("fbclid", "meta", "referral")]
    public void A_click_id_decides_and_the_one_that_Meta_adds_to_every_link_is_not_paid(string clickId, string source, string channel)
    {
        var origin = Resolve(clickId: clickId);
        Assert.Equal((source, channel, true), (origin.Source, origin.Channel, origin.HasClickId));
    }

    public static TheoryData<string?, string?, string?> UtmTable => Rows.Three(OriginTable.Utm);

    public static TheoryData<string, string?> ReferrerTable => Rows.Two(OriginTable.Referrers);

    [Theory]
    [MemberData(nameof(UtmTable))]
    public void Sources_and_mediums_as_they_are_written_in_the_world(string? source, string? medium, string? expected)
    {
        var origin = Resolve(new UtmInput(source, medium));
        Assert.Equal(expected, $"{origin.Source}/{origin.Channel}");
    }

    [Theory]
    [MemberData(nameof(ReferrerTable))]
    public void Referrers_of_the_world_and_our_own(string referrer, string? expected)
    {
        var own = Pipeline.Rules.Origins with { OwnDomains = ["other-own.example"], OwnHosts = new HostPatterns(["other-own.example"]) };
        var origin = OriginResolver.Resolve(UtmInput.None, new Dictionary<string, string>(), referrer, Page, Pipeline.Rules with { Origins = own });
        Assert.Equal(expected, $"{origin.Source}/{origin.Channel}");
    }

    [Theory]
    [InlineData("dclid", "google", "google_ads")]
    [InlineData("ttclid", "referral", "paid_social")]
    [InlineData("twclid", "referral", "paid_social")]
    public void Click_ids_of_further_platforms_are_known(string clickId, string source, string channel)
    {
        var origin = Resolve(clickId: clickId);
        Assert.Equal((source, channel, true), (origin.Source, origin.Channel, origin.HasClickId));
    }

    [Fact]
    public void A_click_id_that_was_not_filled_in_is_none() =>
        Assert.False(Resolve(url: Page + "?gclid={gclid}&fbclid=undefined").HasClickId);

    [Theory]
    [InlineData("Spring_Sale-2026", "spring sale 2026")]
    [InlineData("spring+sale 2026", "spring sale 2026")]
    [InlineData("SPRING  SALE / 2026", "spring sale 2026")]
    [InlineData("Été à Québec", "ete a quebec")]
    [InlineData("春のセール", "春のセール")]
    [InlineData("!!!", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_campaigns_key_knows_no_case_diacritics_or_separators(string? name, string? key) => Assert.Equal(key, CampaignKey.Of(name));

    [Fact]
    public void A_campaigns_key_has_200_characters_at_most()
    {
        Assert.Equal(200, CampaignKey.Of(new string('a', 200))!.Length);
        Assert.Equal(200, CampaignKey.Of(new string('a', 201))!.Length);
        Assert.Equal(CampaignKey.Of(new string('é', 300)), CampaignKey.Of(CampaignKey.Of(new string('é', 300))));
    }

    [Fact]
    public void Metas_click_id_with_a_paid_medium_is_an_advertisement() =>
        Assert.Equal("meta_ads", Resolve(new UtmInput(Medium: "paid"), "fbclid").Channel);

    [Fact]
    public void An_unknown_click_id_says_nothing() => Assert.False(Resolve(clickId: "xyzclid").HasClickId);

    [Theory]
    [InlineData("https://www.google.de/search?q=x", "organic", "organic")]
    [InlineData("https://www.google.co.uk/", "organic", "organic")]
    [InlineData("https://duckduckgo.com/", "organic", "organic")]
    [InlineData("https://docs.google.com/document/d/1", "referral", "referral")]
    [InlineData("https://mail.google.com/mail/u/0", "email", "email")]
    [InlineData("android-app://com.google.android.gm/", "email", "email")]
    [InlineData("https://www.linkedin.com/feed/", "linkedin", "referral")]
    [InlineData("https://l.facebook.com/l.php", "meta", "referral")]
    [InlineData("https://blog.partner.example/post", "referral", "referral")]
    [InlineData("https://notgoogle.com/", "referral", "referral")]
    [InlineData("https://blog.acme.com/post", "direct", "direct")]
    [InlineData("https://acme.com/", "direct", "direct")]
    [InlineData("", "direct", "direct")]
    [InlineData("about:blank", "direct", "direct")]
    public void Without_parameters_the_referrer_decides_and_our_own_pages_do_not(string referrer, string source, string channel)
    {
        var origin = Resolve(referrer: referrer);
        Assert.Equal((source, channel), (origin.Source, origin.Channel));
    }

    [Fact]
    public void Parameters_that_are_not_given_are_read_from_the_pages_address()
    {
        var origin = Resolve(url: Page + "?utm_source=LinkedIn&utm_medium=cpc&utm_campaign=Caf%C3%A9+Q1&utm_content=A%20B&li_fat_id=7#top");
        Assert.Equal(new UtmInput("linkedin", "cpc", "café q1", Content: "A B"), origin.Utm);
        Assert.Equal(("linkedin_ads", true), (origin.Channel, origin.HasClickId));
    }

    [Fact]
    public void What_is_given_wins_over_the_pages_address() =>
        Assert.Equal("given", Resolve(new UtmInput("google", "cpc", "Given"), url: Page + "?utm_campaign=other").Utm.Campaign);

    [Theory]
    [InlineData("Spring%2BSale%25202026", "spring sale 2026")]
    [InlineData("Spring+Sale", "spring sale")]
    [InlineData("100%", "100%")]
    [InlineData("{campaignid}", null)]
    [InlineData("{{campaign.name}}", null)]
    [InlineData("__CAMPAIGN_NAME__", null)]
    [InlineData("[campaign]", null)]
    [InlineData("%%campaign%%", null)]
    [InlineData("${campaign}", null)]
    [InlineData("(not set)", null)]
    [InlineData("Null", null)]
    [InlineData("A&amp;B", "a&b")]
    [InlineData("A%26amp%3BB", "a&b")]
    [InlineData("%25252541", "a")]
    [InlineData("  ", null)]
    public void A_campaign_is_decoded_and_an_unfilled_placeholder_is_none(string given, string? expected) =>
        Assert.Equal(expected, Resolve(new UtmInput("google", "cpc", given)).Utm.Campaign);

    [Fact]
    public void A_page_view_that_an_advertisement_brought_is_an_ad_click()
    {
        Assert.Equal("ad_click", OriginResolver.EventTypeOf("page_view", Resolve(clickId: "gclid"), Pipeline.Rules));
        Assert.Equal("ad_click", OriginResolver.EventTypeOf("page_view", Resolve(new UtmInput("tiktok", "Paid-Social")), Pipeline.Rules));
        Assert.Equal("page_view", OriginResolver.EventTypeOf("page_view", Resolve(referrer: "https://www.google.com/"), Pipeline.Rules));
        Assert.Equal("form_submit", OriginResolver.EventTypeOf("form_submit", Resolve(clickId: "gclid"), Pipeline.Rules));
    }

    [Fact]
    public void Consents_need_a_known_purpose_and_get_the_time_of_submission()
    {
        var at = Pipeline.Now.AddHours(-2);
        var lead = Pipeline.Normalize(new LeadSubmission
        {
            Email = "a@example.com",
            OccurredAt = at,
            Consents = [new("Email Marketing", true), new("phone", false, Pipeline.Now), new("cookies", true)],
        });
        Assert.Equal([new("email_marketing", true, at), new("phone", false, Pipeline.Now)], lead.Consents);
        Assert.Contains(lead.Steps, s => s is { Input: "cookies", Output: null, Rule: "consent.purpose-unknown" });
    }
}
