using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RevOps.Data;
using RevOps.Data.Events;
using RevOps.Functions.Access;
using RevOps.Functions.Description;
using RevOps.Functions.Http;

namespace RevOps.Functions.Api;

/// <summary>What comes in, and what has stopped to.</summary>
public sealed class SourceFunctions(Database database, TimeProvider time)
{
    private const int Days = 30;

    /// <summary>Each source of the last 30 days with what came from it within 24 hours.</summary>
    [Function("ListSources")]
    [Access(Scope.Read | Scope.Agent)]
    [Answers(200, typeof(SourceList))]
    public async Task<IResult> List([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "sources")] HttpRequest request, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var sources = await database.ReadAsync(sql => sql.SourcesAsync(now.AddDays(-Days), now), cancel);
        return Answer.Ok(new SourceList(now.AddDays(-1), sources));
    }
}
