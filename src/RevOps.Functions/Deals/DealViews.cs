using RevOps.Core.Deals;
using RevOps.Data.Deals;
using RevOps.Data.Identity;
using RevOps.Data.Leads;

namespace RevOps.Functions.Deals;

/// <summary>How deals look in answers: the field names are the contract with callers.</summary>
internal static class DealViews
{
    public static DealItem Item(DealView d) => new(
        d.DealId, d.LeadId, d.PrimaryContactId, d.Email, d.FirstName, d.LastName, d.CompanyId, d.CompanyName, d.OwnerId, d.Pipeline,
        d.PipelineStage, d.DealValue, d.Currency, d.Probability, d.WonLost, d.LifecycleStage, d.Source, d.Channel, d.CampaignId,
        d.CreatedAt, d.UpdatedAt, d.ClosedAt, d.ExpectedCloseAt);

    public static DealDetailView Detail(
        DealView d, LeadView? lead, CompanyRow? company, IReadOnlyList<DealPartyRow> parties, IReadOnlyList<DealVersionRow> versions) => new(
            d.DealId,
            d.Pipeline,
            d.PipelineStage,
            d.DealValue,
            d.Currency,
            d.Probability,
            d.WonLost,
            d.LifecycleStage,
            d.CreatedAt,
            d.UpdatedAt,
            d.ClosedAt,
            d.ExpectedCloseAt,
            d.OwnerId,
            d.LeadId,
            d.PrimaryContactId,
            d.CompanyId,
            d.Source,
            d.Channel,
            d.CampaignId is null ? null : new CampaignOfDeal(d.CampaignId, d.CampaignName),
            lead is null ? null : new LeadOfDeal(
                lead.LeadId, lead.LifecycleStage, lead.Status, lead.LeadScore, lead.OwnerId, lead.CreatedAt, lead.MqlAt, lead.SqlAt, lead.OppAt,
                lead.CustomerAt),
            company is null ? null : new CompanyOfDeal(
                company.CompanyId, company.CompanyName, company.Industry, company.EmployeeCountBand, company.Country, company.Domain),
            parties.Select(p => new DealParty(p.ContactId, p.Role, p.Email, p.FirstName, p.LastName)),
            new JourneyView(d.Touches, d.FirstTouchAt, d.LastTouchAt, d.JourneyDays),
            d.CacProxy is null
                ? null
                : new CacProxyView(d.CacProxy, d.CacCurrency, true, d.CacChannel, d.CacBasis, d.CacSpend, d.CacCount, CacProxy.Days),
            versions.Select(v => new DealVersion(v.UpdatedAt, v.Pipeline, v.PipelineStage, v.DealValue, v.Currency, v.Probability, v.WonLost)));
}
