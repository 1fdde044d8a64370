using System.Net;
using RevOps.Core.Outreach;
using RevOps.Core.Rules;
using RevOps.Data.Outreach;

namespace RevOps.Functions.Outreach;

/// <summary>A mail as it would go.</summary>
/// <param name="Subject">One line.</param>
/// <param name="Text">The part in plain text.</param>
/// <param name="Html">The part in HTML.</param>
/// <param name="Fallbacks">Facts that the template asked for and that are missing, such as <c>contact.firstName</c>: it uses what it says instead.</param>
public sealed record ComposedMail(string Subject, string Text, string Html, IReadOnlyList<string> Fallbacks);

/// <summary>A mail's three parts, from a folder of <c>rules/templates</c>.</summary>
public sealed class MailTemplate
{
    private readonly LiquidText _subject;
    private readonly LiquidText _text;
    private readonly LiquidText _html;

    internal MailTemplate(string name, LiquidText subject, LiquidText text, LiquidText html)
    {
        (Name, _subject, _text, _html) = (name, subject, text, html);
        Version = RuleParser.VersionOf($"{subject.Source}\0{text.Source}\0{html.Source}");
    }

    /// <summary>Name of its folder.</summary>
    public string Name { get; }

    /// <summary>First 12 hexadecimal digits of the parts' SHA-256.</summary>
    public string Version { get; }

    /// <summary>Fills it in. The way to unsubscribe and the postal address are always there: added at the end where it lacks them.</summary>
    /// <param name="row">What is known of the recipient.</param>
    /// <param name="rules">Who writes.</param>
    /// <param name="unsubscribeUrl">The recipient's way out.</param>
    public ComposedMail Fill(MailFactsRow row, OutreachRules rules, string unsubscribeUrl)
    {
        var facts = MailFacts.Of(row, rules, unsubscribeUrl);
        var subject = string.Join(' ', _subject.Render(facts).Split(default(char[]), StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        var text = _text.Render(facts).Trim();
        var html = _html.Render(facts).Trim();
        return new ComposedMail(
            subject,
            WithTextFooter(text, rules.PostalAddress, unsubscribeUrl),
            WithHtmlFooter(html, WebUtility.HtmlEncode(rules.PostalAddress), WebUtility.HtmlEncode(unsubscribeUrl)),
            facts.Missing);
    }

    private static string WithTextFooter(string text, string address, string url)
    {
        List<string> lines = [text];
        if (!text.Contains(address, StringComparison.Ordinal))
        {
            lines.Add($"\n{address}");
        }

        if (!text.Contains(url, StringComparison.Ordinal))
        {
            lines.Add($"\nUnsubscribe: {url}");
        }

        return string.Join('\n', lines) + "\n";
    }

    private static string WithHtmlFooter(string html, string address, string url)
    {
        var footer = "";
        if (!html.Contains(address, StringComparison.Ordinal))
        {
            footer += $"<p>{address}</p>\n";
        }

        if (!html.Contains(url, StringComparison.Ordinal))
        {
            footer += $"<p><a href=\"{url}\">Unsubscribe</a></p>\n";
        }

        var end = html.LastIndexOf("</body>", StringComparison.OrdinalIgnoreCase);
        return end < 0 ? $"{html}\n{footer}" : html.Insert(end, footer);
    }
}
