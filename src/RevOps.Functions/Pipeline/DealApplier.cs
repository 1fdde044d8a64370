using System.Globalization;
using RevOps.Core;
using RevOps.Core.Deals;
using RevOps.Core.Normalization;
using RevOps.Core.Rules;
using RevOps.Data.Deals;
using RevOps.Data.Events;
using RevOps.Data.Identity;
using RevOps.Functions.Setup;

namespace RevOps.Functions.Pipeline;

/// <summary>
/// Writes a deal as it stands, with its contacts and company, and moves its lead on. A delivery holds the whole deal, so the newest
/// <c>updatedAt</c> counts and the order of arrival does not; of two versions of one time the last that arrives counts.
/// </summary>
public sealed class DealApplier(RuleBook rules, DealLifecycle lifecycle)
{
    /// <summary>A sender's clock may be this far ahead; a time beyond would keep out all that come after.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromHours(24);

    /// <summary>Writes within the event's transaction.</summary>
    public async Task<Applied> ApplyAsync(EventContext context, DealSubmission deal)
    {
        if (deal.UpdatedAt > context.ReceivedAt + Ahead)
        {
            return Applied.Rejected(new FieldFault("/updatedAt", "range", "updatedAt is more than a day in the future."));
        }

        var current = rules.Current;
        var contentKey = $"{DeliveryKey.ContentHash(context.Source.Payload)}:{current.Deals.Version}";
        var held = await context.Sql.LockDealAsync(deal.Id);
        if (held is null || held.UpdatedAt is not { } updatedAt || deal.UpdatedAt > updatedAt)
        {
            return await WriteAsync(context, deal, held, contentKey, current);
        }

        var known = new Applied(EventStatus.Applied) { DealId = held.DealId, ContactId = held.PrimaryContactId, LeadId = held.LeadId };
        return deal.UpdatedAt < updatedAt ? known with { Fault = Stale(updatedAt) }
            : contentKey == held.ContentKey ? known with { Status = EventStatus.Duplicate, DuplicateOf = held.EventId }
            : await WriteAsync(context, deal, held, contentKey, current);
    }

    private async Task<Applied> WriteAsync(EventContext context, DealSubmission deal, DealRow? held, string contentKey, RuleSet current)
    {
        var sql = context.Sql;
        var arrival = context.Arrival(deal.UpdatedAt < context.ReceivedAt ? deal.UpdatedAt.ToUniversalTime() : context.ReceivedAt);
        var named = LeadNormalizer.NormalizeCompany(deal.Company, current.Normalization);
        var primary = await context.FindOrMakeAsync(
            deal.PrimaryContact, arrival, current, own => sql.SaveCompanyAsync(named ?? own, arrival, current.Identity));
        if (primary is null)
        {
            return Applied.Rejected(new FieldFault("/primaryContact", "not_found", "No contact is known under this reference."));
        }

        var (others, unknown) = await OthersAsync(context, deal, arrival, current);
        var standing = current.Deals.StandingOf(deal);
        var (closedAt, isInferred) = ClosedAt(deal, standing, held);
        var row = new DealRow
        {
            DealId = deal.Id,
            CompanyId = named is null || primary.IsNew ? primary.CompanyId : await sql.SaveCompanyAsync(named, arrival, current.Identity),
            PrimaryContactId = primary.Saved.ContactId,
            PipelineStage = deal.PipelineStage,
            DealValue = deal.DealValue,
            Probability = standing.Probability,
            CreatedAt = deal.CreatedAt.ToUniversalTime(),
            ClosedAt = closedAt,
            WonLost = standing.WonLost,
            Currency = deal.Currency,
            Pipeline = deal.Pipeline,
            LeadId = await sql.LeadOfDealAsync(primary.Saved.ContactId, deal.CreatedAt, held?.LeadId),
            UpdatedAt = deal.UpdatedAt.ToUniversalTime(),
            EventId = context.EventId,
            ContentKey = contentKey,
        };
        await sql.SaveDealAsync(row, held is null, primary.Saved, others);
        await lifecycle.ApplyAsync(sql, row, context.EventId, context.Now);
        return new Applied(EventStatus.Applied)
        {
            DealId = row.DealId,
            ContactId = row.PrimaryContactId,
            LeadId = row.LeadId,
            Fault = unknown ?? (isInferred ? Inferred : null),
        };
    }

    /// <summary>Who else takes part. One whom nobody knows is left out, and the first of these is noted.</summary>
    private static async Task<(IReadOnlyList<SavedContact> Contacts, FieldFault? Unknown)> OthersAsync(
        EventContext context, DealSubmission deal, Arrival arrival, RuleSet current)
    {
        var (contacts, unknown) = (new List<SavedContact>(), (FieldFault?)null);
        for (var i = 0; i < deal.Contacts.Count; i++)
        {
            var at = i.ToString(CultureInfo.InvariantCulture);
            var own = arrival with { Key = $"{arrival.Key}:{at}" };
            if (await context.FindOrMakeAsync(
                deal.Contacts[i], own, current, company => context.Sql.SaveCompanyAsync(company, own, current.Identity)) is { } contact)
            {
                contacts.Add(contact.Saved);
            }
            else
            {
                unknown ??= new FieldFault($"/contacts/{at}", "not_found", "No contact is known under this reference; the deal is kept without it.");
            }
        }

        return (contacts, unknown);
    }

    /// <summary>
    /// When the deal was closed: as given, else as it is held with the same outcome, else the time of the change that brought the
    /// outcome. An open deal has none: what senders give there is a hope.
    /// </summary>
    private static (DateTimeOffset? At, bool IsInferred) ClosedAt(DealSubmission deal, DealStanding standing, DealRow? held) =>
        standing.WonLost == DealOutcomes.Open ? (null, false)
        : deal.ClosedAt is { } given ? (given.ToUniversalTime(), false)
        : held is { ClosedAt: { } known } && held.WonLost == standing.WonLost ? (known, false)
        : (deal.UpdatedAt.ToUniversalTime(), true);

    private static FieldFault Inferred { get; } = new("/closedAt", "inferred", "closedAt is missing; updatedAt is taken.");

    private static FieldFault Stale(DateTimeOffset heldAt) =>
        new("/updatedAt", "stale", string.Create(CultureInfo.InvariantCulture, $"A newer version, of {heldAt:u}, is held; nothing was changed."));
}
