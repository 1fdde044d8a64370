using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RevOps.Core.Attribution;
using RevOps.Data;
using RevOps.Data.Attribution;
using RevOps.Data.Deals;
using RevOps.Functions.Access;
using RevOps.Functions.Description;
using RevOps.Functions.Http;
using RevOps.Functions.Setup;

namespace RevOps.Functions.Attribution;

/// <summary>Which campaigns earned a deal.</summary>
public sealed class DealAttributionFunction(Database database, RuleBook rules, RevOpsSettings settings)
{
    /// <summary>What is published of a deal, by model; with <c>touches=true</c> each touch, its weights as of now, and why others have none.</summary>
    [Function("GetDealAttribution")]
    [Access(Scope.Read | Scope.Agent)]
    [Query("touches", "true shows each touch with its weights.", Type = "boolean", Default = "false")]
    [Answers(200, typeof(DealAttributionView))]
    public async Task<IResult> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "deals/{id}/attribution")] HttpRequest request, string id, CancellationToken cancel)
    {
        var withTouches = request.Query["touches"].ToString();
        if (withTouches is not ("" or "true" or "false"))
        {
            return Problem.Invalid(new Core.FieldFault("/touches", "value", "touches is true or false."));
        }

        return await database.ReadAsync(
            async sql => await sql.FindAsync<DealView>("deals/get", new { DealId = id }) is { } deal
                ? Answer.Ok(await ViewAsync(sql, deal, withTouches == "true"))
                : Problem.NotFound("There is no deal of that id."),
            cancel);
    }

    private async Task<DealAttributionView> ViewAsync(SqlSession sql, DealView deal, bool withTouches)
    {
        var rows = await sql.RevenueOfDealAsync(deal.DealId);
        var pending = await sql.ScalarAsync<int>("attribution_changes/of_deal", new { deal.DealId }) > 0;
        return new DealAttributionView(
            deal.DealId, deal.DealValue, deal.Currency ?? settings.Currency, deal.WonLost, pending,
            AttributionModels.Names.Select(m => ModelView(m, [.. rows.Where(r => r.AttributionModel == m)])).OfType<ModelShares>(),
            withTouches ? await TouchesAsync(sql, deal.DealId) : null);
    }

    private static ModelShares? ModelView(string model, List<RevenueRow> rows) => rows.Count == 0 ? null : new ModelShares(
        model, rows.Sum(r => r.AttributedRevenue),
        rows.OrderByDescending(r => r.AttributedRevenue).Select(r => new CampaignShare(r.CampaignId, r.Channel, r.AttributedRevenue, r.CampaignName)));

    /// <summary>Null for a deal that is not won: nothing is attributed then.</summary>
    private async Task<IEnumerable<TouchView>?> TouchesAsync(SqlSession sql, string dealId)
    {
        var current = rules.Current;
        var newest = await sql.NewestFullRunAsync();
        var deals = await sql.WonDealsAsync([dealId], settings.Currency, current.Attribution.AccountContacts);
        return deals is not [var (deal, touches)] ? null : TouchExplanation
            .Of(current.Attribution, current.Deals, AttributionTerms.Trained(newest?.Weights), new DealFacts(deal.CreatedAt, deal.ClosedAt, deal.Lead), touches)
            .Select(t => new TouchView(
                t.Touchpoint.Id, t.Touchpoint.ContactId, t.Touchpoint.EventType, t.Touchpoint.At, t.Touchpoint.Channel, t.Touchpoint.CampaignId,
                Enum.GetValues<Milestones>().Where(m => m != Milestones.None && t.Milestones.HasFlag(m)).Select(m => JsonNamingPolicy.CamelCase.ConvertName(m.ToString())),
                t.Reason is null, t.Weights.ToDictionary(w => w.Model, w => w.Weight, StringComparer.Ordinal), t.Reason));
    }
}
