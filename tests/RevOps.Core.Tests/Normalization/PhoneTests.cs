using RevOps.Core.Leads;
using RevOps.Core.Normalization;
using RevOps.Core.Tests.Support;

namespace RevOps.Core.Tests.Normalization;

public sealed class PhoneTests
{
    private static NormalizedLead Lead(string phone, string? country) =>
        Pipeline.Normalize(new LeadSubmission { Email = "a@example.com", Phone = phone, Country = country });

    [Theory]
    [InlineData("030 901820", "DE", "+4930901820")]
    [InlineData("+49 (0)30 901820", null, "+4930901820")]
    [InlineData("0049 (0) 30 / 901820", null, "+4930901820")]
    [InlineData("＋49 30 901820", null, "+4930901820")]
    [InlineData("01149 30 901820", null, "+4930901820")]
    [InlineData("011 49 30 901820", "US", "+4930901820")]
    [InlineData("0011 49 30 901820", "AU", "+4930901820")]
    [InlineData("010 49 30 901820", "JP", "+4930901820")]
    [InlineData("4930901820", "DE", "+4930901820")]
    [InlineData("tel: 089/123456-78", "DE", "+498912345678")]
    [InlineData("(212) 555-0123", "US", "+12125550123")]
    [InlineData("1-212-555-0123", "US", "+12125550123")]
    [InlineData("1-800-FLOWERS", "US", "+18003569377")]
    [InlineData("2125550123 x123", "US", "+12125550123")]
    [InlineData("+44 20 7946 0958 ext. 12", null, "+442079460958")]
    [InlineData("+44 (0)20 7946 0958", "GB", "+442079460958")]
    [InlineData("+44 020 7946 0958", null, "+442079460958")]
    [InlineData("06 12 34 56 78", "FR", "+33612345678")]
    [InlineData("8 (495) 123-45-67", "RU", "+74951234567")]
    [InlineData("(11) 98765-4321", "BR", "+5511987654321")]
    [InlineData("011 3456-7890", "BR", "+551134567890")]
    [InlineData("98765 43210", "IN", "+919876543210")]
    [InlineData("91 98765 43210", "IN", "+919876543210")]
    [InlineData("03-1234-5678", "JP", "+81312345678")]
    [InlineData("090-1234-5678", "JP", "+819012345678")]
    [InlineData("010-1234-5678", "KR", "+821012345678")]
    [InlineData("0412 345 678", "AU", "+61412345678")]
    [InlineData("06 1234567", "IT", "+39061234567")]
    [InlineData("06 20 123 4567", "HU", "+36201234567")]
    [InlineData("55 1234 5678", "MX", "+525512345678")]
    [InlineData("138 0013 8000", "CN", "+8613800138000")]
    [InlineData("٠٥٠ ١٢٣ ٤٥٦٧", "AE", "+971501234567")]
    public void A_number_as_people_type_it_becomes_E_164(string given, string? country, string expected) =>
        Assert.Equal(expected, Lead(given, country).Phone);

    [Theory]
    [InlineData("+1 416 555 0199", "CA")]
    [InlineData("+1 212 555 0199", "US")]
    [InlineData("+1 787 555 0199", "PR")]
    [InlineData("+7 701 123 4567", "KZ")]
    [InlineData("+7 495 123 4567", "RU")]
    [InlineData("+39 06 1234567", "IT")]
    public void Countries_that_share_a_calling_code_are_told_apart_by_area(string given, string country) =>
        Assert.Equal(country, Lead(given, null).Country);

    [Theory]
    [InlineData("1111111111", "US", "phone.fake")]
    [InlineData("555 555 5555", "US", "phone.fake")]
    [InlineData("1234567", "DE", "phone.fake")]
    [InlineData("0123456789", "DE", "phone.fake")]
    [InlineData("1234567890", "US", "phone.fake")]
    [InlineData("0000000000", "US", "phone.fake")]
    [InlineData("0000", null, "phone.fake")]
    [InlineData("+49 30 0000000", null, "phone.fake")]
    [InlineData("123", "DE", "phone.too-short")]
    [InlineData("+49 1", null, "phone.too-short")]
    [InlineData("212 555 012", "US", "phone.too-short")]
    [InlineData("212 555 01234", "US", "phone.too-long")]
    [InlineData("+33 6 12 34 56 789", null, "phone.too-long")]
    [InlineData("112 555 0123", "US", "phone.invalid-for-country")]
    [InlineData("+44 0000 123456", null, "phone.invalid-for-country")]
    [InlineData("+999 123456789", null, "phone.country-unknown")]
    [InlineData("+0 30 901820", "DE", "phone.country-unknown")]
    [InlineData("n/a", "US", "phone.not-a-number")]
    [InlineData("call me", "US", "phone.not-a-number")]
    [InlineData("a@b.com", "US", "phone.not-a-number")]
    [InlineData("0x1F600", "US", "phone.not-a-number")]
    [InlineData("212 555 0123 / 212 555 0124", "US", "phone.too-long")]
    [InlineData("2125550123 or 2125550124", "US", "phone.not-a-number")]
    [InlineData("+49 726 01839354439", null, "phone.too-long")]
    [InlineData("+49 30 901820; drop table", null, "phone.not-a-number")]
    [InlineData("030 901820", null, "phone.country-unknown")]
    public void What_is_no_number_is_left_out_with_a_step(string given, string? country, string rule)
    {
        var lead = Lead(given, country);
        Assert.Null(lead.Phone);
        Assert.Contains(lead.Steps, s => s is { Field: "phone", Output: null } && s.Input == given && s.Rule == rule);
    }

    [Fact]
    public void An_extension_and_spelled_letters_are_steps_of_their_own()
    {
        Assert.Contains(Lead("+44 20 7946 0958 x12", null).Steps, s => s.Rule == "phone.extension" && s.Output == "12");
        Assert.Contains(Lead("1-800-FLOWERS", "US").Steps, s => s.Rule == "phone.letters");
    }

    [Fact]
    public void A_national_number_is_read_with_the_companys_country_or_the_mail_domains_where_the_persons_is_unknown()
    {
        Assert.Equal("+4930901820", Pipeline.Normalize(new LeadSubmission { Phone = "030 901820", Company = new CompanyInput(Country: "Germany") }).Phone);
        Assert.Equal("+4930901820", Pipeline.Normalize(new LeadSubmission { Email = "a@beispiel.de", Phone = "030 901820" }).Phone);
    }
}
