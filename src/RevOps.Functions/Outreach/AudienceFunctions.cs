using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RevOps.Data;
using RevOps.Data.Outreach;
using RevOps.Functions.Access;
using RevOps.Functions.Description;
using RevOps.Functions.Http;

namespace RevOps.Functions.Outreach;

/// <summary>Audiences of ad platforms.</summary>
public sealed class AudienceFunctions(Database database)
{
    /// <summary>All audiences that anybody ever was in, with how many are and were.</summary>
    [Function("ListAudiences")]
    [Access(Scope.Read | Scope.Agent)]
    [Answers(200, typeof(ItemList<AudienceCountRow>))]
    public async Task<IResult> List([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "audiences")] HttpRequest request, CancellationToken cancel) =>
        Answer.Ok(ItemList.Of(await database.ReadAsync(sql => sql.AudienceCountsAsync(), cancel)));
}
