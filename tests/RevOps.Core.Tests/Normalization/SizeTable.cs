namespace RevOps.Core.Tests.Normalization;

/// <summary>Head counts and revenues as people and tools write them.</summary>
internal static class SizeTable
{
    public const string HeadCounts = """
        ١٠٠٠ | 501-1000
        ๕๐ | 11-50
        30 người | 11-50
        от 100 до 250 | 51-200
        od 100 do 350 | 201-500
        от 500 | 501-1000
        1 | 1-10
        10 | 1-10
        11 | 11-50
        50 | 11-50
        51 | 51-200
        500 | 201-500
        501 | 501-1000
        5000 | 1001-5000
        5001 | 5001-10000
        10001 | 10001+
        1-10 | 1-10
        2-10 | 1-10
        11-50 | 11-50
        51-200 | 51-200
        201-500 | 201-500
        501-1000 | 501-1000
        501-1,000 | 501-1000
        1001-5000 | 1001-5000
        1,001-5,000 employees | 1001-5000
        5001-10,000 | 5001-10000
        10001+ | 10001+
        10,001+ employees | 10001+
        11-50 employees | 11-50
        11–50 | 11-50
        11 — 50 | 11-50
        11 to 50 | 11-50
        11 bis 50 | 11-50
        50 - 100 | 51-200
        50～100 | 51-200
        50〜100名 | 51-200
        SIZE_11_TO_50 | 11-50
        B: 1-10 | 1-10
        B: 2-10 employees | 1-10
        C: 11-50 | 11-50
        D: 51-200 | 51-200
        I: 10,001+ | 10001+
        b | 1-10
        E | 201-500
        1.2k | 1001-5000
        1,2k | 1001-5000
        2k | 1001-5000
        2K+ | 1001-5000
        10k | 5001-10000
        10k+ | 10001+
        15 tsd. | 10001+
        500+ | 501-1000
        > 500 | 501-1000
        >500 | 501-1000
        <50 | 11-50
        < 10 | 1-10
        ~200 | 51-200
        ≈ 200 | 51-200
        about 50 | 11-50
        approx. 300 | 201-500
        around 1000 people | 501-1000
        ca. 75 | 51-200
        circa 75 | 51-200
        environ 75 | 51-200
        约200人 | 51-200
        約200名 | 51-200
        200人左右 | 51-200
        between 10 and 49 | 11-50
        zwischen 50 und 249 Mitarbeitern | -
        zwischen 50 und 249 Mitarbeiter | 51-200
        entre 10 y 49 | 11-50
        entre 10 et 49 salariés | 11-50
        entre 10 e 49 funcionários | 11-50
        tra 10 e 49 dipendenti | 11-50
        tussen 10 en 49 | 11-50
        od 10 do 49 | 11-50
        less than 10 | 1-10
        fewer than 50 | 11-50
        under 100 | 51-200
        up to 50 | 11-50
        bis 50 | 11-50
        bis zu 50 Mitarbeiter | 11-50
        weniger als 10 | 1-10
        moins de 10 | 1-10
        menos de 50 | 11-50
        meno di 50 | 11-50
        minder dan 50 | 11-50
        poniżej 50 | 11-50
        more than 500 | 501-1000
        over 1000 | 1001-5000
        mehr als 500 | 501-1000
        über 1.000 | 1001-5000
        plus de 500 | 501-1000
        más de 500 | 501-1000
        mais de 500 | 501-1000
        oltre 500 | 501-1000
        meer dan 500 | 501-1000
        ponad 500 | 501-1000
        at least 200 | 201-500
        10.000 | 5001-10000
        1 000 | 501-1000
        1'000 | 501-1000
        1’500 Mitarbeitende | 1001-5000
        12,500 | 10001+
        1.234 | 1001-5000
        10人 | 1-10
        50人以上 | 51-200
        100人以下 | 51-200
        1千人 | 501-1000
        1万人 | 5001-10000
        2万人以上 | 10001+
        100명 | 51-200
        100명 이상 | 51-200
        500 MA | 201-500
        85 FTE | 51-200
        120 medewerkers | 51-200
        120 pracowników | 51-200
        120 anställda | 51-200
        120 ansatte | 51-200
        120 сотрудников | 51-200
        myself only | 1-10
        just me | 1-10
        solo | 1-10
        freelancer | 1-10
        self-employed | 1-10
        Selbständig | 1-10
        SME | -
        KMU | -
        small | -
        large enterprise | -
        startup | -
        - 5 | -
        0 | -
        50/100 | -
        many | -
        100-50 | -
        """;

