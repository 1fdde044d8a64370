using System.Globalization;

namespace RevOps.Data.Campaigns;

/// <summary>Campaigns, and which touchpoints belong to them.</summary>
public static class CampaignStore
{
    /// <summary>
    /// Writes campaigns, all or none, each with exactly its aliases. Touchpoints that name one and had none become its own; those of
    /// a name or alias that it gave up go to whichever campaign has it now, or to none.
    /// </summary>
    public static async Task<CampaignsSaved> SaveCampaignsAsync(this SqlSession sql, IReadOnlyList<CampaignRow> campaigns, IReadOnlyList<AliasRow> aliases, DateTimeOffset now)
    {
        var ids = campaigns.Select(c => c.CampaignId).ToList();
        if (aliases.Count > 0 && await sql.QueryAsync<AliasRow>("campaign_aliases/taken", new { Keys = aliases.Select(a => a.AliasKey), CampaignIds = ids }) is [var taken, ..])
        {
            return new CampaignsSaved.AliasTaken(taken.Alias, taken.CampaignId);
        }

        var former = await sql.AliasesAsync(ids);
        await sql.ExecuteAsync("campaign_aliases/delete", new { CampaignIds = ids });
        var saved = new List<CampaignSaved>();
        foreach (var campaign in campaigns)
        {
            saved.Add(await SaveAsync(sql, campaign, [.. aliases.Where(a => a.CampaignId == campaign.CampaignId)], former, now));
        }

        return new CampaignsSaved.Saved(saved);
    }

    /// <summary>The campaign that a touchpoint names, if it is known.</summary>
    /// <param name="sql">A session.</param>
    /// <param name="reference">The campaign's id, as the sender knows it.</param>
    /// <param name="utmId">utm_id.</param>
    /// <param name="channel">Reporting channel of the touchpoint.</param>
    /// <param name="key">The campaign's name as it is compared.</param>
    /// <param name="at">When it happened.</param>
    public static Task<CampaignMatch?> MatchCampaignAsync(
        this SqlSession sql, string? reference, string? utmId, string channel, string? key, DateTimeOffset at) =>
        sql.FindAsync<CampaignMatch>("campaigns/match", new
        {
            Reference = reference,
            UtmId = utmId,
            Channel = channel,
            Key = key,
            Date = at.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        });

    /// <summary>Ids of all campaigns of a name, whatever their channel.</summary>
    /// <param name="sql">A session.</param>
    /// <param name="key">The name as it is compared.</param>
    public static Task<IReadOnlyList<string>> CampaignsNamedAsync(this SqlSession sql, string key) =>
        sql.QueryAsync<string>("campaigns/named", new { Key = key });

    /// <summary>Aliases of campaigns.</summary>
    public static Task<IReadOnlyList<AliasRow>> AliasesAsync(this SqlSession sql, IReadOnlyList<string> campaignIds) =>
        sql.QueryAsync<AliasRow>("campaign_aliases/list", new { CampaignIds = campaignIds });

    private static async Task<CampaignSaved> SaveAsync(
        SqlSession sql, CampaignRow campaign, IReadOnlyList<AliasRow> aliases, IReadOnlyList<AliasRow> former, DateTimeOffset now)
    {
        var before = await sql.FindAsync<CampaignRow>("campaigns/find", new { campaign.CampaignId });
        await sql.ExecuteAsync(before is null ? "campaigns/insert" : "campaigns/update", new
        {
            campaign.CampaignId,
            campaign.Channel,
            campaign.CampaignName,
            campaign.StartDate,
            campaign.EndDate,
            campaign.NameKey,
            Now = now,
        });
        await sql.ExecuteAsync("campaign_aliases/insert", aliases);
        var left = before is null ? 0 : await sql.ExecuteAsync("touchpoints/leave_campaign", campaign);
        if (left > 0)
        {
            var givenUp = former.Where(a => a.CampaignId == campaign.CampaignId).Select(a => a.AliasKey).Append(before!.NameKey).Distinct();
            await sql.ExecuteAsync("touchpoints/take_any_campaign", givenUp.Select(key => new { Key = key }));
        }

        return new CampaignSaved(before is null, left + await sql.ExecuteAsync("touchpoints/take_campaign", campaign));
    }
}

/// <summary>A campaign that was written.</summary>
/// <param name="IsNew">True where it was not known before.</param>
/// <param name="Reattributed">Touchpoints that joined it or left it.</param>
public sealed record CampaignSaved(bool IsNew, int Reattributed);

/// <summary>What writing campaigns came to.</summary>
public abstract record CampaignsSaved
{
    private CampaignsSaved()
    {
    }

    /// <summary>Written.</summary>
    /// <param name="Campaigns">In the order given.</param>
    public sealed record Saved(IReadOnlyList<CampaignSaved> Campaigns) : CampaignsSaved;

    /// <summary>Nothing written: another campaign has an alias already.</summary>
    /// <param name="Alias">The alias.</param>
    /// <param name="CampaignId">Who has it.</param>
    public sealed record AliasTaken(string Alias, string CampaignId) : CampaignsSaved;
}
