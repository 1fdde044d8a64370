using RevOps.Core.Data;
using RevOps.Core.Leads;
using RevOps.Core.Normalization;
using RevOps.Core.Tests.Support;

namespace RevOps.Core.Tests.Normalization;

public sealed class CountryTests
{
    private const string Understood = """
        US: United States | USA | U.S.A. | U.S. | u.s | US | usa | U S A | United States of America | The United States | America | U.S. of A. | Estados Unidos | EE. UU. | EEUU | EUA | États-Unis | Vereinigte Staaten | VEREINIGTE STAATEN VON AMERIKA | Stati Uniti | Verenigde Staten | Stany Zjednoczone | 美国 | アメリカ合衆国 | アメリカ | 미국 | США | 840 | 🇺🇸 | USA 🇺🇸
        GB: U.K. | uk | GB | G.B. | Great Britain | Britain | United Kingdom | UNITED KINGDOM | England | Scotland | Wales | Northern Ireland | Großbritannien | GROSSBRITANNIEN | Grande-Bretagne | Royaume-Uni | Reino Unido | Regno Unito | Verenigd Koninkrijk | Storbritannien | Wielka Brytania | Velká Británie | Великобритания | 英国 | イギリス | 영국 | GBR | 826 | 🇬🇧 | Écosse | Inglaterra
        DE: Germany | Deutschland | DEUTSCHLAND | deu | DEU | 276 | GER | ALLEMAGNE | Alemania | Alemanha | Germania | Duitsland | Tyskland | Niemcy | Německo | Nemecko | Németország | Германия | Γερμανία | Almanya | 德国 | ドイツ | 독일 | ألمانيا | Saksa | Bundesrepublik Deutschland | Germany (DE) | DE - Germany | Germany / Deutschland | Germany, DE | 🇩🇪 | 🇩🇪 Deutschland
        FR: France | Frankreich | Francia | França | Frankrijk | Francja | Франция | 法国 | フランス | 프랑스 | فرنسا | FRA | 250 | Γαλλία | Paris (France) | Paris, France
        ES: Spain | España | Espana | Spanien | Espagne | Spagna | Spanje | Hiszpania | Испания | 西班牙 | スペイン | 스페인 | İspanya | 724
        IT: Italy | Italia | Italien | Italie | Włochy | Италия | 意大利 | イタリア | 이탈리아 | Olaszország | 380
        NL: Holland | The Netherlands | Netherlands | Nederland | Niederlande | Pays-Bas | Países Bajos | Paesi Bassi | Holandia | 荷兰 | オランダ | 528 | Kingdom of the Netherlands
        BE: Belgium | België | Belgique | Belgien | Bélgica | 比利时 | 056 | 56
        CH: Switzerland | Schweiz | Suisse | Svizzera | Suiza | Zwitserland | 瑞士 | スイス | 756 | CHE
        AT: Austria | Österreich | OESTERREICH | oesterreich | Autriche | Rakousko | 奥地利 | 040
        IE: Ireland | Éire | Irland | Irlande | Republic of Ireland | 372
        PT: Portugal | Portugalsko | 葡萄牙 | 620
        PL: Poland | Polska | Polen | Pologne | Polonia | Польша | 波兰 | 616
        CZ: Czech Republic | Czechia | Tschechien | Tschechei | Česko | Tchéquie | Česká republika | 捷克 | 203
        SK: Slovakia | Slowakei | Slovensko | 703
        HU: Hungary | Magyarország | Ungarn | Hongrie | 348
        RO: Romania | România | Rumänien | 642
        GR: Greece | Ελλάδα | Griechenland | Hellas | 300
        SE: Sweden | Sverige | Schweden | Suède | 752
        NO: Norway | Norge | Norwegen | Noreg | 578
        DK: Denmark | Danmark | Dänemark | 208
        FI: Finland | Suomi | Finnland | 246
        IS: Iceland | Ísland | 352
        RU: Russia | Россия | Russian Federation | Российская Федерация | Russland | 俄罗斯 | ロシア | 643
        UA: Ukraine | Україна | Украина | 804
        TR: Turkey | Türkiye | Türkei | 土耳其 | 792
        IL: Israel | ישראל | 376
        AE: UAE | U.A.E. | United Arab Emirates | الإمارات العربية المتحدة | Dubai | 784
        SA: Saudi Arabia | KSA | المملكة العربية السعودية | 682
        EG: Egypt | مصر | Ägypten | 818
        MA: Morocco | Maroc | المغرب | 504
        ZA: South Africa | Südafrika | RSA | Afrique du Sud | 710
        NG: Nigeria | 566
        KE: Kenya | Kenia | 404
        CN: China | 中国 | 中國 | PRC | P.R. China | People's Republic of China | 156
        TW: Taiwan | 台灣 | Taiwan, Province of China | 158
        HK: Hong Kong | 香港 | Hong Kong, China | 344
        JP: Japan | 日本 | 日本国 | Japon | 392
        KR: South Korea | Korea | 대한민국 | 한국 | Korea, Republic of | Republic of Korea | Corée du Sud | Korea (Republic of) | 410
        KP: North Korea | Korea, Democratic People's Republic of | DPRK | 408
        IN: India | भारत | Indien | Bharat | 356
        PK: Pakistan | پاکستان | 586
        BD: Bangladesh | বাংলাদেশ | 050
        TH: Thailand | ประเทศไทย | 764
        VN: Vietnam | Việt Nam | Viet Nam | 704
        ID: Indonesia | Indonesien | 360
        PH: Philippines | The Philippines | Pilipinas | Phillipines | 608
        MY: Malaysia | Malaisie | 458
        SG: Singapore | Singapor | Singapur | 新加坡 | 702
        AU: Australia | Australien | 澳大利亚 | 036 | 36
        NZ: New Zealand | Neuseeland | Aotearoa | 554
        CA: Canada | Kanada | 加拿大 | CAN | 124
        MX: Mexico | México | Méjico | Mexiko | 484
        BR: Brasil | Brazil | Brésil | Brasilien | 巴西 | ブラジル | 076 | 76
        AR: Argentina | Argentinien | 032
        CL: Chile | 智利 | 152
        CO: Colombia | Columbia | Kolumbien | 170
        PE: Peru | Perú | 604
        VE: Venezuela | Venezuela, Bolivarian Republic of
        BO: Bolivia | Bolivia, Plurinational State of
        CI: Côte d’Ivoire | Cote d'Ivoire | Ivory Coast | Elfenbeinküste | 384
        CV: Cape Verde | Cabo Verde
        CD: DR Congo | DRC | Congo, Democratic Republic of the | Democratic Republic of the Congo
        CG: Congo-Brazzaville | Republic of the Congo
        MK: Macedonia | North Macedonia | 807
        MM: Burma | Myanmar | 104
        SZ: Swaziland | Eswatini
        TL: East Timor | Timor-Leste
        GE: Georgia | Georgien | საქართველო | 268
        GN: Guinea | Guinée
        GW: Guinea-Bissau
        GQ: Equatorial Guinea
        PG: Papua New Guinea
        DM: Dominica
        DO: Dominican Republic | República Dominicana
        NE: Niger
        SM: San Marino
        TT: Trinidad & Tobago | Trinidad and Tobago
        BA: Bosnia and Herzegovina | Bosnia & Herzegovina | Bosnia
        VG: Virgin Islands, British | British Virgin Islands
        VI: Virgin Islands, U.S. | US Virgin Islands
        PR: Puerto Rico | 630
        XK: Kosovo
        VA: Vatican | Holy See
        GM: The Gambia | Gambia
        BS: The Bahamas | Bahamas
        KN: St. Kitts and Nevis | Saint Kitts and Nevis
        """;

