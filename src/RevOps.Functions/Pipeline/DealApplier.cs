using System.Globalization;
using RevOps.Core;
using RevOps.Core.Deals;
using RevOps.Core.Normalization;
using RevOps.Core.Rules;
using RevOps.Data;
using RevOps.Data.Deals;
using RevOps.Data.Effects;
using RevOps.Data.Events;
using RevOps.Data.Identity;
using RevOps.Functions.Setup;

namespace RevOps.Functions.Pipeline;

/// <summary>
/// Writes a deal as it stands, with its contacts and company, and moves its lead on. A delivery holds the whole deal, so the newest
/// <c>updatedAt</c> counts and the order of arrival does not; of two versions of one time the last that arrives counts.
/// </summary>
public sealed class DealApplier(RuleBook rules, DealLinks links)
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

        var contentKey = $"{DeliveryKey.ContentHash(context.Source.Payload)}:{rules.Current.Deals.Version}";
        var held = await context.Sql.LockDealAsync(deal.Id);
        if (held is not null)
        {
            var versions = await context.Sql.DealVersionsAsync(held);
            if (versions.FirstOrDefault(v => v.UpdatedAt == deal.UpdatedAt) is { } known && known.ContentKey == contentKey)
            {
                return Unchanged(held) with { Status = EventStatus.Duplicate, DuplicateOf = known.EventId };
            }
        }

        return await WriteAsync(context, deal, held, contentKey, rules.Current);
    }

    /// <summary>Writes that a deal is gone where it came from, as its last version: lost, with no value. Nothing where it is not known.</summary>
    public async Task<Applied> DeleteAsync(EventContext context, string dealId)
    {
        var held = await context.Sql.LockDealAsync(dealId);
        if (held is null)
        {
            return new Applied(EventStatus.Applied) { DealId = dealId, Fault = Unknown };
        }

        var gone = held with
        {
            PipelineStage = DeletedStage,
            DealValue = 0,
            Probability = 0,
            WonLost = DealOutcomes.Lost,
            ExpectedCloseAt = null,
            UpdatedAt = held.UpdatedAt is { } newest && newest >= context.ReceivedAt ? newest.AddTicks(1) : context.ReceivedAt,
            EventId = context.EventId,
            ContentKey = context.EventId,
        };
        await context.Sql.DealVersionsAsync(held);
        await context.Sql.ExecuteAsync("deals/update", gone);
        await context.Sql.SaveVersionAsync(DealVersionRow.Of(gone) with { ClosedAt = gone.UpdatedAt });
        var linked = await links.LinkAsync(context.Sql, gone, context.EventId, context.Now);
        await RaiseAsync(context.Sql, linked, held, context.Now);
        return Unchanged(linked);
    }

    private async Task<Applied> WriteAsync(EventContext context, DealSubmission deal, DealRow? held, string contentKey, RuleSet current)
    {
        var sql = context.Sql;
        var arrival = context.Arrival(deal.UpdatedAt < context.ReceivedAt ? deal.UpdatedAt.ToUniversalTime() : context.ReceivedAt);
        var named = LeadNormalizer.NormalizeCompany(deal.Company, current.Normalization);
        var primary = await context.FindOrMakeAsync(
            deal.PrimaryContact, arrival, current, own => sql.SaveCompanyAsync(own, arrival, current.Identity));
        var waiting = new WaitingSubject(WaitingSubject.Deal, deal.Id, deal.UpdatedAt.ToUniversalTime());
        if (primary is null && !await sql.WaitAsync(waiting, deal.PrimaryContact))
        {
            return Applied.Rejected(new FieldFault("/primaryContact", "not_found", "No contact is known under this reference, and none could come under it."));
        }

        if (primary is not null)
        {
            await sql.StopWaitingAsync(waiting);
        }

        var companyId = named is null ? null : await sql.SaveCompanyAsync(named, arrival with { Key = $"{arrival.Key}:company" }, current.Identity);
        var row = Row(context, deal, current.Deals.StandingOf(deal), contentKey) with
        {
            CompanyId = companyId,
            PrimaryContactId = primary?.Saved.ContactId,
            LeadId = held?.LeadId,
        };
        var version = DealVersionRow.Of(row) with { PrimaryContactId = primary?.Saved.MatchedContactId, ClosedAt = row.WonLost == DealOutcomes.Open ? null : deal.ClosedAt?.ToUniversalTime() };
        if (held is { UpdatedAt: { } heldAt } && deal.UpdatedAt < heldAt)
        {
            await sql.SaveVersionAsync(version);
            return Unchanged(await links.LinkAsync(sql, held, context.EventId, context.Now)) with { Fault = Stale(heldAt) };
        }

        var (others, unknown) = await OthersAsync(context, deal, arrival, current);
        await sql.SaveDealAsync(WithLinks(row, held), held is null, primary?.Saved, others);
        await sql.SaveVersionAsync(version);
        var linked = await links.LinkAsync(sql, WithLinks(row, held), context.EventId, context.Now);
        await RaiseAsync(sql, linked, held, context.Now);
        return Unchanged(linked) with { Fault = (primary is null ? Waiting : null) ?? unknown ?? await InferredAsync(sql, linked) };
    }

    private static Applied Unchanged(DealRow deal) =>
        new(EventStatus.Applied) { DealId = deal.DealId, ContactId = deal.PrimaryContactId, LeadId = deal.LeadId };

    private static DealRow Row(EventContext context, DealSubmission deal, DealStanding standing, string contentKey) => new()
    {
        DealId = deal.Id,
        PipelineStage = deal.PipelineStage,
        DealValue = deal.DealValue,
        Probability = standing.Probability,
        CreatedAt = deal.CreatedAt.ToUniversalTime(),
        WonLost = standing.WonLost,
        ExpectedCloseAt = standing.WonLost == DealOutcomes.Open ? deal.ClosedAt?.ToUniversalTime() : null,
        Currency = deal.Currency,
        Pipeline = deal.Pipeline,
        UpdatedAt = deal.UpdatedAt.ToUniversalTime(),
        EventId = context.EventId,
        ContentKey = contentKey,
    };

    /// <summary>What was linked before stays until it is linked anew: the frozen costs above all.</summary>
    private static DealRow WithLinks(DealRow row, DealRow? held) => held is null ? row : row with
    {
        LifecycleStage = held.LifecycleStage,
        Source = held.Source,
        Channel = held.Channel,
        CampaignId = held.CampaignId,
        Touches = held.Touches,
        FirstTouchAt = held.FirstTouchAt,
        LastTouchAt = held.LastTouchAt,
        JourneyDays = held.JourneyDays,
        CacProxy = held.CacProxy,
        CacBasis = held.CacBasis,
        CacChannel = held.CacChannel,
        CacSpend = held.CacSpend,
        CacCount = held.CacCount,
        CacCurrency = held.CacCurrency,
    };

    /// <summary>Tells subscribers what is new about the deal: a version that changes neither existence nor outcome tells nothing.</summary>
    private static async Task RaiseAsync(SqlSession sql, DealRow deal, DealRow? held, DateTimeOffset now)
    {
        if (held is null)
        {
            await sql.RaiseAsync(Happened(DomainEventTypes.DealCreated, deal, deal.DealId, now));
        }

        if (deal.WonLost != DealOutcomes.Open && deal.WonLost != held?.WonLost)
        {
            var type = deal.WonLost == DealOutcomes.Won ? DomainEventTypes.DealWon : DomainEventTypes.DealLost;
            await sql.RaiseAsync(Happened(type, deal, $"{deal.DealId}:{deal.EventId}", now));
        }
    }

    private static DomainEvent Happened(string type, DealRow deal, string cause, DateTimeOffset now) => new(type, cause, now)
    {
        DealId = deal.DealId,
        LeadId = deal.LeadId,
        ContactId = deal.PrimaryContactId,
        Facts = new Dictionary<string, object?>
        {
            ["pipeline"] = deal.Pipeline,
            ["pipelineStage"] = deal.PipelineStage,
            ["dealValue"] = deal.DealValue,
            ["currency"] = deal.Currency,
            ["wonLost"] = deal.WonLost,
            ["closedAt"] = deal.ClosedAt,
        },
    };

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

    private static async Task<FieldFault?> InferredAsync(SqlSession sql, DealRow deal) =>
        DealTimeline.Of((await sql.DealVersionsAsync(deal)).Select(v => v.Version)).Newest.IsInferred ? Inferred : null;

    private const string DeletedStage = "deleted";

    private static FieldFault Unknown { get; } = new("/id", "not_found", "The deal is not known here; there is nothing to delete.");

    private static FieldFault Inferred { get; } = new("/closedAt", "inferred", "closedAt is missing; updatedAt is taken.");

    private static FieldFault Waiting { get; } =
        new("/primaryContact", "waiting", "No contact is known under this reference yet; the deal is kept and linked when one comes.");

    private static FieldFault Stale(DateTimeOffset heldAt) =>
        new("/updatedAt", "stale", string.Create(CultureInfo.InvariantCulture, $"A newer version, of {heldAt:u}, is held; the deal stays as it is."));
}
