using RevOps.Core.Outreach;
using RevOps.Data;
using RevOps.Data.Leads;
using RevOps.Data.Outreach;
using RevOps.Functions.Setup;

namespace RevOps.Functions.Outreach;

/// <summary>Fills templates in with what is known.</summary>
public sealed class MailComposer(RuleBook rules)
{
    /// <summary>A mail as a lead would get it now; its unsubscribe link leads nowhere, so that looking at it unsubscribes nobody.</summary>
    /// <param name="sql">A session.</param>
    /// <param name="template">The template.</param>
    /// <param name="leadId">The lead.</param>
    /// <returns>Null where there is no such template or lead.</returns>
    public async Task<ComposedMail?> ComposeAsync(SqlSession sql, string template, string leadId)
    {
        var loaded = rules.Loaded;
        return loaded.Templates.Find(template) is { } found && await sql.FindLeadAsync(leadId) is { } lead
            ? await ComposeAsync(sql, found, loaded.Rules.Outreach, lead.ContactId, leadId, "preview")
            : null;
    }

    /// <summary>A mail to a contact.</summary>
    internal static async Task<ComposedMail?> ComposeAsync(SqlSession sql, MailTemplate template, OutreachRules rules, string contactId, string? leadId, string token)
    {
        if (await sql.FindAsync<MailFactsRow>("mails/facts", new { ContactId = contactId, LeadId = leadId }) is not { } row)
        {
            return null;
        }

        var url = UnsubscribeUrl(rules, token);
        return template.Fill(row, rules, url);
    }

    /// <summary>The link with which one click unsubscribes.</summary>
    internal static string UnsubscribeUrl(OutreachRules rules, string token) => $"{rules.BaseUrl}/api/unsubscribe/{token}";
}
