using RevOps.Core.Outreach;
using RevOps.Core.Rules;
using RevOps.Data;
using RevOps.Data.Effects;
using RevOps.Data.Outreach;
using RevOps.Functions.Http;
using RevOps.Functions.Setup;

namespace RevOps.Functions.Outreach;

/// <summary>A mail that a sequence wants sent.</summary>
/// <param name="MailId">Idempotency key: the same again is the same mail; 100 characters at most.</param>
/// <param name="ContactId">To whom.</param>
/// <param name="LeadId">Because of which lead, if any.</param>
/// <param name="Template">Name of the template.</param>
/// <param name="Sequence">Name of the sequence.</param>
public sealed record MailRequest(string MailId, string ContactId, string? LeadId, string Template, string Sequence);

/// <summary>What became of a mail.</summary>
public abstract record MailResult
{
    private MailResult()
    {
    }

    /// <summary>It waits for delivery, now or since the same call before.</summary>
    public sealed record Queued : MailResult;

    /// <summary>It must not go, and waiting does not help.</summary>
    /// <param name="Reason">Such as <c>no consent</c> or <c>suppressed: hard_bounce</c>.</param>
    public sealed record Refused(string Reason) : MailResult;

    /// <summary>Not yet: ask again then.</summary>
    /// <param name="At">When; by then other things may stand in the way.</param>
    /// <param name="Reason"><c>quiet hours</c> or <c>frequency cap</c>.</param>
    public sealed record Later(DateTimeOffset At, string Reason) : MailResult;
}

/// <summary>Decides whether a mail may go, writes it, and queues it for delivery: all in the caller's transaction.</summary>
public sealed class Mailer(RuleBook rules, UnsubscribeTokens tokens)
{
    /// <summary>Queues a mail once, or says why not.</summary>
    /// <param name="sql">The caller's transaction.</param>
    /// <param name="request">The mail.</param>
    /// <param name="now">Now.</param>
    public async Task<MailResult> SendAsync(SqlSession sql, MailRequest request, DateTimeOffset now)
    {
        if (await sql.FindAsync<MailRow>("mails/find", new { request.MailId }) is not null)
        {
            return new MailResult.Queued();
        }

        var loaded = rules.Loaded;
        var outreach = loaded.Rules.Outreach;
        if (outreach.Sender is not { } sender)
        {
            return new MailResult.Refused("outreach.json is missing");
        }

        if (loaded.Templates.Find(request.Template) is not { } template)
        {
            return new MailResult.Refused("no such template");
        }

        if (await sql.FindRecipientAsync(request.ContactId) is not { } to)
        {
            return new MailResult.Refused("no such contact");
        }

        return MailDecision.Of(await sql.RecipientFactsAsync(to, loaded.Rules.Normalization.Email, now - outreach.Cap.Within), outreach, now) switch
        {
            MailDecision.Refused refused => new MailResult.Refused(refused.Reason),
            MailDecision.Later later => new MailResult.Later(later.At, later.Reason),
            _ => await QueueAsync(sql, request, to, template, loaded.Rules, sender, now),
        };
    }

    private async Task<MailResult> QueueAsync(
        SqlSession sql, MailRequest request, Recipient to, MailTemplate template, RuleSet current, MailSender sender, DateTimeOffset now)
    {
        var outreach = current.Outreach;
        var contactId = to.Contact.ContactId;
        var token = tokens.Make(contactId, request.MailId);
        var mail = (await MailComposer.ComposeAsync(sql, template, outreach, contactId, request.LeadId, token))!;
        await sql.ExecuteAsync("mails/insert", new MailRow
        {
            MailId = request.MailId,
            ContactId = contactId,
            LeadId = request.LeadId,
            Sequence = request.Sequence,
            Template = template.Name,
            TemplateVersion = template.Version,
            AddressHash = to.AddressHash(current.Normalization.Email)!,
            QueuedAt = now,
        });
        var payload = new MailPayload(
            request.MailId,
            contactId,
            to.Contact.Email!,
            new MailAddress(sender.Name, sender.Email),
            sender.ReplyTo,
            mail.Subject,
            mail.Text,
            mail.Html,
            new Dictionary<string, string>
            {
                ["List-Unsubscribe"] = $"<{MailComposer.UnsubscribeUrl(outreach, token)}>",
                ["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click",
            });
        await sql.QueueEffectAsync(new Effect(request.MailId, Destinations.Email, contactId, "mail", Json.Text(payload)), now);
        return new MailResult.Queued();
    }
}

/// <summary>What delivery needs of a mail.</summary>
/// <param name="MailId">The mail.</param>
/// <param name="ContactId">Whose guard is asked before it goes.</param>
/// <param name="To">Address.</param>
/// <param name="From">Who writes.</param>
/// <param name="ReplyTo">Where answers go; null for the sender's address.</param>
/// <param name="Subject">One line.</param>
/// <param name="Text">Plain text.</param>
/// <param name="Html">HTML.</param>
/// <param name="Headers">Further headers.</param>
public sealed record MailPayload(
    string MailId, string ContactId, string To, MailAddress From, string? ReplyTo, string Subject, string Text, string Html, IReadOnlyDictionary<string, string> Headers);

/// <summary>A name and an address.</summary>
/// <param name="Name">As mail programs show it.</param>
/// <param name="Email">Address.</param>
public sealed record MailAddress(string Name, string Email);
