using RevOps.Core.Reports;

namespace RevOps.Functions.Reports.Definitions;

/// <summary>What a channel cost and brought in.</summary>
internal sealed class ChannelSums
{
    public decimal Spend { get; set; }

    public long Leads { get; set; }

    public long Mqls { get; set; }

    public long Sqls { get; set; }

    public long NewCustomers { get; set; }

    public decimal Revenue { get; set; }

    public void Add(ChannelSums other)
    {
        Spend += other.Spend;
        Leads += other.Leads;
        Mqls += other.Mqls;
        Sqls += other.Sqls;
        NewCustomers += other.NewCustomers;
        Revenue += other.Revenue;
    }

    /// <summary>From spend to roas. Spend has no segment: of one segment, nothing that needs it can be told.</summary>
    public IEnumerable<object?> Cells(bool hasSpend)
    {
        var spend = hasSpend ? Spend : (decimal?)null;
        return
        [
            spend, Leads, Mqls, Sqls, NewCustomers, Metrics.CostPerLead(spend, Leads), Metrics.CostPerMql(spend, Mqls), Metrics.AcquisitionCost(spend, NewCustomers),
            Revenue, Metrics.ReturnOnInvestment(Revenue, spend), Metrics.ReturnOnAdSpend(Revenue, spend),
        ];
    }
}
