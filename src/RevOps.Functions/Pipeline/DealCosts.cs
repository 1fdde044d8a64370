using RevOps.Core.Deals;
using RevOps.Data;
using RevOps.Data.Deals;
using RevOps.Data.Spend;
using RevOps.Functions.Setup;

namespace RevOps.Functions.Pipeline;

/// <summary>What it cost to win a customer in a deal's channel, told once, when deal and channel first meet.</summary>
/// <param name="rules">The rates.</param>
/// <param name="settings">The reporting currency.</param>
public sealed class DealCosts(RuleBook rules, RevOpsSettings settings)
{
    /// <summary>The deal with its CAC proxy. A number that it has stays; where there was none yet, it is tried again.</summary>
    /// <param name="sql">The transaction.</param>
    /// <param name="deal">The deal, with its channel.</param>
    public async Task<DealRow> WithProxyAsync(SqlSession sql, DealRow deal)
    {
        if (deal.Channel is not { } channel || (deal.CacProxy is not null && deal.CacChannel == channel))
        {
            return deal;
        }

        var day = DateOnly.FromDateTime(deal.CreatedAt.UtcDateTime);
        var spend = await sql.ChannelSpendAsync(channel, day.AddDays(-CacProxy.Days), day.AddDays(-1), rules.Current.Rates, settings.Currency);
        var days = new { Channel = channel, FromAt = deal.CreatedAt.AddDays(-CacProxy.Days), ToAt = deal.CreatedAt, deal.DealId };
        var proxy = spend.Unconverted.Count > 0
            ? null
            : CacProxy.Of(spend.Amount, await sql.ScalarAsync<int>("deals/new_customers", days), await sql.ScalarAsync<int>("deals/created_in", days));
        return deal with
        {
            CacProxy = proxy?.Value,
            CacBasis = proxy?.Basis,
            CacChannel = proxy is null ? null : channel,
            CacSpend = proxy?.Spend,
            CacCount = proxy?.Count,
            CacCurrency = proxy is null ? null : settings.Currency,
        };
    }
}
