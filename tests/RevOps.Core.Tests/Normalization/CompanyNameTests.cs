using RevOps.Core.Leads;
using RevOps.Core.Normalization;
using RevOps.Core.Tests.Support;

namespace RevOps.Core.Tests.Normalization;

public sealed class CompanyNameTests
{
    public static TheoryData<string, string?> Names => Rows.Two("""
        Nordwind Software GmbH | nordwindsoftware
        Nordwind Software G.m.b.H. | nordwindsoftware
        Müller & Söhne GmbH & Co. KG | mullersohne
        Müller und Söhne GmbH und Co. KG | mullersohne
        Mueller AG & Co. KGaA | mueller
        Fresenius SE & Co. KGaA | fresenius
        Siemens AG | siemens
        SAP SE | sap
        BASF Aktiengesellschaft | basf
        Start UG (haftungsbeschränkt) | start
        Kanzlei Weiß PartG mbB | kanzleiweiss
        Bäckerei Schmidt e.K. | backereischmidt
        Sportverein Nord e.V. | sportvereinnord
        Gebr. Märklin & Cie. GmbH | marklin
        Wiener Städtische Ges.m.b.H. | wienerstadtische
        Nestlé S.A. | nestle
        Novartis Sàrl | novartis
        ACME, Inc. | acme
        Acme Incorporated | acme
        The Acme Company | acme
        The Coca-Cola Company | cocacola
        Acme Corp. | acme
        Acme L.L.C. | acme
        Acme LLC | acme
        Johnson & Johnson | johnsonjohnson
        Johnson and Johnson Inc | johnsonjohnson
        Tiffany & Co. | tiffany
        Procter & Gamble Co | proctergamble
        AT&T Inc. | att
        Ernst & Young LLP | ernstyoung
        Tesco PLC | tesco
        Tesco p.l.c. | tesco
        Rolls-Royce Ltd. | rollsroyce
        Smith Limited | smith
        Atlassian Pty Ltd | atlassian
        Atlassian Pty. Ltd. | atlassian
        Infosys Pvt Ltd | infosys
        Infosys Private Limited | infosys
        Tata Sons Pvt. Ltd. | tatasons
        Grab Pte. Ltd. | grab
        Petronas Sdn Bhd | petronas
        Petronas Berhad | petronas
        PT Astra International Tbk | astrainternational
        Shopify Inc. | shopify
        Bombardier Ltée | bombardier
        Danone S.A. | danone
        Doctolib SAS | doctolib
        Société Dupont SARL | dupont
        Dupont et Fils S.A.R.L. | dupontfils
        Grupo Bimbo, S.A.B. de C.V. | grupobimbo
        Cemex S.A. de C.V. | cemex
        Cemex SA de CV | cemex
        Servicios del Norte S. de R.L. de C.V. | serviciosdelnorte
        Inditex S.L.U. | inditex
        Hijos de Pérez y Cía. S.L. | hijosdeperez
        Falabella S.A.C. | falabella
        Natura Cosméticos S/A | naturacosmeticos
        Padaria do João Ltda. | padariadojoao
        Silva Lda. | silva
        Ferrero S.p.A. | ferrero
        Rossi S.r.l. | rossi
        Bianchi e Figli S.n.c. | bianchifigli
        Philips N.V. | philips
        Philips B.V. | philips
        Jansen en Zonen VOF | jansenzonen
        Proximus SA/NV | proximus
        IKEA AB | ikea
        Volvo AB (publ) | volvo
        Maersk A/S | maersk
        Lego ApS | lego
        Equinor ASA | equinor
        Telenor AS | telenor
        Nokia Oyj | nokia
        Fazer Oy Ab | fazer
        Allegro Sp. z o.o. | allegro
        Allegro spółka z ograniczoną odpowiedzialnością | allegro
        Orlen S.A. | orlen
        Avast s.r.o. | avast
        Škoda Auto a.s. | skodaauto
        Prezi Kft. | prezi
        OTP Bank Nyrt. | otpbank
        Podravka d.d. | podravka
        Infobip d.o.o. | infobip
        Telerik ЕООД | telerik
        ООО Ромашка | ромашка
        ООО «Ромашка» | ромашка
        Газпром ПАО | газпром
        Koç Holding A.Ş. | kocholding
        Vestel San. ve Tic. A.Ş. | vestel
        株式会社日立製作所 | 日立製作所
        日立製作所株式会社 | 日立製作所
        (株)日立製作所 | 日立製作所
        ㈱日立製作所 | 日立製作所
        日立製作所（株） | 日立製作所
        有限会社山田商店 | 山田商店
        合同会社テスラ | テスラ
        Toyota Motor K.K. | toyotamotor
        华为技术有限公司 | 华为技术
        腾讯科技股份有限公司 | 腾讯科技
        台積電股份有限公司 | 台積電
        Huawei Technologies Co., Ltd. | huaweitechnologies
        삼성전자 주식회사 | 삼성전자
        삼성전자(주) | 삼성전자
        Samsung Electronics Co. Ltd. | samsungelectronics
        GmbH | gmbh
        The The | the
        """);

