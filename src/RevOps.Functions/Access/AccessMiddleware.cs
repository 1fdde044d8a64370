using System.Collections.Concurrent;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using RevOps.Data;
using RevOps.Functions.Access.Sessions;
using RevOps.Functions.Http;

namespace RevOps.Functions.Access;

/// <summary>
/// The one place that decides who may call what. It runs for HTTP functions only: a middleware that goes asynchronous before
/// an orchestrator would break its replay.
/// </summary>
public sealed class AccessMiddleware(Callers callers, VendorProof vendors, AuditTrail audit) : IFunctionsWorkerMiddleware
{
    private static readonly ConcurrentDictionary<string, AccessAttribute?> Rules = new(StringComparer.Ordinal);

    /// <summary>True for HTTP functions.</summary>
    public static bool AppliesTo(FunctionContext context) =>
        context.FunctionDefinition.InputBindings.Values.Any(b => string.Equals(b.Type, "httpTrigger", StringComparison.OrdinalIgnoreCase));

    /// <inheritdoc/>
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        var http = context.GetHttpContext() ?? throw new InvalidOperationException("An HTTP function without an HTTP context.");
        var rule = RuleOf(context);
        if (await RefuseAsync(http, rule) is { } refusal)
        {
            await AnswerAsync(http, refusal);
        }
        else if (rule is not null && AuditTrail.Concerns(rule, http.Caller(), http.Request.Method))
        {
            await WitnessAsync(context, http, next);
        }
        else
        {
            await next(context);
        }
    }

    private static async Task AnswerAsync(HttpContext http, IResult answer)
    {
        await answer.ExecuteAsync(http);

        // An answer without a body has not started, and the worker would make 204 of it: some vendors take nothing but 200.
        await http.Response.StartAsync(http.RequestAborted);
    }

    private async Task WitnessAsync(FunctionContext context, HttpContext http, FunctionExecutionDelegate next)
    {
        string note;
        try
        {
            note = await audit.NoteAsync(http, context.FunctionDefinition.Name);
        }
        catch (Exception e) when (SqlFaults.IsOutage(e))
        {
            await AnswerAsync(http, Problem.Unavailable("The change cannot be put on record at the moment; send it again."));
            return;
        }

        var status = StatusCodes.Status500InternalServerError;
        try
        {
            await next(context);
            status = http.Response.StatusCode;
        }
        finally
        {
            await audit.CompleteAsync(note, status);
        }
    }

    private async Task<IResult?> RefuseAsync(HttpContext http, AccessAttribute? rule)
    {
        switch (rule)
        {
            case null:
                return Problem.Forbidden("This function says nobody may call it.");
            case { Scope: Scope.None }:
                return null;
            case { Vendor: { } vendor }:
                return await vendors.AnswerAsync(vendor, http.Request, http.RequestAborted);
            default:
                return await RefuseCallerAsync(http.Request, rule.Scope);
        }
    }

    private async Task<IResult?> RefuseCallerAsync(HttpRequest request, Scope needed) => await callers.OfAsync(request, request.HttpContext.RequestAborted) switch
    {
        Caller.Known known => RefuseScopes(request.HttpContext, known, needed),
        Caller.Unknown unknown => unknown.Answer,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>Addresses end up in logs and histories, so only a key that can do no more than send events may stand in one.</summary>
    private static IResult? RefuseScopes(HttpContext http, Caller.Known caller, Scope needed)
    {
        http.SetCaller(caller);
        return caller.IsInAddress && caller.Scopes is not (Scope.Intake or Scope.Web)
            ? Problem.Unauthorized("Only a key of scope intake or web may be sent as ?key=; send this one in the x-api-key header.")
            : (caller.Scopes & needed) == Scope.None ? Problem.Forbidden($"This needs a key of scope {string.Join(" or ", KeyScopes.NamesOf(needed))}.")
            : caller.CsrfToken is { } csrf && !IsSafe(http.Request) && !IsProven(http.Request, csrf)
                ? Problem.Forbidden("A change from a signed-in page needs the x-csrf-token that GET /api/session tells.")
            : null;
    }

    private static bool IsSafe(HttpRequest request) => HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);

    private static bool IsProven(HttpRequest request, string csrf) => !FetchMetadata.IsOfAnotherSite(request)
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(request.Headers["x-csrf-token"].ToString()), Encoding.UTF8.GetBytes(csrf));

    private static AccessAttribute? RuleOf(FunctionContext context) =>
        Rules.GetOrAdd(context.FunctionDefinition.EntryPoint, static entryPoint =>
        {
            var dot = entryPoint.LastIndexOf('.');
            return typeof(AccessMiddleware).Assembly.GetType(entryPoint[..dot])?.GetMethod(entryPoint[(dot + 1)..])?.GetCustomAttribute<AccessAttribute>();
        });
}
