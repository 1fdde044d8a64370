using RevOps.Core.Leads;
using RevOps.Core.Tests.Support;

namespace RevOps.Core.Tests.Normalization;

public sealed class CountryTests
{
    [Theory]
    [InlineData("U.K.", "GB")]
    [InlineData("uk", "GB")]
    [InlineData("England", "GB")]
    [InlineData("Great Britain", "GB")]
    [InlineData("USA", "US")]
    [InlineData("U S A", "US")]
    [InlineData("U.S.", "US")]
    [InlineData("United States of America", "US")]
    [InlineData("Verenigde Staten", "US")]
    [InlineData("840", "US")]
    [InlineData("Deutschland", "DE")]
    [InlineData("ALLEMAGNE", "DE")]
    [InlineData("deu", "DE")]
    [InlineData("276", "DE")]
    [InlineData("Germany (DE)", "DE")]
    [InlineData("Brasil", "BR")]
    [InlineData("中国", "CN")]
    [InlineData("日本国", "JP")]
    [InlineData("대한민국", "KR")]
    [InlineData("Россия", "RU")]
    [InlineData("भारत", "IN")]
    [InlineData("ประเทศไทย", "TH")]
    [InlineData("الإمارات العربية المتحدة", "AE")]
    [InlineData("Holland", "NL")]
    [InlineData("OESTERREICH", "AT")]
    [InlineData("österreich", "AT")]
    [InlineData("Côte d’Ivoire", "CI")]
    [InlineData("Ivory Coast", "CI")]
    [InlineData("Việt Nam", "VN")]
    [InlineData("Polen", "PL")]
    [InlineData("Tchéquie", "CZ")]
    [InlineData("Trinidad & Tobago", "TT")]
    [InlineData("Bosnia and Herzegovina", "BA")]
    [InlineData("4", "AF")]
    public void A_country_is_understood_in_many_languages_and_codes(string given, string expected) =>
        Assert.Equal(expected, Pipeline.Normalize(new LeadSubmission { Email = "a@example.com", Country = given }).Country);

    [Theory]
    [InlineData("Atlantis")]
    [InlineData("EU")]
    [InlineData("N/A")]
    [InlineData("n.a.")]
    [InlineData("--")]
    [InlineData("Congo")]
    public void What_is_not_understood_or_could_be_two_is_kept_as_a_step_and_not_guessed(string given)
    {
        var lead = Pipeline.Normalize(new LeadSubmission { Email = "a@example.com", Country = given });
        Assert.Null(lead.Country);
        Assert.Contains(lead.Steps, s => s is { Field: "country", Output: null, Rule: "country.unknown" } && s.Input == given);
    }

    [Fact]
    public void A_country_that_is_right_already_leaves_no_step() =>
        Assert.DoesNotContain(Pipeline.Normalize(new LeadSubmission { Email = "a@example.com", Country = "DE" }).Steps, s => s.Field == "country");

    [Fact]
    public void Without_a_country_the_phone_prefix_says_it_before_the_mail_domain()
    {
        var lead = Pipeline.Normalize(new LeadSubmission { Email = "a@beispiel.de", Phone = "+33 6 12 34 56 78" });
        Assert.Equal("FR", lead.Country);
        Assert.Contains(lead.Steps, s => s is { Field: "country", Input: null, Output: "FR", Rule: "country.from-phone" });
    }

    [Theory]
    [InlineData("a@beispiel.de", "DE")]
    [InlineData("a@example.co.uk", "GB")]
    [InlineData("a@startup.io", null)]
    [InlineData("a@startup.ai", null)]
    [InlineData("a@example.com", null)]
    [InlineData("a@example.co", null)]
    public void The_mail_domains_country_is_the_last_resort_and_generic_endings_say_nothing(string email, string? expected)
    {
        var lead = Pipeline.Normalize(new LeadSubmission { Email = email, Country = "Atlantis" });
        Assert.Equal(expected, lead.Country);
        Assert.Equal(expected is not null, lead.Steps.Any(s => s.Rule == "country.from-email-domain"));
    }
}