    private static NormalizedLead Lead(string? name, string email = "anna@gmail.com") =>
        Pipeline.Normalize(new LeadSubmission { Email = email, Company = new CompanyInput(name) });

    [Theory]
    [MemberData(nameof(Names))]
    public void The_name_is_matched_without_its_legal_form_and_shown_as_given(string name, string? key)
    {
        var company = Lead(name).Company!;
        Assert.Equal((key, key, name), (company.NameKey, company.MatchKey, company.Name));
    }

    [Theory]
    [InlineData("n/a")]
    [InlineData("N.A.")]
    [InlineData("none")]
    [InlineData("None.")]
    [InlineData("-")]
    [InlineData("...")]
    [InlineData("self")]
    [InlineData("Self-Employed")]
    [InlineData("privat")]
    [InlineData("Private")]
    [InlineData("freelance")]
    [InlineData("keine")]
    [InlineData("なし")]
    [InlineData("无")]
    public void What_stands_for_no_company_is_none(string name)
    {
        var lead = Lead(name);
        Assert.Null(lead.Company);
        Assert.Empty(lead.Flags);
        Assert.Contains(lead.Steps, s => s is { Field: "company/name", Output: null, Rule: "company.none" } && s.Input == name);
    }

    [Theory]
    [InlineData("test")]
    [InlineData("Test GmbH")]
    [InlineData("asdf")]
    [InlineData("asdfasdf")]
    [InlineData("qwertz")]
    [InlineData("テスト")]
    public void A_made_up_company_is_none_and_flagged(string name)
    {
        var lead = Lead(name);
        Assert.Null(lead.Company);
        Assert.Equal(["fake-company"], lead.Flags);
        Assert.False(lead.IsTest);
    }

    [Theory]
    [InlineData("Testo SE")]
    [InlineData("Self Storage Inc")]
    [InlineData("AAA")]
    [InlineData("None Such Records")]
    [InlineData("3M")]
    public void A_real_company_with_such_a_word_is_one(string name) => Assert.Equal(name, Lead(name).Company!.Name);

    [Fact]
    public void Beside_a_domain_the_name_keeps_a_key_of_its_own()
    {
        var company = Lead("Acme GmbH", "anna@acme.de").Company!;
        Assert.Equal(("acme.de", "acme"), (company.MatchKey, company.NameKey));
        Assert.Null(Lead(null, "anna@acme.de").Company!.NameKey);
        Assert.Null(Lead("n/a", "anna@acme.de").Company!.NameKey);
    }

    [Fact]
    public void A_disposable_domain_makes_no_company() => Assert.Null(Lead(null, "x@mailinator.com").Company);
}
