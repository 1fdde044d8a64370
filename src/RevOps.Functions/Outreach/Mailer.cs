#pragma warning disable CA1822
using RevOps.Data;
using RevOps.Data.Effects;
using RevOps.Functions.Http;

namespace RevOps.Functions.Outreach;

/// <summary>Queues mails to contacts.</summary>
public sealed class Mailer
{
    /// <summary>Queues a mail, once per id.</summary>
    public async Task<MailResult> SendAsync(SqlSession sql, MailRequest request, DateTimeOffset now)
    {
        await sql.QueueEffectAsync(new Effect(request.MailId, Destinations.Email, $"email:{request.ContactId}", request.Template, Json.Text(request)), now);
        return new MailResult.Queued();
    }
}

/// <summary>A mail.</summary>
public sealed record MailRequest(string MailId, string ContactId, string? LeadId, string Template, string Sequence);

/// <summary>What became of it.</summary>
public abstract record MailResult
{
    private MailResult()
    {
    }

    /// <summary>On its way.</summary>
    public sealed record Queued : MailResult;

    /// <summary>Never now.</summary>
    public sealed record Refused(string Reason) : MailResult;

    /// <summary>Ask again then.</summary>
    public sealed record Later(DateTimeOffset At, string Reason) : MailResult;
}
