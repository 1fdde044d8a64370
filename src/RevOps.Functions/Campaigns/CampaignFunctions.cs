using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RevOps.Core;
using RevOps.Core.Leads;
using RevOps.Data;
using RevOps.Data.Campaigns;
using RevOps.Data.Spend;
using RevOps.Functions.Access;
using RevOps.Functions.Api;
using RevOps.Functions.Description;
using RevOps.Functions.Http;
using RevOps.Functions.Setup;

namespace RevOps.Functions.Campaigns;

/// <summary>Campaigns, and what names one that is not known.</summary>
public sealed class CampaignFunctions(Database database, RuleBook rules, RevOpsSettings settings, TimeProvider time)
{
    private const int MaxCampaigns = 1_000;

    /// <summary>Writes campaigns, all or none; each replaces the one of its id, aliases included.</summary>
    [Function("PostCampaigns")]
    [Access(Scope.Intake | Scope.Agent)]
    [Takes("CampaignInput", Amount = Amount.OneOrMany)]
    [Answers(200, typeof(SavedCampaign), typeof(ItemList<SavedCampaign>))]
    [Answers(201, typeof(SavedCampaign))]
    [Refuses(409)]
    public async Task<IResult> Post([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "campaigns")] HttpRequest request, CancellationToken cancel)
    {
        var (body, refusal) = await JsonInput.ReadAsync(request, cancel);
        if (refusal is not null)
        {
            return refusal;
        }

        var isArray = body.ValueKind == JsonValueKind.Array;
        if (isArray && body.GetArrayLength() is 0 or > MaxCampaigns)
        {
            return Problem.Invalid(new FieldFault("", "range", $"An array holds 1 to {MaxCampaigns} campaigns."));
        }

        var inputs = isArray ? body.EnumerateArray().Select((e, i) => JsonInput.Of(e, $"/{i}")).ToList() : [JsonInput.Of(body)];
        var campaigns = inputs.Select(CampaignInput.Read).ToList();
        var faults = inputs.SelectMany(i => i.Faults).Concat(CampaignInput.Repeated(campaigns)).ToList();
        if (faults.Count > 0)
        {
            return Problem.Invalid(faults);
        }

        return await database.WriteAsync(sql => SaveAsync(sql, campaigns), cancel) switch
        {
            CampaignsSaved.AliasTaken taken => Problem.Conflict($"The alias '{taken.Alias}' belongs to campaign {taken.CampaignId}; nothing was written."),
            CampaignsSaved.Saved { Campaigns: var saved } when isArray => Answer.Ok(ItemList.Of(campaigns.Zip(saved, View))),
            CampaignsSaved.Saved { Campaigns: [{ IsNew: true } created] } => Answer.Created(View(campaigns[0], created)),
            CampaignsSaved.Saved { Campaigns: var saved } => Answer.Ok(View(campaigns[0], saved[0])),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>A campaign may come after its first spend: its total is brought up to date.</summary>
    private async Task<CampaignsSaved> SaveAsync(SqlSession sql, IReadOnlyList<CampaignInput> campaigns)
    {
        var outcome = await sql.SaveCampaignsAsync([.. campaigns.Select(c => c.Row)], [.. campaigns.SelectMany(c => c.Aliases)], time.GetUtcNow());
        if (outcome is CampaignsSaved.Saved saved)
        {
            foreach (var (campaign, _) in campaigns.Zip(saved.Campaigns).Where(c => c.Second.IsNew))
            {
                await sql.SumSpendAsync(campaign.Row.CampaignId, rules.Current.Rates, settings.Currency);
            }
        }

        return outcome;
    }

    /// <summary>A page of campaigns in order of their ids.</summary>
    [Function("ListCampaigns")]
    [Access(Scope.Read | Scope.Agent)]
    [Paged]
    [Query("channel", "Only campaigns of this channel.", OneOf = typeof(Channels))]
    [Answers(200, typeof(Page<CampaignItem>))]
    public async Task<IResult> List([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "campaigns")] HttpRequest request, CancellationToken cancel)
    {
        var (paging, faults) = Paging.Read(request.Query);
        if (faults.Count > 0)
        {
            return Problem.Invalid(faults);
        }

        string? Given(string name) => request.Query[name].ToString() is { Length: > 0 } value ? value : null;
        var (found, aliases) = await database.ReadAsync(
            async sql =>
            {
                var rows = await sql.QueryAsync<CampaignRow>("campaigns/list", new { Channel = Given("channel"), After = paging.After?.Id, Limit = paging.Limit + 1 });
                return (rows, rows.Count == 0 ? [] : await sql.AliasesAsync([.. rows.Select(r => r.CampaignId)]));
            },
            cancel);
        var page = found.Take(paging.Limit).ToList();
        return Answer.Ok(Page.Of(
            page.Select(c => View(c, aliases.Where(a => a.CampaignId == c.CampaignId))),
            found.Count > paging.Limit ? new Position(DateTimeOffset.UnixEpoch, page[^1].CampaignId).Text : null));
    }

    /// <summary>What names a campaign that is not known, most touchpoints first.</summary>
    [Function("ListUnmatchedCampaigns")]
    [Access(Scope.Read | Scope.Agent)]
    [Paged]
    [Period("the touchpoints")]
    [Answers(200, typeof(Page<UnmatchedCampaign>))]
    public async Task<IResult> Unmatched(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "campaigns/unmatched")] HttpRequest request, CancellationToken cancel)
    {
        var (paging, pagingFaults) = Paging.Read(request.Query);
        var (days, dayFaults) = DayRange.Read(request.Query);
        if (pagingFaults.Concat(dayFaults).ToList() is { Count: > 0 } faults)
        {
            return Problem.Invalid(faults);
        }

        var skip = int.TryParse(paging.After?.Id, NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? place : 0;
        var found = await database.ReadAsync(
            sql => sql.QueryAsync<UnmatchedCampaign>("touchpoints/unmatched", new { FromAt = days.From, ToAt = days.Until, Limit = paging.Limit + 1, Skip = skip }), cancel);
        return Answer.Ok(Page.Of(
            found.Take(paging.Limit),
            found.Count > paging.Limit ? new Position(DateTimeOffset.UnixEpoch, (skip + paging.Limit).ToString(CultureInfo.InvariantCulture)).Text : null));
    }

    private static SavedCampaign View(CampaignInput campaign, CampaignSaved saved) => new(
        campaign.Row.CampaignId, campaign.Row.Channel, campaign.Row.CampaignName, campaign.Row.StartDate, campaign.Row.EndDate,
        campaign.Aliases.Select(a => a.Alias), saved.Reattributed);

    private static CampaignItem View(CampaignRow campaign, IEnumerable<AliasRow> aliases) => new(
        campaign.CampaignId, campaign.Channel, campaign.CampaignName, campaign.StartDate, campaign.EndDate, campaign.Spend,
        aliases.Select(a => a.Alias));
}
