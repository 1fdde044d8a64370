using RevOps.Core.Outreach;
using RevOps.Core.Rules;
using RevOps.Data.Outreach;
using RevOps.Functions.Outreach;

namespace RevOps.Functions.Tests.Outreach;

/// <summary>Templates: what they may say, and what becomes of it.</summary>
public sealed class TemplateTests
{
    private const string Url = "https://mail.example.com/api/unsubscribe/t0k-en_";

    private static readonly OutreachRules Rules = OutreachRules.None with { Sender = new MailSender("Acme & Co", "hello@acme.example", null), PostalAddress = "Acme & Co, 1 Street" };

    private static (MailTemplates Templates, List<RuleFault> Faults) Read(string subject = "Hi", string text = "Text", string html = "<p>Html</p>", string name = "mail")
    {
        var faults = new List<RuleFault>();
        var read = MailTemplates.Read(
            new Dictionary<string, string>
            {
                [$"templates/{name}/subject.liquid"] = subject,
                [$"templates/{name}/text.liquid"] = text,
                [$"templates/{name}/html.liquid"] = html,
            },
            faults);
        return (read, faults);
    }

    private static ComposedMail Fill(MailFactsRow row, string subject = "Hi", string text = "Text", string html = "<p>Html</p>")
    {
        var (templates, faults) = Read(subject, text, html);
        Assert.Empty(faults);
        return templates.Find("mail")!.Fill(row, Rules, Url);
    }

    private static MailFactsRow Named(string? firstName) => new() { ContactId = "con_1", FirstName = firstName };

