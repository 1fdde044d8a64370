using RevOps.Connectors.Tests.Support;
using RevOps.Core.Leads;

namespace RevOps.Connectors.Tests.Forms;

/// <summary>What the form plugins really send.</summary>
public class FormPluginTests
{
    [Fact]
    public void Contact_form_7_with_its_default_tags_is_understood()
    {
        var delivery = Some.Json("""
            {"your-name":"Jane Doe","your-email":"jane@acme.example","your-subject":"Demo","your-message":"Call me.","tel-428":"+49 30 1234567",
             "checkbox-12":["CRM","Ads"],"acceptance-9":[""],"_wpcf7_unit_tag":"wpcf7-f1-p2-o1","_wpcf7":"1"}
            """, "contact");

        var result = Assert.IsType<MapResult.Lead>(Some.Forms.MapOne(delivery));

        Assert.Equal("Jane Doe", result.Submission.FullName);
        Assert.Equal("jane@acme.example", result.Submission.Email);
        Assert.Equal("+49 30 1234567", result.Submission.Phone);
        Assert.Equal("Demo", result.Submission.Interest);
        Assert.Equal("Call me.", result.Submission.Message);
        Assert.Equal("contact", result.Submission.Form);
        Assert.Empty(result.Submission.Consents);
        Assert.Equal(["checkbox-12"], result.Unmapped);
    }

    [Fact]
    public void A_whole_gravity_forms_entry_gives_name_email_and_source_id()
    {
        var delivery = Some.Json("""
            {"id":"871","form_id":"4","post_id":null,"date_created":"2026-01-05 10:11:12","is_starred":0,"is_read":0,"ip":"203.0.113.9",
             "source_url":"https://acme.example/demo","user_agent":"Mozilla/5.0","currency":"EUR","status":"active",
             "1.2":"","1.3":"Jane","1.4":"","1.6":"Doe","1.8":"","2":"jane@acme.example","9":"blue"}
            """, "demo-request");

        var source = Assert.Single(Some.Forms.Received(delivery));
        var result = Assert.IsType<MapResult.Lead>(Some.Forms.Map(source));

        Assert.Equal("4/871", source.SourceId);
        Assert.Equal(("Jane", "Doe"), (result.Submission.FirstName, result.Submission.LastName));
        Assert.Equal("jane@acme.example", result.Submission.Email);
        Assert.Equal("https://acme.example/demo", result.Submission.Url);
        Assert.Equal(["9"], result.Unmapped);
    }

    [Fact]
    public void A_gravity_forms_address_is_not_taken_for_a_name()
    {
        var lead = Some.Forms.Lead(Some.Json("""{"2":"jane@acme.example","5.1":"Main St 1","5.3":"Springfield","5.6":"Germany"}"""));

        Assert.Null(lead.FirstName);
        Assert.Null(lead.LastName);
    }

    [Fact]
    public void Numbered_fields_follow_the_entry_of_their_form()
    {
        var lead = Some.Forms.Lead(Some.Json(
            """{"1.3":"Jane","1.6":"Doe","2":"jane@acme.example","3":"030 1234567","4":"Acme","5":"Hello","6.1":"1","6.2":"I agree."}""",
            "Example-Gravity-Demo-Request"));

        Assert.Equal("030 1234567", lead.Phone);
        Assert.Equal("Acme", lead.Company.Name);
        Assert.Equal("Hello", lead.Message);
        Assert.Equal([new ConsentInput("email_marketing", true, null, null, "Example-Gravity-Demo-Request")], lead.Consents);
    }

    [Fact]
    public void Wpforms_names_and_dates_are_understood()
    {
        var delivery = Some.Json("""
            {"entry_id":55,"form_id":"12","email":"jane@acme.example","name":"Jane Doe","company":"Acme","interests":"CRM||Ads",
             "when":{"value":"05/01/2026 10:00","unix":1767607200}}
            """);

        var source = Assert.Single(Some.Forms.Received(delivery));
        var result = Assert.IsType<MapResult.Lead>(Some.Forms.Map(source));

        Assert.Equal("12/55", source.SourceId);
        Assert.Equal("12/55", result.Submission.Id);
        Assert.Equal("Acme", result.Submission.Company.Name);
        Assert.Equal("CRM||Ads", result.Submission.Interest);
        Assert.Equal(["when"], result.Unmapped);
    }

