using RevOps.Core.Deals;
using RevOps.Data.Deals;
using RevOps.Data.Identity;
using RevOps.Data.Leads;

namespace RevOps.Functions.Deals;

/// <summary>How deals look in answers: the field names are the contract with callers.</summary>
internal static class DealViews
{
    public static object Item(DealView d) => new
    {
        d.DealId,
        d.LeadId,
        d.PrimaryContactId,
        d.Email,
        d.FirstName,
        d.LastName,
        d.CompanyId,
        d.CompanyName,
        d.OwnerId,
        d.Pipeline,
        d.PipelineStage,
        d.DealValue,
        d.Currency,
        d.Probability,
        d.WonLost,
        d.LifecycleStage,
        d.Source,
        d.Channel,
        d.CampaignId,
        d.CreatedAt,
        d.UpdatedAt,
        d.ClosedAt,
        d.ExpectedCloseAt,
    };

    public static object Detail(
        DealView d, LeadView? lead, CompanyRow? company, IReadOnlyList<DealPartyRow> parties, IReadOnlyList<DealVersionRow> versions) => new
        {
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
            Campaign = d.CampaignId is null ? null : new { d.CampaignId, d.CampaignName },
            Lead = lead is null ? null : new { lead.LeadId, lead.LifecycleStage, lead.Status, lead.LeadScore, lead.OwnerId, lead.CreatedAt, lead.MqlAt, lead.SqlAt, lead.OppAt, lead.CustomerAt },
            Company = company is null ? null : new { company.CompanyId, company.CompanyName, company.Industry, company.EmployeeCountBand, company.Country, company.Domain },
            Contacts = parties.Select(p => new { p.ContactId, p.Role, p.Email, p.FirstName, p.LastName }),
            Attribution = new { d.Touches, d.FirstTouchAt, d.LastTouchAt, d.JourneyDays },
            CacProxy = d.CacProxy is null
                ? null
                : new { Value = d.CacProxy, Currency = d.CacCurrency, IsProxy = true, Channel = d.CacChannel, Basis = d.CacBasis, Spend = d.CacSpend, Count = d.CacCount, CacProxy.Days },
            History = versions.Select(v => new { v.UpdatedAt, v.Pipeline, v.PipelineStage, v.DealValue, v.Currency, v.Probability, v.WonLost }),
        };
}