    [Theory]
    [InlineData("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;")]
    [InlineData("Ann\" onmouseover=\"x", "Ann&quot; onmouseover=&quot;x")]
    [InlineData("O'Neil & Söhne", "O&#39;Neil &amp; S&#246;hne")]
    [InlineData("{{ contact.email }}{% if true %}", "{{ contact.email }}{% if true %}")]
    [InlineData("&lt;b&gt;", "&amp;lt;b&amp;gt;")]
    public void A_name_is_only_ever_text_in_the_HTML_part(string name, string expected)
    {
        Assert.StartsWith($"<p title=\"{expected}\">{expected}</p>", Fill(Named(name), html: "<p title=\"{{ contact.firstName }}\">{{ contact.firstName | default: \"you\" }}</p>").Html, StringComparison.Ordinal);
        Assert.StartsWith($".{name}", Fill(Named(name), text: ".{{ contact.firstName }}").Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{{- contact.firstName -}}")]
    [InlineData("{{contact.firstName}}")]
    [InlineData("{{ contact.firstName | upcase | truncate: 200 }}")]
    [InlineData("{% if contact.firstName %}{{ contact.firstName }}{% endif %}")]
    [InlineData("{% case contact.firstName %}{% when 'x' %}{% else %}{{ contact.firstName }}{% endcase %}")]
    public void However_a_value_is_written_it_is_escaped(string html) =>
        Assert.DoesNotContain("<I>", Fill(Named("<I>X"), html: $"<p>.{html}</p>").Html, StringComparison.OrdinalIgnoreCase);

    [Fact]
    public void A_subject_is_one_line() =>
        Assert.Equal("Hi Ann Bcc: victim@example.com", Fill(Named("Ann\r\nBcc: victim@example.com"), subject: "Hi\n{{ contact.firstName }}\n").Subject);

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("Click www.evil.example now")]
    public void A_name_that_advertises_a_page_counts_as_missing(string name) =>
        Assert.StartsWith("Hello there", Fill(Named(name), text: "Hello {{ contact.firstName | default: 'there' }}").Text, StringComparison.Ordinal);

    [Fact]
    public void What_is_missing_has_a_fallback_and_is_told()
    {
        var mail = Fill(Named(null), "{{ company.name | default: 'Your company' }}", "Hello {{ contact.firstName | default: \"there\" }}, {{ contact.lastName }}!");
        Assert.Equal("Your company", mail.Subject);
        Assert.StartsWith("Hello there, !", mail.Text, StringComparison.Ordinal);
        Assert.Equal(["company.name", "contact.firstName", "contact.lastName"], mail.Fallbacks);
    }

    [Fact]
    public void The_way_out_and_the_postal_address_are_added_where_a_template_lacks_them()
    {
        var mail = Fill(Named(null), html: "<html><body><p>x</p></body></html>");
        Assert.Equal($"Text\n\nAcme & Co, 1 Street\n\nUnsubscribe: {Url}\n", mail.Text);
        Assert.Equal($"<html><body><p>x</p><p>Acme &amp; Co, 1 Street</p>\n<p><a href=\"{Url}\">Unsubscribe</a></p>\n</body></html>", mail.Html);
    }

    [Fact]
    public void They_are_added_too_where_a_condition_left_them_out() =>
        Assert.Contains(Url, Fill(Named(null), text: "x {% if contact.firstName %}{{ unsubscribeUrl }}{% endif %}").Text, StringComparison.Ordinal);

    [Fact]
    public void They_are_not_added_twice()
    {
        const string Both = "x {{ sender.postalAddress }} {{ unsubscribeUrl }}";
        var mail = Fill(Named(null), text: Both, html: Both);
        Assert.Equal($"x Acme & Co, 1 Street {Url}\n", mail.Text);
        Assert.Equal($"x Acme &amp; Co, 1 Street {Url}", mail.Html.Trim());
    }

    [Theory]
    [InlineData("a\nb {{ contact.frstName }}", 2, "frstName")]
    [InlineData("{{ firstName }}", 1, "firstName")]
    [InlineData("{{ contact }}", 1, "contact")]
    [InlineData("{{ contact.firstName | default: contact.nick }}", 1, "contact.nick")]
    [InlineData("a\n\n{% for i in (1..1000000) %}x", 3, "for")]
    [InlineData("{% include 'secrets' %}", 1, "include")]
    [InlineData("{% assign a = contact.firstName %}", 1, "assign")]
    [InlineData("{{ contact.firstName | append: 'x' }}", 1, "append")]
    [InlineData("{{ contact.firstName | raw }}", 1, "raw")]
    [InlineData("x\n{% if contact.firstName %}\ny\n{{ contact.lastName }}", 2, "if")]
    [InlineData("{% if contact.firstName %}a{% endif %}\n{% if contact.lastName %}b", 2, "if")]
    [InlineData("{{ contact.firstName", 1, "")]
    [InlineData("a\n{{ contact.firstName }", 2, "")]
    [InlineData("  \n ", 1, "Nothing is left")]
    [InlineData("{{ contact.firstName }}", 1, "Nothing is left")]
    public void What_a_template_may_not_do_is_told_with_its_line(string text, int line, string part)
    {
        var fault = Assert.Single(Read(text: text).Faults);
        Assert.Equal(("templates/mail/text.liquid", $"line {line}"), (fault.File, fault.Path));
        Assert.Contains(part, fault.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_fault_of_every_file_is_told_at_once()
    {
        var (_, faults) = Read("{{ a }}", "{{ b }}\n{{ c }}", "{{ d }}");
        Assert.Equal(["subject.liquid line 1", "text.liquid line 1", "text.liquid line 2", "html.liquid line 1"], faults.Select(f => $"{f.File.Split('/')[^1]} {f.Path}"));
    }

    [Fact]
    public void A_mail_has_all_three_parts_and_nothing_else()
    {
        var faults = new List<RuleFault>();
        MailTemplates.Read(new Dictionary<string, string> { ["templates/a/text.liquid"] = "x", ["templates/a/notes.liquid"] = "x" }, faults);
        Assert.Equal(["templates/a/subject.liquid", "templates/a/html.liquid", "templates/a/notes.liquid"], faults.Select(f => f.File));
    }

    [Fact]
    public void The_version_changes_with_any_part()
    {
        string[] versions = [.. new[] { Read("a"), Read(text: "a"), Read(html: "a"), Read() }.Select(r => r.Templates.Find("mail")!.Version)];
        Assert.Distinct(versions);
    }

    [Fact]
    public void A_long_value_is_cut_without_breaking_a_character() =>
        Assert.StartsWith(new string('a', 999) + "\n", Fill(Named(new string('a', 999) + "😀"), text: "{{ contact.firstName }}\nend").Text, StringComparison.Ordinal);

    [Fact]
    public async Task The_shipped_templates_are_there_and_a_preview_unsubscribes_nobody()
    {
        await using var app = await OutreachApp.StartAsync();
        var lead = await app.LeadAsync(firstName: null, email: "x@gmail.com");
        Assert.Equal(["re-engage-1", "re-engage-2", "stay-in-touch", "welcome-1", "welcome-2", "welcome-3"], app.Rules.Loaded.Templates.Names);
        foreach (var name in app.Rules.Loaded.Templates.Names)
        {
            var mail = (await app.Db.ReadAsync(sql => app.Composer.ComposeAsync(sql, name, lead.LeadId!)))!;
            Assert.Contains("contact.firstName", mail.Fallbacks);
            Assert.Contains("Hello there,", mail.Text, StringComparison.Ordinal);
            Assert.Contains("/api/unsubscribe/preview", mail.Html, StringComparison.Ordinal);
            Assert.Contains("Example Ltd, 1 Example Street", mail.Html, StringComparison.Ordinal);
        }

        Assert.Null(app.Tokens.Read("preview"));
        Assert.Null(await app.Db.ReadAsync(sql => app.Composer.ComposeAsync(sql, "no-such", lead.LeadId!)));
        Assert.Null(await app.Db.ReadAsync(sql => app.Composer.ComposeAsync(sql, "welcome-1", "lead_none")));
    }
}
