using RevOps.Data;
using RevOps.Data.Effects;
using RevOps.Functions.Effects;
using RevOps.Functions.Http;

namespace RevOps.Functions.Outreach;

/// <summary>Keeps back a mail to somebody who has unsubscribed since it was queued, or whose night it is by now.</summary>
public sealed class OutreachGuard(MailGuard mails) : IEffectGuard
{
    /// <inheritdoc/>
    public async Task<GuardAnswer> CheckAsync(SqlSession sql, Effect effect, DateTimeOffset now)
    {
        if (effect.Destination != Destinations.Email)
        {
            return new GuardAnswer.Go();
        }

        var mail = Json.Parse<MailPayload>(effect.Payload);
        return await mails.RefusalAsync(sql, mail.ContactId, mail.To, now) is { } refusal ? new GuardAnswer.Drop(refusal)
            : await mails.LaterAsync(sql, mail.ContactId, now) is { } at ? new GuardAnswer.Later(at)
            : new GuardAnswer.Go();
    }
}
