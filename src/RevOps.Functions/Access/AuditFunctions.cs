using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RevOps.Data;
using RevOps.Data.Privacy;
using RevOps.Functions.Api;
using RevOps.Functions.Description;
using RevOps.Functions.Http;

namespace RevOps.Functions.Access;

/// <summary>Who changed what.</summary>
public sealed class AuditFunctions(Database database)
{
    /// <summary>A page of the audit log, newest first.</summary>
    [Function("ListAudit")]
    [Access(Scope.Admin)]
    [Paged]
    [Query("actor", "Who: key:…, or account:….")]
    [Query("subject", "What was called: a path, such as /api/owners.")]
    [Answers(200, typeof(Page<AuditView>))]
    public async Task<IResult> List([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "audit")] HttpRequest request, CancellationToken cancel)
    {
        var (paging, faults) = Paging.Read(request.Query);
        if (faults.Count > 0)
        {
            return Problem.Invalid(faults);
        }

        var filter = new AuditFilter(Given(request, "actor"), Given(request, "subject"), paging.After?.At, paging.After?.Id, paging.Limit + 1);
        var found = await database.ReadAsync(sql => sql.AuditAsync(filter), cancel);
        var page = found.Take(paging.Limit).ToList();
        return Answer.Ok(Page.Of(
            page.Select(r => new AuditView(r.AuditId, r.At, r.Actor, r.Action, r.Method, r.Subject, r.Status, r.TraceId)),
            found.Count > paging.Limit ? new Position(page[^1].At, page[^1].AuditId).Text : null));
    }

    private static string? Given(HttpRequest request, string name) => request.Query[name].ToString() is { Length: > 0 } value ? value : null;
}

/// <summary>A change that somebody asked for.</summary>
/// <param name="AuditId">Its id.</param>
/// <param name="At">When.</param>
/// <param name="Actor">Who: an account by its id, a key by its id or its name.</param>
/// <param name="Action">The operation.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Subject">The path.</param>
/// <param name="Status">What was answered; null while it runs, and where the process died before it could say.</param>
/// <param name="TraceId">The trace that it belongs to.</param>
internal sealed record AuditView(string AuditId, DateTimeOffset At, string Actor, string Action, string Method, string Subject, int? Status, string? TraceId);
