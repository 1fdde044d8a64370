using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RevOps.Core;
using RevOps.Core.Deals;
using RevOps.Data;
using RevOps.Data.Deals;
using RevOps.Data.Identity;
using RevOps.Data.Leads;
using RevOps.Functions.Access;
using RevOps.Functions.Api;
using RevOps.Functions.Description;
using RevOps.Functions.Http;

namespace RevOps.Functions.Deals;

/// <summary>Deals for people.</summary>
public sealed class DealFunctions(Database database)
{
    /// <summary>A page of deals by the time of their creation.</summary>
    [Function("ListDeals")]
    [Access(Scope.Read | Scope.Agent)]
    [Paged(Sorted = true)]
    [Query("stage", "Only deals in this stage of the pipeline.")]
    [Query("owner", "Only deals of this owner.")]
    [Query("wonLost", "Only deals of this outcome.", OneOf = typeof(DealOutcomes))]
    [Query("pipeline", "Only deals of this pipeline.")]
    [Answers(200, typeof(Page<DealItem>))]
    public async Task<IResult> List([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "deals")] HttpRequest request, CancellationToken cancel)
    {
        string? Filter(string name) => request.Query[name].ToString() is { Length: > 0 } value ? value : null;
        var (paging, pagingFaults) = Paging.Read(request.Query);
        List<FieldFault> faults = [.. pagingFaults];
        var outcome = Filter("wonLost")?.ToLowerInvariant();
        if (outcome is not null && !DealOutcomes.All.Contains(outcome))
        {
            faults.Add(new FieldFault("/wonLost", "value", $"wonLost is one of: {string.Join(", ", DealOutcomes.All)}."));
        }

        if (faults.Count > 0)
        {
            return Problem.Invalid(faults);
        }

        var filter = new
        {
            Stage = Filter("stage"),
            Owner = Filter("owner"),
            WonLost = outcome,
            Pipeline = Filter("pipeline"),
            AfterAt = paging.After?.At,
            AfterId = paging.After?.Id,
            Limit = paging.Limit + 1,
        };
        var found = await database.ReadAsync(sql => sql.QueryAsync<DealView>(paging.NewestFirst ? "deals/list_newest" : "deals/list_oldest", filter), cancel);
        var page = found.Take(paging.Limit).ToList();
        return Answer.Ok(Page.Of(
            page.Select(DealViews.Item), found.Count > paging.Limit ? new Position(page[^1].CreatedAt, page[^1].DealId).Text : null));
    }

    /// <summary>One deal with all that it is linked with.</summary>
    [Function("GetDeal")]
    [Access(Scope.Read | Scope.Agent)]
    [Answers(200, typeof(DealDetailView))]
    public async Task<IResult> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "deals/{id}")] HttpRequest request, string id, CancellationToken cancel) =>
        await database.ReadAsync(
            async sql => await sql.FindAsync<DealView>("deals/get", new { DealId = id }) is { } deal
                ? Answer.Ok(DealViews.Detail(
                    deal,
                    deal.LeadId is null ? null : await sql.FindLeadAsync(deal.LeadId),
                    deal.CompanyId is null ? null : await sql.FindAsync<CompanyRow>("companies/find", new { deal.CompanyId }),
                    await sql.QueryAsync<DealPartyRow>("deals/parties", new { DealId = id }),
                    await sql.QueryAsync<DealVersionRow>("deal_history/list", new { DealId = id })))
                : Problem.NotFound("There is no deal of that id."),
            cancel);
}
