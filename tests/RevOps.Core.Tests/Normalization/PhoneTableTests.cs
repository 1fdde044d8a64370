using RevOps.Core.Leads;
using RevOps.Core.Tests.Support;

namespace RevOps.Core.Tests.Normalization;

/// <summary>Numbers as people of a country write them, with what they are; the owner's country where it is another.</summary>
public sealed class PhoneTableTests
{
    private const string Table = """
        US: (212) 555-0123 = +12125550123 fixed_line_or_mobile | +1 650-253-0000 = +16502530000 fixed_line_or_mobile
        US: 1 800 356 9377 = +18003569377 toll_free | 900-555-0199 = +19005550199 premium_rate
        US: 011 49 30 901820 = +4930901820 fixed_line DE
        CA: (416) 555-0199 = +14165550199 fixed_line_or_mobile | 1-604-555-0142 = +16045550142 fixed_line_or_mobile
        CA: +1 867 555 0123 = +18675550123 fixed_line_or_mobile
        GB: 020 7946 0958 = +442079460958 fixed_line | +44 (0)161 496 0000 = +441614960000 fixed_line
        GB: 0800 123 4567 = +448001234567 toll_free | 0845 123 4567 = +448451234567 premium_rate | 0330 123 4567 = +443301234567 uan
        GB: 00 33 1 42 68 53 00 = +33142685300 fixed_line FR | 07624 369230 = +447624369230 mobile IM
        GB: 07911 123456 = +447911123456 mobile GG | 01534 123456 = +441534123456 fixed_line JE
        IE: 01 634 5678 = +35316345678 fixed_line | 085 123 4567 = +353851234567 mobile | +353 21 420 9000 = +353214209000 fixed_line
        IE: 1800 123 456 = +3531800123456 toll_free
        DE: 030 901820 = +4930901820 fixed_line | 0171 1234567 = +491711234567 mobile
        DE: +49 (0) 89 / 12 34 56-78 = +498912345678 fixed_line | 0800 1234567 = +498001234567 toll_free
        DE: 0900 1 123456 = +499001123456 premium_rate | 0151 23456789 = +4915123456789 mobile | 0049 40 123456 = +4940123456 fixed_line
        DE: 04202 1234 = +4942021234 fixed_line | 49 30 901820 = +4930901820 fixed_line
        AT: 01 514440 = +431514440 fixed_line | 0664 1234567 = +436641234567 mobile | +43 (0)512 123456 = +43512123456 fixed_line
        AT: 0720 123456 = +43720123456 voip | 0800 123456 = +43800123456 toll_free
        CH: 044 668 18 00 = +41446681800 fixed_line | 079 123 45 67 = +41791234567 mobile | +41 (0)22 123 45 67 = +41221234567 fixed_line
        CH: 0800 123 456 = +41800123456 toll_free | 0900 123 456 = +41900123456 premium_rate | 0848 123 456 = +41848123456 shared_cost
        FR: 01 42 68 53 00 = +33142685300 fixed_line | 06 12 34 56 78 = +33612345678 mobile | +33 (0)7 56 78 90 12 = +33756789012 mobile
        FR: 08 00 12 34 56 = +33800123456 toll_free | 09 70 12 34 56 = +33970123456 voip | 0033 1 42 68 53 00 = +33142685300 fixed_line
        BE: 0470 12 34 56 = +32470123456 mobile | 0800 12 345 = +3280012345 toll_free
        NL: 020 123 4567 = +31201234567 fixed_line | 06 12345678 = +31612345678 mobile | +31 (0)10 123 4567 = +31101234567 fixed_line
        NL: 0800 1234 = +318001234 toll_free | 085 123 4567 = +31851234567 voip
        LU: 26 12 34 56 = +35226123456 fixed_line | 621 123 456 = +352621123456 mobile | +352 27 12 34 56 = +35227123456 fixed_line
        ES: 912 34 56 78 = +34912345678 fixed_line | 612 345 678 = +34612345678 mobile | +34 93 123 45 67 = +34931234567 fixed_line
        ES: 900 123 456 = +34900123456 toll_free | 902 123 456 = +34902123456 shared_cost
        PT: 21 123 4567 = +351211234567 fixed_line | 912 345 678 = +351912345678 mobile | +351 22 123 4567 = +351221234567 fixed_line
        PT: 800 123 456 = +351800123456 toll_free
        IT: 06 1234567 = +39061234567 fixed_line | 312 345 6789 = +393123456789 mobile | +39 02 1234 5678 = +390212345678 fixed_line
        IT: 0039 06 698 1234 = +39066981234 fixed_line VA | 800 123456 = +39800123456 toll_free | +39 333 123 4567 = +393331234567 mobile
        SM: 0549 886377 = +3780549886377 fixed_line | 66 66 12 12 = +37866661212 mobile
        VA: 06 698 12345 = +390669812345 fixed_line
        MT: 2100 1234 = +35621001234 fixed_line | 9696 1234 = +35696961234 mobile
        GR: 21 2345 6789 = +302123456789 fixed_line | 691 234 5678 = +306912345678 mobile | +30 231 123 4567 = +302311234567 fixed_line
        CY: 22 345678 = +35722345678 fixed_line | 96 123456 = +35796123456 mobile
        DK: 32 12 34 56 = +4532123456 fixed_line_or_mobile | +45 20 12 34 56 = +4520123456 fixed_line_or_mobile
        DK: 80 12 34 56 = +4580123456 toll_free
        SE: 08-123 456 78 = +46812345678 fixed_line | 070-123 45 67 = +46701234567 mobile | +46 (0)31 123 45 67 = +46311234567 fixed_line
        SE: 020-12 34 56 = +4620123456 toll_free
        NO: 21 23 45 67 = +4721234567 fixed_line | 406 12 345 = +4740612345 mobile | +47 22 12 34 56 = +4722123456 fixed_line
        NO: 800 12 345 = +4780012345 toll_free
        FI: 09 1234567 = +35891234567 fixed_line | 041 2345678 = +358412345678 mobile | +358 (0)50 123 4567 = +358501234567 mobile
        FI: 018 12345 = +3581812345 fixed_line AX
        IS: 410 1234 = +3544101234 fixed_line | 611 1234 = +3546111234 mobile | +354 545 1234 = +3545451234 fixed_line
        EE: 322 1234 = +3723221234 fixed_line | 5123 4567 = +37251234567 mobile | +372 601 2345 = +3726012345 fixed_line
        LV: 6312 3456 = +37163123456 fixed_line | 2123 4567 = +37121234567 mobile
        LT: (8-5) 212 3456 = +37052123456 fixed_line | 8 612 34567 = +37061234567 mobile | +370 612 34567 = +37061234567 mobile
        LT: 0 5 212 3456 = +37052123456 fixed_line
        PL: 12 615 67 89 = +48126156789 fixed_line | 512 345 678 = +48512345678 mobile | +48 22 123 45 67 = +48221234567 fixed_line
        CZ: 212 345 678 = +420212345678 fixed_line | 601 123 456 = +420601123456 mobile | +420 2 1234 5678 = +420212345678 fixed_line
        SK: 0912 123 456 = +421912123456 mobile | +421 (0)55 123 4567 = +421551234567 fixed_line
        HU: 06 1 302 5678 = +3613025678 fixed_line | 06 20 123 4567 = +36201234567 mobile | +36 30 123 4567 = +36301234567 mobile
        HU: 0036 1 302 5678 = +3613025678 fixed_line
        RO: 021 123 4567 = +40211234567 fixed_line | 0712 034 567 = +40712034567 mobile | +40 (0)31 123 4567 = +40311234567 fixed_line
        BG: 02 123 456 = +3592123456 fixed_line | +359 88 123 4567 = +359881234567 mobile
        HR: 01 2345 679 = +38512345679 fixed_line | 092 123 4567 = +385921234567 mobile | +385 (0)21 123 456 = +38521123456 fixed_line
        SI: 031 234 567 = +38631234567 mobile
        RS: 010 230001 = +38110230001 fixed_line | 060 1234567 = +381601234567 mobile | +381 11 123 4567 = +381111234567 fixed_line
        BA: 030 212 345 = +38730212345 fixed_line | 061 123 456 = +38761123456 mobile
        MK: 02 221 2345 = +38922212345 fixed_line | 072 345 678 = +38972345678 mobile
        AL: 022 345 678 = +35522345678 fixed_line | 067 212 3456 = +355672123456 mobile
        MD: 022 212 345 = +37322212345 fixed_line | 0621 12 345 = +37362112345 mobile
        UA: 044 123 4567 = +380441234567 fixed_line | 050 123 4567 = +380501234567 mobile | +380 67 123 45 67 = +380671234567 mobile
        BY: 8 0152 450911 = +375152450911 fixed_line | 8 029 491-19-11 = +375294911911 mobile | +375 29 123 45 67 = +375291234567 mobile
        RU: 8 (495) 123-45-67 = +74951234567 fixed_line | 8 912 345-67-89 = +79123456789 mobile
        RU: +7 812 123 45 67 = +78121234567 fixed_line | 8 800 123-45-67 = +78001234567 toll_free
        RU: 8~10 49 30 901820 = +4930901820 fixed_line DE
        KZ: 8 (7172) 12 34 56 = +77172123456 fixed_line | 8 771 000 9998 = +77710009998 mobile
        GE: 032 212 3456 = +995322123456 fixed_line | 0555 12 34 56 = +995555123456 mobile
        AM: 010 123 456 = +37410123456 fixed_line | 077 123456 = +37477123456 mobile
        AZ: 012 312 34 56 = +994123123456 fixed_line | 040 123 45 67 = +994401234567 mobile
        TR: 0212 345 67 89 = +902123456789 fixed_line | 0501 234 56 78 = +905012345678 mobile
        TR: +90 312 123 45 67 = +903121234567 fixed_line
        IL: 02-123-4567 = +97221234567 fixed_line | 050-234-5678 = +972502345678 mobile | +972 (0)3 123 4567 = +97231234567 fixed_line
        IL: 1-800-123-456 = +9721800123456 toll_free
        AE: 02 234 5678 = +97122345678 fixed_line | 050 123 4567 = +971501234567 mobile | +971 (0)4 234 5678 = +97142345678 fixed_line
        AE: ٠٥٠ ١٢٣ ٤٥٦٧ = +971501234567 mobile
        SA: 011 234 5678 = +966112345678 fixed_line | 051 234 5678 = +966512345678 mobile | +966 55 123 4567 = +966551234567 mobile
        QA: 4412 3456 = +97444123456 fixed_line | 3312 3456 = +97433123456 mobile
        KW: 2234 5678 = +96522345678 fixed_line | 500 12345 = +96550012345 mobile
        EG: 02 34567890 = +20234567890 fixed_line | 0100 123 4567 = +201001234567 mobile | +20 2 2345 6789 = +20223456789 fixed_line
        MA: 0520-123456 = +212520123456 fixed_line | 0650-123456 = +212650123456 mobile | +212 5 37 12 34 56 = +212537123456 fixed_line
        MA: +212 5288-12345 = +212528812345 fixed_line
        TN: 30 010 123 = +21630010123 fixed_line_or_mobile | 20 123 456 = +21620123456 mobile
        DZ: 049 34 56 78 = +21349345678 fixed_line | 0551 23 45 67 = +213551234567 mobile
        ZA: 010 123 4567 = +27101234567 fixed_line | 071 123 4567 = +27711234567 mobile | +27 (0)21 123 4567 = +27211234567 fixed_line
        ZA: 080 123 4567 = +27801234567 toll_free
        NG: 0802 123 4567 = +2348021234567 mobile | 009 44 20 7946 0958 = +442079460958 fixed_line GB
        KE: 020 201 2345 = +254202012345 fixed_line | 0712 123456 = +254712123456 mobile
        KE: 000 44 20 7946 0958 = +442079460958 fixed_line GB
        GH: 030 234 5678 = +233302345678 fixed_line | 023 123 4567 = +233231234567 mobile
        TZ: 022 234 5678 = +255222345678 fixed_line | 0621 234 567 = +255621234567 mobile
        ET: 011 111 2345 = +251111112345 fixed_line | 091 123 4567 = +251911234567 mobile
        IN: 011 2345 6789 = +911123456789 fixed_line | 98123 45678 = +919812345678 mobile | +91 (0)22 2345 6789 = +912223456789 fixed_line
        IN: 091234 56789 = +919123456789 mobile | 1800 123 4567 = +9118001234567 toll_free
        PK: 021 23456789 = +922123456789 fixed_line | 0301 2345678 = +923012345678 mobile
        BD: 02 7111234 = +88027111234 fixed_line | 01812-345678 = +8801812345678 mobile
        LK: 011 234 5678 = +94112345678 fixed_line | 071 234 5678 = +94712345678 mobile
        NP: 01-4567890 = +97714567890 fixed_line | 984-1234567 = +9779841234567 mobile
        CN: 010 1234 5678 = +861012345678 fixed_line | 138 0013 8000 = +8613800138000 mobile | +86 21 6123 4567 = +862161234567 fixed_line
        CN: 400 123 4567 = +864001234567 shared_cost
        HK: 2123 4567 = +85221234567 fixed_line | 5123 4567 = +85251234567 mobile | 001 49 30 901820 = +4930901820 fixed_line DE
        MO: 2821 2345 = +85328212345 fixed_line | 6612 3456 = +85366123456 mobile
        TW: 02 2123 4567 = +886221234567 fixed_line | 0912 345 678 = +886912345678 mobile | 002 49 30 901820 = +4930901820 fixed_line DE
        JP: 03-1234-5678 = +81312345678 fixed_line | 090-1234-5678 = +819012345678 mobile | +81 (0)6-6123-4567 = +81661234567 fixed_line
        JP: 0120-000-123 = +81120000123 toll_free | 050-1234-5678 = +815012345678 voip | ０３−１２３４−５６７８ = +81312345678 fixed_line
        KR: 02-212-3456 = +8222123456 fixed_line | 010-2345-6780 = +821023456780 mobile | +82 (0)51-123-4567 = +82511234567 fixed_line
        KR: 080-123-4567 = +82801234567 toll_free | 00700 49 30 901820 = +4930901820 fixed_line DE
        SG: 6123 4567 = +6561234567 fixed_line | 8123 4567 = +6581234567 mobile | 1800 123 4567 = +6518001234567 toll_free
        MY: 03-2385 6789 = +60323856789 fixed_line | 012-345 6780 = +60123456780 mobile
        TH: 02 123 4567 = +6621234567 fixed_line | 081 234 5678 = +66812345678 mobile
        VN: 024 3825 1234 = +842438251234 fixed_line | 091 234 56 78 = +84912345678 mobile
        ID: (021) 8350123 = +62218350123 fixed_line | 0812-345-678 = +62812345678 mobile
        PH: (02) 8123 4567 = +63281234567 fixed_line | 0905 123 4567 = +639051234567 mobile
        AU: (02) 9374 4000 = +61293744000 fixed_line | 0412 345 678 = +61412345678 mobile | 1800 123 456 = +611800123456 toll_free
        AU: 1300 123 456 = +611300123456 shared_cost | 0011 49 30 901820 = +4930901820 fixed_line DE
        AU: +61 (0)3 9123 4567 = +61391234567 fixed_line
        CX: 08 9164 1234 = +61891641234 fixed_line
        NZ: 03 234 5678 = +6432345678 fixed_line | 021 123 4567 = +64211234567 mobile | 0800 123 456 = +64800123456 toll_free
        FJ: 321 2345 = +6793212345 fixed_line
        MX: 55 1234 5678 = +525512345678 fixed_line_or_mobile | 222 123 4567 = +522221234567 fixed_line_or_mobile
        MX: 800 123 4567 = +528001234567 toll_free | +52 1 55 1234 5678 = +525512345678 fixed_line_or_mobile
        MX: 01 55 1234 5678 = +525512345678 fixed_line_or_mobile | 044 55 1234 5678 = +525512345678 fixed_line_or_mobile
        BR: (11) 2345-6789 = +551123456789 fixed_line | (11) 96123-4567 = +5511961234567 mobile
        BR: 0 15 11 2345-6789 = +551123456789 fixed_line | 041 11 96123-4567 = +5511961234567 mobile
        BR: +55 (0) 21 2345 6789 = +552123456789 fixed_line | 0800 123 4567 = +558001234567 toll_free
        AR: 011 2345-6789 = +541123456789 fixed_line | 011 15-2345-6789 = +5491123456789 mobile
        AR: +54 9 11 2345 6789 = +5491123456789 mobile | 0351 15 212-3456 = +5493512123456 mobile
        AR: +54 11 2345 6789 = +541123456789 fixed_line | 0800-123-4567 = +548001234567 toll_free
        CL: 2 2123 4567 = +56221234567 fixed_line_or_mobile | 9 6123 4567 = +56961234567 fixed_line_or_mobile
        CO: (601) 2345678 = +576012345678 fixed_line | 321 1234567 = +573211234567 mobile
        PE: 01 1234567 = +5111234567 fixed_line | 912 345 678 = +51912345678 mobile
        UY: 2123 1234 = +59821231234 fixed_line | 094 231 234 = +59894231234 mobile
        PY: (021) 234 567 = +59521234567 fixed_line | 0961 456789 = +595961456789 mobile
        BO: 2 2123456 = +59122123456 fixed_line | 71234567 = +59171234567 mobile
        EC: (02) 212-3456 = +59322123456 fixed_line | 099 123 4567 = +593991234567 mobile
        VE: 0212-1234567 = +582121234567 fixed_line | 0412-1234567 = +584121234567 mobile
        CR: 2212 3456 = +50622123456 fixed_line | 8312 3456 = +50683123456 mobile
        PA: 200-1234 = +5072001234 fixed_line | 6123-4567 = +50761234567 mobile
        GT: 2245 6789 = +50222456789 fixed_line | 5123 4567 = +50251234567 mobile
        DO: (809) 234-5678 = +18092345678 fixed_line_or_mobile | 829-123-4567 = +18291234567 toll_free
        PR: (787) 234-5678 = +17872345678 fixed_line_or_mobile
        JM: (876) 523-0123 = +18765230123 fixed_line_or_mobile | 658 295 1234 = +16582951234 mobile
        TT: 868 221 1234 = +18682211234 fixed_line
        BB: 234 4567 = +12462344567 mobile
        RE: 0262 16 12 34 = +262262161234 fixed_line | 0692 12 34 56 = +262692123456 mobile
        YT: 0269 60 12 34 = +262269601234 fixed_line
        GP: 0590 20 12 34 = +590590201234 fixed_line
        CW: 9 435 1234 = +59994351234 fixed_line
        GG: 01481 256789 = +441481256789 fixed_line
        IM: 01624 756789 = +441624756789 fixed_line
        """;

    public static TheoryData<string, string, string> Numbers
    {
        get
        {
            var data = new TheoryData<string, string, string>();
            foreach (var line in Table.Split('\n').Select(l => l.Trim().Split(": ", 2)))
            {
                foreach (var row in line[1].Split(" | ").Select(r => r.Split(" = ")))
                {
                    data.Add(row[0], line[0], row[1].Count(c => c == ' ') == 1 ? $"{row[1]} {line[0]}" : row[1]);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void A_number_is_read_by_its_countrys_plan(string given, string country, string expected)
    {
        var lead = Pipeline.Normalize(new LeadSubmission { Email = "a@example.com", Phone = given, Country = country });
        var owner = Pipeline.Normalize(new LeadSubmission { Email = "a@example.com", Phone = lead.Phone }).Country;
        Assert.Equal(expected, $"{lead.Phone} {lead.PhoneType} {owner}");
    }

    [Fact]
    public void The_table_is_as_wide_as_the_world() => Assert.InRange(Table.Split('\n').Select(l => l.Trim()[..2]).Distinct().Count(), 100, 250);
}
