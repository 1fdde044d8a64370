using RevOps.Core.Attribution;
using RevOps.Core.Deals;
using RevOps.Core.Lifecycle;
using RevOps.Data;
using RevOps.Data.Attribution;
using RevOps.Data.Deals;
using RevOps.Data.Leads;
using RevOps.Functions.Setup;

namespace RevOps.Functions.Pipeline;

/// <summary>
/// Links a deal with its lead, company, campaign and costs, and moves the lead on. All of it is told anew from the versions of the deal and
/// from what is known of its contacts, so that it does not matter in which order these came.
/// </summary>
public sealed class DealLinks(RuleBook rules, LeadStages stages, DealCosts costs)
{
    /// <summary>Links the deal as it is held.</summary>
    /// <param name="sql">The transaction.</param>
    /// <param name="deal">The deal, locked.</param>
    /// <param name="eventId">The event that is the reason.</param>
    /// <param name="now">Now.</param>
    /// <returns>The deal with its links.</returns>
    public async Task<DealRow> LinkAsync(SqlSession sql, DealRow deal, string eventId, DateTimeOffset now)
    {
        var versions = await sql.DealVersionsAsync(deal);
        var timeline = DealTimeline.Of(versions.Select(v => v.Version));
        var isInFunnel = !rules.Current.Deals.IsOutsideFunnel(deal.Pipeline);
        var newest = timeline.Newest.Version;
        string? leadId = null;
        foreach (var contactId in versions.Select(v => v.ContactId).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            var isOwn = contactId == newest.ContactId;
            var found = await LeadAsync(sql, timeline, contactId, isOwn ? deal.LeadId : null);
            leadId = isOwn ? found : leadId;
            if (found is not null && isInFunnel && await sql.LockForScoringAsync(found) is { } lead)
            {
                await stages.ReachAsync(sql, lead, timeline.FactsFor(deal.DealId, contactId), eventId, now);
            }
        }

        var stage = timeline.WasWon ? LifecycleStage.Customer : LifecycleStage.Opp;
        var linked = deal with
        {
            PrimaryContactId = newest.ContactId,
            LeadId = leadId,
            ClosedAt = timeline.Newest.ClosedAt?.ToUniversalTime(),
            LifecycleStage = isInFunnel ? stage.Text() : null,
        };
        linked = await WithOriginAsync(sql, linked, versions[^1].CompanyId);
        linked = await WithJourneyAsync(sql, linked);
        linked = await costs.WithProxyAsync(sql, linked);
        if (linked != deal)
        {
            await sql.ExecuteAsync("deals/set_links", linked);
        }

        return linked;
    }

    /// <summary>The lead that existed when the deal was created; one that comes while it is open, or soon after it was closed, is its too.</summary>
    private async Task<string?> LeadAsync(SqlSession sql, DealTimeline timeline, string contactId, string? held)
    {
        var (newest, closedAt) = (timeline.Newest.Version, timeline.Newest.ClosedAt);
        return await sql.LeadOfDealAsync(contactId, newest.CreatedAt, closedAt + rules.Current.Deals.LeadAfterClose, held);
    }

    /// <summary>Source and channel of the lead; the contact's company, as it is now, where the deal names none.</summary>
    private static async Task<DealRow> WithOriginAsync(SqlSession sql, DealRow deal, string? namedCompanyId)
    {
        if (deal.PrimaryContactId is not { } contactId || await sql.FindAsync<OriginRow>("deals/origin", new { deal.LeadId, ContactId = contactId }) is not { } origin)
        {
            return deal with { CompanyId = namedCompanyId };
        }

        return deal with
        {
            CompanyId = namedCompanyId ?? origin.CompanyId,
            Source = origin.Source,
            Channel = origin.Channel,
        };
    }

    private async Task<DealRow> WithJourneyAsync(SqlSession sql, DealRow deal)
    {
        var eligibility = new Eligibility(rules.Current.Deals, rules.Current.Attribution.Strength);
        var touches = await sql.DealTouchesAsync(deal.DealId, deal.CreatedAt);
        var journey = DealJourney.Of(touches, deal.CreatedAt, eligibility);
        var own = DealJourney.Of([.. touches.Where(t => t.ContactId == deal.PrimaryContactId)], deal.CreatedAt, eligibility);
        return deal with
        {
            Touches = journey.Touches,
            FirstTouchAt = journey.FirstAt,
            LastTouchAt = journey.LastAt,
            JourneyDays = journey.Days,
            CampaignId = own.CampaignId,
        };
    }

    private sealed record OriginRow
    {
        public string? Source { get; init; }

        public string? Channel { get; init; }

        public string? CompanyId { get; init; }
    }
}