    private static readonly string[] Spelled =
    [
        "US: Untied States | United Sates | Unites States of America", "DE: Germnay | Germay | Geramny | Deutshland", "FR: Frnace", "BE: Belguim",
        "PT: Portgual", "DK: Denamrk", "IL: Isreal", "UA: Urkaine", "AU: Austrailia", "CH: Switerland", "NL: Netherland",
        "VE: Venezuala", "BR: Brazill", "TH: Thialand", "SA: Saudia Arabia", "RU: Россиия",
    ];

    public static TheoryData<string, string> Names => Rows(Understood.Split('\n'));

    public static TheoryData<string, string> Misspelt => Rows(Spelled);

    private static NormalizedLead Lead(string country) => Pipeline.Normalize(new LeadSubmission { Email = "a@example.com", Country = country });

    private static TheoryData<string, string> Rows(IEnumerable<string> lines)
    {
        var data = new TheoryData<string, string>();
        foreach (var line in lines.Select(l => l.Trim().Split(": ", 2)))
        {
            Array.ForEach(line[1].Split(" | "), name => data.Add(name, line[0]));
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_country_is_understood_in_many_languages_and_codes(string given, string expected)
    {
        var lead = Lead(given);
        Assert.Equal(expected, lead.Country);
        Assert.Equal(given != expected, lead.Steps.Any(s => s.Field == "country" && s.Input == given && s.Output == expected));
    }

    [Theory]
    [MemberData(nameof(Misspelt))]
    public void A_long_name_with_one_slip_is_corrected_and_recorded_as_such(string given, string expected)
    {
        var lead = Lead(given);
        Assert.Equal(expected, lead.Country);
        Assert.Contains(lead.Steps, s => s is { Field: "country", Rule: "country.spelling" } && s.Input == given);
    }

    [Theory]
    [InlineData("Berlin, Germany", "DE", "country.last-part")]
    [InlineData("Springfield, Illinois, USA", "US", "country.last-part")]
    [InlineData("London, UK", "GB", "country.last-part")]
    [InlineData("北京，中国", "CN", "country.last-part")]
    [InlineData("Germany, DE", "DE", "country.last-part")]
    [InlineData("Germany (DE)", "DE", "country.part")]
    [InlineData("DE - Germany", "DE", "country.part")]
    [InlineData("Paris (France)", "FR", "country.part")]
    [InlineData("🇩🇪", "DE", "country.flag")]
    [InlineData("4", "AF", "country.code")]
    [InlineData("Mỹ", "US", "country.name")]
    [InlineData("my", "MY", "country.code")]
    [InlineData("Nga", "RU", "country.name")]
    [InlineData("NGA", "NG", "country.code")]
    [InlineData("ｄｅ", "DE", "country.code")]
    [InlineData("Korea", "KR", "country.alias")]
    [InlineData("Georgia", "GE", "country.name")]
    [InlineData("मोलदोवा", "MD", "country.name")]
    [InlineData("मालदीव", "MV", "country.name")]
    public void The_step_says_how_the_country_was_found(string given, string expected, string rule) =>
        Assert.Contains(Lead(given).Steps, s => s.Field == "country" && s.Output == expected && s.Rule == rule);

    [Theory]
    [InlineData("Atlantis")]
    [InlineData("EU")]
    [InlineData("Europe")]
    [InlineData("N/A")]
    [InlineData("n.a.")]
    [InlineData("--")]
    [InlineData("Other")]
    [InlineData("Congo")]
    [InlineData("Kongo")]
    [InlineData("California")]
    [InlineData("Texas")]
    [InlineData("New Mexico")]
    [InlineData("Indiana")]
    [InlineData("New Jersey")]
    [InlineData("San Francisco, CA")]
    [InlineData("Wilmington, DE")]
    [InlineData("Adelaide, SA")]
    [InlineData("CA - Los Angeles")]
    [InlineData("Georgia, USA")]
    [InlineData("Germany / France")]
    [InlineData("Germany, Berlin")]
    [InlineData("🇩🇪 France")]
    [InlineData("🇩🇪🇫🇷")]
    [InlineData("nga")]
    [InlineData("Itlay")]
    [InlineData("Tambia")]
    [InlineData("Sermany")]
    [InlineData("Gremnay")]
    [InlineData("ZZ")]
    [InlineData("999")]
    [InlineData("+49")]
    [InlineData("Please select")]
    [InlineData("\uD83C")]
    public void What_is_not_understood_or_could_be_two_is_kept_as_a_step_and_not_guessed(string given)
    {
        var lead = Lead(given);
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
    [InlineData("a@firma.eu", null)]
    [InlineData("a@agency.gov", "US")]
    [InlineData("a@пример.рф", "RU")]
    [InlineData("a@example.com", null)]
    [InlineData("a@example.co", null)]
    public void The_mail_domains_country_is_the_last_resort_and_generic_endings_say_nothing(string email, string? expected)
    {
        var lead = Pipeline.Normalize(new LeadSubmission { Email = email, Country = "Atlantis" });
        Assert.Equal(expected, lead.Country);
        Assert.Equal(expected is not null, lead.Steps.Any(s => s.Rule == "country.from-email-domain"));
    }

    [Fact]
    public void The_companys_country_comes_after_phone_and_mail_domain()
    {
        Assert.Equal(("FR", "country.from-phone"), Inferred("a@beispiel.de", "+33 6 12 34 56 78"));
        Assert.Equal(("DE", "country.from-email-domain"), Inferred("a@beispiel.de", null));
        Assert.Equal(("BR", "country.from-company"), Inferred("a@example.com", null));
        Assert.Equal(("BR", "country.from-company"), Inferred("a@example.com", "+800 1234 5679"));

        static (string?, string) Inferred(string email, string? phone)
        {
            var lead = Pipeline.Normalize(new LeadSubmission { Email = email, Phone = phone, Company = new CompanyInput(Country: "Brasil") });
            return (lead.Country, Assert.Single(lead.Steps, s => s is { Field: "country", Input: null }).Rule);
        }
    }

    [Fact]
    public void Every_name_of_the_data_is_understood_but_for_those_that_two_countries_share()
    {
        var rows = EmbeddedData.Lines("countries.tsv").Select(l => l.Split('\t')).ToList();
        var wrong = rows.SelectMany(r => r.Skip(3), (r, name) => (Name: name, Country: r[0], Read: CountryReader.Read(name, Pipeline.Rules.Countries)?.Country))
            .Where(r => r.Read != r.Country).ToList();
        Assert.Equal(250, rows.Count);
        Assert.True(wrong.Count <= 25, string.Join('\n', wrong));
        Assert.DoesNotContain(wrong, w => w.Read is not null);
    }

    [Fact]
    public void No_text_whatever_makes_it_throw_and_what_comes_out_is_a_country()
    {
        var random = new Random(13);
        const string Likely = "abcdeGermany DEU()[],-/|🇩🇪\uD83C\uDDE9\u0000٠९0127中";
        for (var i = 0; i < 20_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 12)).Select(_ => random.Next(6) == 0 ? (char)random.Next(0x10000) : Likely[random.Next(Likely.Length)]));
            var log = new StepLog();
            var country = CountryNormalizer.Normalize("country", text, Pipeline.Rules.Countries, log);
            Assert.True(country is null ? string.IsNullOrWhiteSpace(text) || log.Steps.Any(s => s.Input == text) : CountryTable.IsAlpha2(country));
        }
    }
}
