using RevOps.Core.Leads;
using RevOps.Core.Normalization;
using RevOps.Core.Tests.Support;

namespace RevOps.Core.Tests.Normalization;

public sealed class ConsentTests
{
    public static TheoryData<string, string?> Wordings => Rows.Two("""
        email_marketing | email_marketing
        Email Marketing | email_marketing
        Newsletter | email_marketing
        newsletter opt-in | email_marketing
        Newsletter signup | email_marketing
        Marketing Information | email_marketing
        I agree to receive marketing | email_marketing
        I agree to receive marketing communications from Acme. | email_marketing
        Yes, please keep me updated with product news | email_marketing
        Subscribe me to your mailing list | email_marketing
        I agree to receive other communications from Acme. | email_marketing
        One to One | email_marketing
        Promotional emails | email_marketing
        Einwilligung Werbung | email_marketing
        Ja, ich möchte den Newsletter erhalten | email_marketing
        Ich willige in Werbung per E-Mail ein | email_marketing
        Ich stimme der Zusendung von Angeboten zu | -
        Je souhaite recevoir la newsletter | email_marketing
        J'accepte de recevoir des offres commerciales | email_marketing
        Quiero recibir ofertas y novedades | email_marketing
        Acepto recibir comunicaciones comerciales | email_marketing
        Aceito receber novidades por e-mail | email_marketing
        Acconsento a ricevere offerte | email_marketing
        Consenso per finalità di marketing | email_marketing
        Ja, ik wil de nieuwsbrief ontvangen | email_marketing
        Zgoda na otrzymywanie informacji handlowych | email_marketing
        Nyhetsbrev | email_marketing
        メルマガを受け取る | email_marketing
        订阅营销邮件 | email_marketing
        마케팅 정보 수신 동의 | email_marketing
        ads | ads
        ad_user_data | ads
        ad_personalization | ads
        Personalized advertising | ads
        Retargeting | ads
        I consent to personalised ads and remarketing | ads
        Personalisierte Werbung | ads
        Publicité personnalisée | ads
        Publicidad personalizada | ads
        phone | phone
        Phone calls | phone
        You may contact me by phone | phone
        Please call me | phone
        Telefonische Kontaktaufnahme | phone
        Sie dürfen mich per Telefon kontaktieren | phone
        J'accepte d'être contacté par téléphone | phone
        Contacto telefónico | phone
        Contatto telefonico | phone
        お電話でのご連絡に同意する | phone
        I agree to phone marketing | phone
        I agree to marketing emails and to be contacted by phone | email_marketing,phone
        I have read the privacy policy and want the newsletter | email_marketing
        I have read the privacy policy | -
        I agree to the privacy policy and the terms and conditions | -
        I accept the Terms of Service | -
        Privacy policy | -
        Ich habe die Datenschutzerklärung gelesen und akzeptiert | -
        Ich akzeptiere die AGB | -
        J'accepte la politique de confidentialité | -
        He leído y acepto la política de privacidad | -
        Acepto los términos y condiciones | -
        Ho letto l'informativa sulla privacy | -
        Ik ga akkoord met het privacybeleid | -
        プライバシーポリシーに同意する | -
        I consent to having this website store my submitted information so they can respond to my inquiry | -
        GDPR | -
        I agree | -
        Consent | -
        acceptance | -
        cookies | -
        """);

    private static NormalizedLead Lead(params ConsentInput[] consents) => Pipeline.Normalize(new LeadSubmission { Email = "a@example.com", Consents = consents });

    [Theory]
    [MemberData(nameof(Wordings))]
    public void A_wording_is_consent_to_the_purposes_that_it_names_and_to_nothing_else(string wording, string? purposes)
    {
        var lead = Lead(new ConsentInput(wording, true));
        Assert.Equal(purposes ?? "", string.Join(',', lead.Consents.Select(c => c.Purpose)));
        Assert.All(lead.Consents, c => Assert.True(c is { Granted: true, At: not null }));
    }

    [Fact]
    public void A_wording_that_names_the_purpose_is_kept_as_the_text()
    {
        var consent = Assert.Single(Lead(new ConsentInput("I agree to receive marketing", false)).Consents);
        Assert.Equal(("email_marketing", false, "I agree to receive marketing"), (consent.Purpose, consent.Granted, consent.Text));
        Assert.Equal("Given text", Assert.Single(Lead(new ConsentInput("I agree to receive marketing", true, Text: "Given text")).Consents).Text);
        Assert.Null(Assert.Single(Lead(new ConsentInput("email_marketing", true)).Consents).Text);
    }

    [Fact]
    public void Terms_and_the_unknown_leave_different_steps()
    {
        Assert.Contains(Lead(new ConsentInput("Privacy policy", true)).Steps, s => s.Rule == "consent.not-consent");
        Assert.Contains(Lead(new ConsentInput("cookies", true)).Steps, s => s.Rule == "consent.purpose-unknown");
    }
}
