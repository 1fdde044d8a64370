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
    [InlineData("12 345 67 89", "PL", "phone.fake")]
    [InlineData("02 222 22 22", "CH", "phone.fake")]
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

    [Theory]
    [InlineData("+44 20 7946 0958 x12", "12")]
    [InlineData("+44 20 7946 0958x12", "12")]
    [InlineData("+44 20 7946 0958 ext. 1234", "1234")]
    [InlineData("+44 20 7946 0958 ext:12", "12")]
    [InlineData("+44 20 7946 0958 Extension 12", "12")]
    [InlineData("+44 20 7946 0958 Durchwahl 12", "12")]
    [InlineData("+44 20 7946 0958, DW 12", "12")]
    [InlineData("+44 20 7946 0958 poste 12", "12")]
    [InlineData("+44 20 7946 0958 ramal 12", "12")]
    [InlineData("+44 20 7946 0958 доб. 12", "12")]
    [InlineData("+44 20 7946 0958 内線12", "12")]
    [InlineData("tel:+44-20-7946-0958;ext=12", "12")]
    [InlineData("+44 20 7946 0958 #12", "12")]
    [InlineData("+44 20 7946 0958 - 503#", "503")]
    [InlineData("+44 20 7946 0958,,12#", "12")]
    [InlineData("+44 20 7946 0958;12", "12")]
    [InlineData("＋４４ ２０ ７９４６ ０９５８ ext １２", "12")]
    [InlineData("+44 20 7946 0958", null)]
    [InlineData("+44 20 7946 0958 (office)", null)]
    [InlineData("Office: +44 20 7946 0958", null)]
    [InlineData("Tel. (work) +44 20 7946 0958", null)]
    public void An_extension_is_kept_apart(string given, string? extension)
    {
        var lead = Lead(given, null);
        Assert.Equal(("+442079460958", "fixed_line", extension), (lead.Phone, lead.PhoneType, lead.PhoneExtension));
        Assert.Equal(extension is not null, lead.Steps.Any(s => s.Rule == "phone.extension" && s.Input == given && s.Output == extension));
    }

    [Theory]
    [InlineData("1-800-FLOWERS", "US", "+18003569377")]
    [InlineData("+1 800 FLOWERS x12", "US", "+18003569377")]
    [InlineData("+1 (888) GO-FEDEX", null, "+18884633339")]
    [InlineData("1300 FLOWER", "AU", "+611300356937")]
    [InlineData("0800 REPAIRS", "DE", "+498007372477")]
    public void Letters_are_dialled_as_their_keys(string given, string? country, string expected)
    {
        var lead = Lead(given, country);
        Assert.Equal(expected, lead.Phone);
        Assert.Contains(lead.Steps, s => s.Rule == "phone.letters");
    }

    [Theory]
    [InlineData("1-800-FL")]
    [InlineData("12 FLOWERS")]
    [InlineData("FLOWERS")]
    [InlineData("call 555 now")]
    [InlineData("1-800-ЦВЕТЫ")]
    public void Letters_that_are_no_vanity_number_are_not_dialled(string given)
    {
        var lead = Lead(given, "US");
        Assert.Null(lead.Phone);
        Assert.Contains(lead.Steps, s => s is { Field: "phone", Output: null, Rule: "phone.not-a-number" } && s.Input == given);
    }

    [Theory]
    [InlineData("+34 (0)91 123 45 67", null, "+34911234567")]
    [InlineData("+39 (0)6 698 12345", null, "+390669812345")]
    [InlineData("+39 (0)333 123 4567", null, "+393331234567")]
    [InlineData("0049 30 901820", "US", "+4930901820")]
    [InlineData("+0049 30 901820", null, "+4930901820")]
    [InlineData("011 49 30 901820", "FR", "+4930901820")]
    [InlineData("(+49) 30 901820", null, "+4930901820")]
    [InlineData("+(49) 30 901820", null, "+4930901820")]
    [InlineData("+521 55 1234 5678", null, "+525512345678")]
    [InlineData("９８１２３ ４５６７８", "IN", "+919812345678")]
    [InlineData("९८१२३ ४५६७८", "IN", "+919812345678")]
    [InlineData("\u202A+49 30 901820\u202C", null, "+4930901820")]
    public void Common_slips_that_only_make_sense_one_way_are_forgiven(string given, string? country, string expected) =>
        Assert.Equal(expected, Lead(given, country).Phone);

    [Theory]
    [InlineData("+800 1234 5679", "+80012345679", "toll_free")]
    [InlineData("+808 1234 5679", "+80812345679", "shared_cost")]
    [InlineData("+870 773 111 632", "+870773111632", "mobile")]
    [InlineData("+878 10 1234567890", "+878101234567890", "voip")]
    [InlineData("+883 5100 1234 5679", "+883510012345679", "voip")]
    [InlineData("+979 323 456 789", "+979323456789", "premium_rate")]
    public void Numbers_of_no_country_are_numbers_too(string given, string expected, string type)
    {
        var lead = Lead(given, null);
        Assert.Equal((expected, type, null), (lead.Phone, lead.PhoneType, lead.Country));
    }

    [Theory]
    [InlineData("+247 62889", "SH")]
    [InlineData("+290 8999", "SH")]
    [InlineData("+383 44 123 456", "XK")]
    [InlineData("+358 18 12345", "AX")]
    [InlineData("+47 79 12 34 56", "SJ")]
    [InlineData("+44 1534 456789", "JE")]
    [InlineData("+262 269 60 12 34", "YT")]
    [InlineData("+599 715 1234", "BQ")]
    [InlineData("+599 9 435 1234", "CW")]
    [InlineData("+590 590 20 12 34", "GP")]
    [InlineData("+61 8 9162 1234", "CC")]
    [InlineData("+1 268 464 1234", "AG")]
    public void The_country_of_a_number_is_an_ISO_one(string given, string country) => Assert.Equal(country, Lead(given, null).Country);

    [Fact]
    public void Letters_are_a_step_of_their_own() =>
        Assert.Contains(Lead("1-800-FLOWERS", "US").Steps, s => s is { Rule: "phone.letters", Output: "18003569377" });

    [Fact]
    public void A_number_read_again_from_its_own_output_is_the_same()
    {
        var random = new Random(11);
        for (var i = 0; i < 20_000; i++)
        {
            var digits = "+" + random.NextInt64(1, 10_000_000_000_000_000).ToString(System.Globalization.CultureInfo.InvariantCulture);
            var once = PhoneNormalizer.Normalize(digits, "DE", Pipeline.Rules.Phones, new StepLog());
            Assert.Equal(once, once is null ? null : PhoneNormalizer.Normalize(once.Number, null, Pipeline.Rules.Phones, new StepLog()));
        }
    }

    [Theory]
    [InlineData("t")]
    [InlineData("tel (")]
    [InlineData("1 ext ")]
    [InlineData("1,")]
    [InlineData("1")]
    [InlineData("(0)")]
    [InlineData("mobile mob ")]
    public void A_long_hostile_text_is_refused_at_once(string part)
    {
        var text = string.Concat(Enumerable.Repeat(part, 250 / part.Length));
        var watch = System.Diagnostics.Stopwatch.StartNew();
        for (var i = 0; i < 100; i++)
        {
            Assert.Null(Lead(text, "US").Phone);
        }

        Assert.InRange(watch.ElapsedMilliseconds, 0, 3000);
    }

    [Fact]
    public void No_text_whatever_makes_it_throw_and_none_is_lost_without_a_step()
    {
        var random = new Random(12);
        const string Likely = "0123456789+++()-./ xX#;,=extｅ٠९０\uD83D\uDE00\u0000\uFFFF\u200B";
        for (var i = 0; i < 20_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 30)).Select(_ => random.Next(8) == 0 ? (char)random.Next(0x10000) : Likely[random.Next(Likely.Length)]));
            var log = new StepLog();
            var phone = PhoneNormalizer.Normalize(text, random.Next(2) == 0 ? "DE" : "US", Pipeline.Rules.Phones, log);
            Assert.True(phone is not null || string.IsNullOrWhiteSpace(text) || log.Steps.Any(s => s is { Field: "phone", Output: null } && s.Input == text));
            Assert.Matches("^\\+[1-9][0-9]{4,14}$", phone?.Number ?? "+4930901820");
        }
    }

    [Fact]
    public void A_national_number_is_read_with_the_companys_country_or_the_mail_domains_where_the_persons_is_unknown()
    {
        Assert.Equal("+4930901820", Pipeline.Normalize(new LeadSubmission { Phone = "030 901820", Company = new CompanyInput(Country: "Germany") }).Phone);
        Assert.Equal("+4930901820", Pipeline.Normalize(new LeadSubmission { Email = "a@beispiel.de", Phone = "030 901820" }).Phone);
    }
}