    [Fact]
    public void Elementor_with_advanced_data_is_understood()
    {
        var delivery = Some.Form(
            "form%5Bid%5D=7f3a1c2&form%5Bname%5D=Demo+request"
            + "&fields%5Bname%5D%5Bid%5D=name&fields%5Bname%5D%5Btype%5D=text&fields%5Bname%5D%5Btitle%5D=Name&fields%5Bname%5D%5Bvalue%5D=Jane+Doe&fields%5Bname%5D%5Braw_value%5D=Jane+Doe&fields%5Bname%5D%5Brequired%5D=1"
            + "&fields%5Bfield_9c1%5D%5Bid%5D=field_9c1&fields%5Bfield_9c1%5D%5Btype%5D=email&fields%5Bfield_9c1%5D%5Btitle%5D=&fields%5Bfield_9c1%5D%5Bvalue%5D=jane%40acme.example&fields%5Bfield_9c1%5D%5Braw_value%5D=jane%40acme.example"
            + "&fields%5Bfield_2%5D%5Bid%5D=field_2&fields%5Bfield_2%5D%5Btype%5D=text&fields%5Bfield_2%5D%5Btitle%5D=Firma&fields%5Bfield_2%5D%5Bvalue%5D=Acme+GmbH"
            + "&meta%5Bdate%5D%5Btitle%5D=Date&meta%5Bdate%5D%5Bvalue%5D=5.+Januar+2026&meta%5Bpage_url%5D%5Btitle%5D=Page+URL&meta%5Bpage_url%5D%5Bvalue%5D=https%3A%2F%2Facme.example%2Fdemo"
            + "&meta%5Bremote_ip%5D%5Btitle%5D=Remote+IP&meta%5Bremote_ip%5D%5Bvalue%5D=203.0.113.9");

        var source = Assert.Single(Some.Forms.Received(delivery));
        var result = Assert.IsType<MapResult.Lead>(Some.Forms.Map(source));

        Assert.Equal("Jane Doe", result.Submission.FullName);
        Assert.Equal("jane@acme.example", result.Submission.Email);
        Assert.Equal("Acme GmbH", result.Submission.Company.Name);
        Assert.Equal("https://acme.example/demo", result.Submission.Url);
        Assert.Equal("Demo request", result.Submission.Form);
        Assert.Empty(result.Unmapped);
        Assert.Contains("\"fields\":{\"name\":{\"id\":\"name\"", source.Payload, StringComparison.Ordinal);
    }

    [Fact]
    public void Elementor_without_advanced_data_sends_labels()
    {
        var lead = Some.Forms.Lead(Some.Form(
            "Vorname=J%C3%BCrgen&Name=M%C3%BCller&E-Mail-Adresse=j%40acme.example&No+Label+email2=x&utm_source=google&utm_medium=cpc&gclid=Cj0&form_id=7f3&form_name=Kontakt"));

        Assert.Equal(("Jürgen", "Müller"), (lead.FirstName, lead.LastName));
        Assert.Equal("j@acme.example", lead.Email);
        Assert.Equal(("google", "cpc"), (lead.Utm.Source, lead.Utm.Medium));
        Assert.Equal("Cj0", lead.ClickIds["gclid"]);
        Assert.Equal("Kontakt", lead.Form);
    }

    [Fact]
    public void A_list_of_named_values_is_understood()
    {
        var lead = Some.Forms.Lead(Some.Json(
            """{"fields":[{"name":"work_email","value":"jane@acme.example"},{"id":"3","label":"Company size","value":"51-200"},{"name":"phone","values":["0301234567"]}]}"""));

        Assert.Equal("jane@acme.example", lead.Email);
        Assert.Equal("51-200", lead.Company.Employees);
        Assert.Equal("0301234567", lead.Phone);
    }

    [Fact]
    public void Multipart_fields_are_read_and_files_are_named_only()
    {
        var body = "--XyZ\r\nContent-Disposition: form-data; name=\"your-email\"\r\n\r\njane@acme.example\r\n"
            + "--XyZ\r\nContent-Disposition: form-data; name=\"cv\"; filename=\"cv.pdf\"\r\nContent-Type: application/pdf\r\n\r\n%PDF\r\n--XyZ--\r\n";

        var source = Assert.Single(Some.Forms.Received(new Delivery(System.Text.Encoding.UTF8.GetBytes(body), "multipart/form-data; boundary=XyZ")));

        Assert.Equal("""{"your-email":"jane@acme.example","cv":"cv.pdf"}""", source.Payload);
    }
}
