using RevOps.Data;
using RevOps.Data.Effects;
using RevOps.Functions.Nurture;
using RevOps.Functions.Outreach;

namespace RevOps.Functions.Tests.Nurture;

/// <summary>Queues what it is asked for in the transaction, answers as the test says, and dies when the test wants it to.</summary>
internal sealed class NotedOutreach : INurtureEffects
{
    /// <summary>What mails come to; queued where the test says nothing.</summary>
    public Func<MailRequest, DateTimeOffset, MailResult> Answer { get; set; } = (_, _) => new MailResult.Queued();

    /// <summary>Whether the process dies now, after the mail was queued and before the commit.</summary>
    public Func<bool> Dies { get; set; } = () => false;

    /// <summary>Mails that were queued though a commit had queued them before.</summary>
    public int Repeated { get; private set; }

    public async Task<MailResult> MailAsync(SqlSession sql, MailRequest request, DateTimeOffset now)
    {
        var answer = Answer(request, now);
        if (answer is MailResult.Queued && !await sql.QueueEffectAsync(new Effect(request.MailId, Destinations.Email, request.ContactId, request.Template, "{}"), now))
        {
            Repeated++;
        }

        return Dies() ? throw new DeadException() : answer;
    }

    public async Task<AudienceResult> AudienceAsync(SqlSession sql, string contactId, string audience, bool adds, string cause, DateTimeOffset now)
    {
        await sql.QueueEffectAsync(new Effect(cause, Destinations.Ad("google"), contactId, adds ? "add" : "remove", "{}"), now);
        return new AudienceResult.Queued();
    }
}

/// <summary>The process has died here.</summary>
internal sealed class DeadException : Exception;
