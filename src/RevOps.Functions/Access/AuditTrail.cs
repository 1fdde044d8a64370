using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using RevOps.Data;
using RevOps.Data.Privacy;

namespace RevOps.Functions.Access;

/// <summary>
/// Puts on record who changed what: noted before it is done, so that nothing is done unseen, and completed with how it ended. What machines send
/// through intake is on record as events.
/// </summary>
public sealed class AuditTrail(Database database, TimeProvider time)
{
    private const int LongestSubject = 400;
    private const Scope Machines = Scope.Intake | Scope.Web;

    /// <summary>True where a call is to be put on record.</summary>
    /// <param name="rule">Whose call it may be.</param>
    /// <param name="caller">Whose it is.</param>
    /// <param name="method">The HTTP method.</param>
    /// <remarks>What anybody may call (an unsubscription, a vendor's delivery) has nobody to name, and secrets in its path.</remarks>
    public static bool Concerns(AccessAttribute rule, Sessions.Caller.Known caller, string method) => rule.Scope != Scope.None && rule.Vendor is null
        && (rule.Audited || (!HttpMethods.IsGet(method) && !HttpMethods.IsHead(method) && ((rule.Scope & Machines) == Scope.None || caller.CsrfToken is not null)));

    /// <summary>Notes a call that is about to be made.</summary>
    /// <returns>The note's id.</returns>
    internal async Task<string> NoteAsync(HttpContext http, string function)
    {
        var now = time.GetUtcNow();
        var path = http.Request.Path.ToString();
        var row = new AuditRow
        {
            AuditId = $"aud_{Guid.CreateVersion7(now):N}",
            At = now,
            Actor = http.Caller().Actor,
            Action = function,
            Subject = path.Length <= LongestSubject ? path : path[..LongestSubject],
            Method = http.Request.Method,
            TraceId = Activity.Current?.TraceId.ToString(),
        };
        await database.WriteAsync(sql => sql.NoteAsync(row), http.RequestAborted);
        return row.AuditId;
    }

    /// <summary>Notes how it ended. Where that fails the note stands without it.</summary>
    internal async Task CompleteAsync(string auditId, int status)
    {
        try
        {
            await database.WriteAsync(sql => sql.NoteAnswerAsync(auditId, status), CancellationToken.None);
        }
        catch (Exception e) when (SqlFaults.IsOutage(e))
        {
            // What was done is done, and that it was asked for is on record.
        }
    }
}
