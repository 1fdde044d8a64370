using RevOps.Connectors.Tests.Support;
using RevOps.Core.Leads;

namespace RevOps.Connectors.Tests.Forms;

public class FormMappingTests
{
    [Theory]
    [InlineData("Correo electrónico", "Teléfono", "Empresa")]
    [InlineData("Adresse e-mail *", "Téléphone", "Société")]
    [InlineData("E-MAIL", "Telefonnummer (required)", "Name der Firma")]
    [InlineData("workEmail", "phone_number", "companyName")]
    [InlineData("form_fields[email]", "form_fields[tel]", "form_fields[company]")]
    [InlineData("your-email-2", "your-tel-1", "your-company")]
    [InlineData("メールアドレス", "電話番号", "会社名")]
    [InlineData("Indirizzo email", "Cellulare", "Azienda")]
    [InlineData("wpforms_email", "contact.phone", "company.name")]
    public void Names_are_understood_in_many_spellings_and_languages(string email, string phone, string company)
    {
        var lead = Some.Forms.Lead(Some.Form($"{Uri.EscapeDataString(email)}=a%40b.example&{Uri.EscapeDataString(phone)}=0301234567&{Uri.EscapeDataString(company)}=Acme"));

        Assert.Equal(("a@b.example", "0301234567", "Acme"), (lead.Email, lead.Phone, lead.Company.Name));
    }

    [Theory]
    [InlineData("""{"Vorname":"Eva","Name":"Maier","email":"a@b.example"}""", "Eva", "Maier", null)]
    [InlineData("""{"Nombre":"Eva","Apellidos":"Ruiz","email":"a@b.example"}""", "Eva", "Ruiz", null)]
    [InlineData("""{"Prénom":"Eva","Nom":"Petit","email":"a@b.example"}""", "Eva", "Petit", null)]
    [InlineData("""{"first_name":"Eva","name":"Eva Maier","email":"a@b.example"}""", "Eva", null, "Eva Maier")]
    [InlineData("""{"name":"Eva Maier","email":"a@b.example"}""", null, null, "Eva Maier")]
    public void A_name_beside_one_of_its_parts_is_the_other_part(string json, string? first, string? last, string? full)
    {
        var lead = Some.Forms.Lead(Some.Json(json));

        Assert.Equal((first, last, full), (lead.FirstName, lead.LastName, lead.FullName));
    }

    [Fact]
    public void The_only_bare_address_is_the_email_where_no_name_says_so()
    {
        var lead = Some.Forms.Lead(Some.Json("""{"q7":"jane@acme.example","q8":"write to me@acme.example please"}"""));

        Assert.Equal("jane@acme.example", lead.Email);
    }

    [Fact]
    public void Two_bare_addresses_are_not_guessed_at()
    {
        var fault = Some.Forms.Rejected(Some.Json("""{"q7":"jane@acme.example","q8":"joe@acme.example"}"""));

        Assert.Equal(("/email", "required"), (fault.Field, fault.Code));
    }

    [Fact]
    public void An_address_elsewhere_does_not_replace_an_email_field_that_holds_nonsense()
    {
        var fault = Some.Forms.Rejected(Some.Json("""{"email":"none","q8":"joe@acme.example"}"""));

        Assert.Equal(("/email", "format"), (fault.Field, fault.Code));
    }

    [Theory]
    [InlineData("1", true, null)]
    [InlineData("on", true, null)]
    [InlineData("Yes", true, null)]
    [InlineData("I agree to receive e-mails", true, "I agree to receive e-mails")]
    [InlineData("No, thanks", false, "No, thanks")]
    [InlineData("nein", false, null)]
    [InlineData("I do not agree", false, "I do not agree")]
    public void A_consent_field_that_says_something_is_a_consent_with_its_wording(string value, bool granted, string? text)
    {
        var lead = Some.Forms.Lead(Some.Form($"email=a%40b.example&newsletter={Uri.EscapeDataString(value)}", "footer"));

        Assert.Equal([new ConsentInput("email_marketing", granted, null, text, "footer")], lead.Consents);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("")]
    [InlineData("off")]
    [InlineData("false")]
    public void A_box_that_is_not_ticked_withdraws_nothing(string value)
    {
        Assert.Empty(Some.Forms.Lead(Some.Form($"email=a%40b.example&newsletter={value}")).Consents);
    }

    [Theory]
    [InlineData("privacy-policy=1&Datenschutz=ja")]
    [InlineData("acceptance=1")]
    [InlineData("acceptance-9=1")]
    [InlineData("gdpr=on")]
    [InlineData("gdpr-agreement=I+consent+to+having+this+website+store+my+submitted+information")]
    [InlineData("dsgvo=ja")]
    [InlineData("consent=yes")]
    [InlineData("i-agree=1")]
    [InlineData("terms=1&agb=1")]
    public void Accepting_a_privacy_policy_or_terms_is_no_marketing_consent(string fields) =>
        Assert.Empty(Some.Forms.Lead(Some.Form($"email=a%40b.example&{fields}")).Consents);

    [Theory]
    [InlineData("newsletter")]
    [InlineData("Newsletter+Opt-in")]
    [InlineData("marketing_consent")]
    [InlineData("Einwilligung+Werbung")]
    [InlineData("I+agree+to+receive+marketing")]
    [InlineData("accepts_marketing")]
    public void A_box_that_names_marketing_is_consent_to_it(string field) =>
        Assert.Equal("email_marketing", Assert.Single(Some.Forms.Lead(Some.Form($"email=a%40b.example&{field}=on")).Consents).Purpose);

    [Fact]
    public void The_earlier_alias_wins_and_the_other_field_is_reported()
    {
        var result = Assert.IsType<MapResult.Lead>(Some.Forms.MapOne(Some.Json("""{"subject":"Hello","interest":"Demo","email":"a@b.example"}""")));

        Assert.Equal("Demo", result.Submission.Interest);
        Assert.Equal(["subject"], result.Unmapped);
    }

    [Fact]
    public void A_text_over_the_limit_is_cut_and_the_lead_kept()
    {
        var lead = Some.Forms.Lead(Some.Json($$"""{"email":"a@b.example","name":"{{new string('x', 5_000)}}"}"""));

        Assert.Equal(2_000, lead.FullName!.Length);
    }

    [Fact]
    public void A_form_without_email_and_phone_is_received_and_rejected_when_mapped()
    {
        Assert.Equal("required", Some.Forms.Rejected(Some.Json("""{"name":"Jane"}""")).Code);
    }
}
