using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RevOps.Core;
using RevOps.Core.Lifecycle;
using RevOps.Data;
using RevOps.Data.Leads;
using RevOps.Data.Nurture;
using RevOps.Functions.Access;
using RevOps.Functions.Description;
using RevOps.Functions.Http;
using RevOps.Functions.Nurture;

namespace RevOps.Functions.Api;

/// <summary>Leads for people.</summary>
public sealed class LeadFunctions(Database database, TimeProvider time)
{
    /// <summary>A page of leads.</summary>
    [Function("ListLeads")]
    [Access(Scope.Read | Scope.Agent)]
    [Paged(Sorted = true)]
    [Query("stage", "Only leads in this lifecycle stage.", OneOf = typeof(LifecycleStages))]
    [Query("status", "Only leads of this status.", OneOf = typeof(LeadStatuses))]
    [Query("owner", "Only leads of this owner.")]
    [Query("channel", "Only leads of this reporting channel.")]
    [Query("q", "Only leads whose name, e-mail address, company or phone number has this in it.")]
    [Answers(200, typeof(Page<LeadItem>))]
    public async Task<IResult> List([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "leads")] HttpRequest request, CancellationToken cancel)
    {
        var query = request.Query;
        string? Filter(string name) => query[name].ToString() is { Length: > 0 } value ? value : null;
        var (paging, pagingFaults) = Paging.Read(query);
        List<FieldFault> faults = [.. pagingFaults, .. Unknown("stage", Filter("stage"), LifecycleStages.All), .. Unknown("status", Filter("status"), LeadStatuses.All)];
        if (faults.Count > 0)
        {
            return Problem.Invalid(faults);
        }

        var filter = new LeadFilter(
            LifecycleStages.TryParse(Filter("stage"), out var stage) ? stage.Text() : null, Filter("status")?.ToLowerInvariant(), Filter("owner"), Filter("channel"), Filter("q"), paging.NewestFirst, paging.After?.At, paging.After?.Id,
            paging.Limit + 1);
        var found = await database.ReadAsync(sql => sql.ListLeadsAsync(filter), cancel);
        var page = found.Take(paging.Limit).ToList();
        return Answer.Ok(Page.Of(
            page.Select(LeadViews.Item), found.Count > paging.Limit ? new Position(page[^1].CreatedAt, page[^1].LeadId).Text : null));
    }

    /// <summary>One lead with everything that explains it.</summary>
    [Function("GetLead")]
    [Access(Scope.Read | Scope.Agent)]
    [Answers(200, typeof(LeadDetailView))]
    public async Task<IResult> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "leads/{id}")] HttpRequest request, string id, CancellationToken cancel) =>
        await database.ReadAsync(
            async sql => await sql.FindLeadAsync(id) is { } lead
                ? Answer.Ok(LeadViews.Detail(lead, await sql.LeadDetailAsync(lead), await NurtureAsync(sql, id)))
                : Problem.NotFound("There is no lead of that id."),
            cancel);

    private async Task<IEnumerable<EnrollmentView>> NurtureAsync(SqlSession sql, string leadId) =>
        NurtureViews.Enrollments(await sql.EnrollmentsOfLeadAsync(leadId), await sql.StepsOfLeadAsync(leadId), time.GetUtcNow());

    private static IEnumerable<FieldFault> Unknown(string name, string? value, IReadOnlyList<string> known) =>
        value is null || known.Contains(value, StringComparer.OrdinalIgnoreCase)
            ? []
            : [new FieldFault($"/{name}", "value", $"{name} is one of: {string.Join(", ", known)}.")];
}
