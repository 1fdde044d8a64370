using RevOps.Connectors.Ads;
using RevOps.Data;
using RevOps.Data.Effects;
using RevOps.Data.Outreach;
using RevOps.Functions.Ads;
using RevOps.Functions.Effects;
using RevOps.Functions.Http;
using RevOps.Functions.Setup;

namespace RevOps.Functions.Outreach;

/// <summary>Keeps back what somebody has said no to since it was queued, and mails to those whose night it is by now.</summary>
public sealed class OutreachGuard(MailGuard mails, RuleBook rules) : IEffectGuard
{
    /// <inheritdoc/>
    public async Task<GuardAnswer> CheckAsync(SqlSession sql, Effect effect, DateTimeOffset now)
    {
        if (effect.Kind.StartsWith(AudienceStore.KindPrefix, StringComparison.Ordinal) && await sql.HasLeftSinceAsync(effect))
        {
            return new GuardAnswer.Drop("left the audience");
        }

        if (effect.Kind == AdsSender.Conversion
            && !await AdConsent.AllowsAsync(sql, EffectJson.Parse<ConversionPayload>(effect.Payload).ContactId, rules.Current.Ads))
        {
            return new GuardAnswer.Drop("consent withdrawn");
        }

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
