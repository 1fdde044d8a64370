using RevOps.Core.Outreach;
using RevOps.Data;
using RevOps.Data.Outreach;
using RevOps.Functions.Setup;

namespace RevOps.Functions.Outreach;

/// <summary>What became of a change of an audience.</summary>
public abstract record AudienceResult
{
    private AudienceResult()
    {
    }

    /// <summary>The contact is in, or out, and the ad platforms are told.</summary>
    public sealed record Queued : AudienceResult;

    /// <summary>It must not be put in.</summary>
    /// <param name="Reason">Such as <c>no consent</c>.</param>
    public sealed record Refused(string Reason) : AudienceResult;
}

/// <summary>Puts contacts into audiences of ad platforms and takes them out; the consent to <c>ads</c> decides, and the suppression list.</summary>
public sealed class Audiences(RuleBook rules)
{
    /// <summary>Puts a contact into an audience, in the caller's transaction; one that is in stays as it is.</summary>
    /// <param name="sql">The caller's transaction.</param>
    /// <param name="contactId">Who.</param>
    /// <param name="audience">Name of the audience; 100 characters at most.</param>
    /// <param name="cause">What it derives from: the platforms are told once per cause.</param>
    /// <param name="now">Now.</param>
    public async Task<AudienceResult> AddAsync(SqlSession sql, string contactId, string audience, string cause, DateTimeOffset now)
    {
        if (await sql.FindRecipientAsync(contactId) is not { } to)
        {
            return new AudienceResult.Refused("no such contact");
        }

        if (await sql.LatestConsentAsync(to.Contact.ContactId, ConsentPurpose.Ads) is not { Granted: var granted })
        {
            return new AudienceResult.Refused("no consent");
        }

        if (!granted)
        {
            return new AudienceResult.Refused("consent withdrawn");
        }

        if (await sql.SuppressionOfAsync(to, rules.Current.Normalization.Email) is { } reason)
        {
            return new AudienceResult.Refused($"suppressed: {reason}");
        }

        if (AudienceIdentity.Of(to.Contact.Email, to.Contact.Phone) is not { } identity)
        {
            return new AudienceResult.Refused("no address");
        }

        await sql.JoinAudienceAsync(to, identity, audience, cause, now);
        return new AudienceResult.Queued();
    }

    /// <summary>Takes a contact out of an audience, in the caller's transaction; one that is not in stays as it is.</summary>
    /// <inheritdoc cref="AddAsync"/>
#pragma warning disable CA1822 // Beside its counterpart, which needs the rules.
    public async Task<AudienceResult> RemoveAsync(SqlSession sql, string contactId, string audience, string cause, DateTimeOffset now)
    {
        if (await sql.FindRecipientAsync(contactId) is not { } to)
        {
            return new AudienceResult.Refused("no such contact");
        }

        await sql.LeaveAudienceAsync(to, audience, cause, now);
        return new AudienceResult.Queued();
    }
}