    public const string Revenues = """
        $5M | - | 1M-10M | revenue.currency-assumed
        $5M | US | 1M-10M | revenue.converted
        US$5M | DE | 1M-10M | revenue.converted
        $1.1M | US | <1M | revenue.converted
        $1.5M | CA | <1M | revenue.converted
        $1.5M | AU | <1M | revenue.converted
        C$1.5M | US | <1M | revenue.converted
        A$2M | - | 1M-10M | revenue.converted
        AU$ 15 million | - | 1M-10M | revenue.converted
        NZ$5m | - | 1M-10M | revenue.converted
        HK$50m | - | 1M-10M | revenue.converted
        S$20 million | - | 10M-50M | revenue.converted
        NT$100M | - | 1M-10M | revenue.converted
        USD 1,000,000.00 | - | <1M | revenue.converted
        1,000,000.00 USD | - | <1M | revenue.converted
        USD $5M | DE | 1M-10M | revenue.converted
        $5M CAD | US | 1M-10M | revenue.converted
        10-50M USD | - | 10M-50M | revenue.range-midpoint
        $10M-$50M | US | 10M-50M | revenue.range-midpoint
        $10M - $50M | - | 10M-50M | revenue.range-midpoint
        $1B+ | US | 250M-1B | revenue.plus
        $2.5B | US | 1B+ | revenue.number
        under $1M | US | <1M | revenue.up-to
        less than $5 million | - | 1M-10M | revenue.up-to
        more than $100M | US | 50M-250M | revenue.plus
        100 million dollars | - | 50M-250M | revenue.converted
        €1,5 Mio | - | 1M-10M | revenue.number
        € 1,5 Mio. | - | 1M-10M | revenue.number
        1,5 Mio. € | - | 1M-10M | revenue.number
        1.000.000,50 € | - | 1M-10M | revenue.number
        1 000 000 € | - | 1M-10M | revenue.number
        999.999 EUR | - | <1M | revenue.number
        5 Mrd | - | 1B+ | revenue.currency-assumed
        5 Mrd. Euro | - | 1B+ | revenue.number
        250 TEUR | - | <1M | revenue.number
        5 MEUR | - | 1M-10M | revenue.number
        2 Mio Euro Umsatz | - | 1M-10M | revenue.number
        10 millions d'euros | - | 10M-50M | revenue.number
        3 M€ | - | 1M-10M | revenue.number
        500 k€ | - | <1M | revenue.number
        5 millones de euros | - | 1M-10M | revenue.number
        EUR 250M | - | 250M-1B | revenue.number
        EUR 249M | - | 50M-250M | revenue.number
        10M EUR | - | 10M-50M | revenue.number
        £2bn | - | 1B+ | revenue.converted
        £900k | - | 1M-10M | revenue.converted
        £800k | - | <1M | revenue.converted
        GBP 5m | - | 1M-10M | revenue.converted
        5 million pounds | - | 1M-10M | revenue.converted
        CHF 10 Mio. | - | 10M-50M | revenue.converted
        10 Mio. Franken | - | 10M-50M | revenue.converted
        CHF 1'000'000 | - | 1M-10M | revenue.converted
        ₹5 crore | - | <1M | revenue.converted
        ₹50 crore | - | 1M-10M | revenue.converted
        Rs. 10 crores | IN | <1M | revenue.converted
        Rs 10 crores | PK | <1M | revenue.converted
        INR 25 lakhs | - | <1M | revenue.converted
        1 lakh | - | <1M | revenue.currency-assumed
        ₹1,00,00,000 | - | <1M | revenue.converted
        ¥100億 | - | 50M-250M | revenue.converted
        100億円 | - | 50M-250M | revenue.converted
        年商3億円 | - | 1M-10M | revenue.converted
        ¥5000万 | JP | <1M | revenue.converted
        ¥5000万 | CN | 1M-10M | revenue.converted
        5000万元 | - | 1M-10M | revenue.converted
        1亿人民币 | - | 10M-50M | revenue.converted
        RMB 50 million | - | 1M-10M | revenue.converted
        100억 원 | - | 1M-10M | revenue.converted
        ₩5,000,000,000 | - | 1M-10M | revenue.converted
        R$ 10 milhões | - | 1M-10M | revenue.converted
        BRL 5M | - | <1M | revenue.converted
        R5m | ZA | <1M | revenue.converted
        ZAR 50 million | - | 1M-10M | revenue.converted
        50 mln zł | - | 10M-50M | revenue.converted
        10 mln PLN | - | 1M-10M | revenue.converted
        100 MSEK | - | - | size.unknown
        100 mkr | SE | 1M-10M | -
        SEK 100 million | - | 1M-10M | revenue.converted
        100 000 000 kr | SE | 1M-10M | revenue.converted
        100 000 000 kr | DK | 10M-50M | revenue.converted
        100 000 000 kr | - | - | revenue.currency-unknown
        50 million pesos | MX | 1M-10M | revenue.converted
        50 million pesos | - | - | revenue.currency-unknown
        MX$50M | - | 1M-10M | revenue.converted
        AED 10M | - | 1M-10M | revenue.converted
        SAR 5 million | - | 1M-10M | revenue.converted
        ₪10M | - | 1M-10M | revenue.converted
        100 млн рублей | - | - | revenue.rate-missing
        ARS 500M | - | - | revenue.rate-missing
        $500M | AR | - | revenue.rate-missing
        VES 5M | - | - | revenue.rate-missing
        €5M or $5M | - | - | -
        5M | - | 1M-10M | revenue.currency-assumed
        1M-10M | - | 1M-10M | -
        <1M | - | <1M | -
        1B+ | - | 1B+ | -
        0 | - | - | size.unknown
        confidential | - | - | size.unknown
        $ | - | - | size.unknown
        """;
}
