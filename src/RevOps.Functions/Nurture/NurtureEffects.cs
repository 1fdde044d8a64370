using RevOps.Data;
using RevOps.Functions.Outreach;

namespace RevOps.Functions.Nurture;

/// <summary>What sequences make happen outside, within their transaction.</summary>
public interface INurtureEffects
{
    /// <summary>Queues a mail, once per id.</summary>
    Task<MailResult> MailAsync(SqlSession sql, MailRequest request, DateTimeOffset now);

    /// <summary>Puts a contact into an audience, or takes it out.</summary>
    Task<AudienceResult> AudienceAsync(SqlSession sql, string contactId, string audience, bool adds, string cause, DateTimeOffset now);
}

/// <summary>The same by the app's mailer and audiences, which know about consent, quiet hours and caps.</summary>
public sealed class NurtureEffects(Mailer mailer, Audiences audiences) : INurtureEffects
{
    /// <inheritdoc/>
    public Task<MailResult> MailAsync(SqlSession sql, MailRequest request, DateTimeOffset now) => mailer.SendAsync(sql, request, now);

    /// <inheritdoc/>
    public Task<AudienceResult> AudienceAsync(SqlSession sql, string contactId, string audience, bool adds, string cause, DateTimeOffset now) =>
        adds ? audiences.AddAsync(sql, contactId, audience, cause, now) : audiences.RemoveAsync(sql, contactId, audience, cause, now);
}
