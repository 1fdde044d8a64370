using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using RevOps.Functions.Http;

namespace RevOps.Functions.Access;

/// <summary>
/// The one place that decides who may call what. It runs for HTTP functions only: a middleware that goes asynchronous before
/// an orchestrator would break its replay.
/// </summary>
public sealed class AccessMiddleware(KeyRing keys, VendorProof vendors) : IFunctionsWorkerMiddleware
{
    private static readonly ConcurrentDictionary<string, AccessAttribute?> Rules = new(StringComparer.Ordinal);

    /// <summary>True for HTTP functions.</summary>
    public static bool AppliesTo(FunctionContext context) =>
        context.FunctionDefinition.InputBindings.Values.Any(b => string.Equals(b.Type, "httpTrigger", StringComparison.OrdinalIgnoreCase));

    /// <inheritdoc/>
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        var http = context.GetHttpContext() ?? throw new InvalidOperationException("An HTTP function without an HTTP context.");
        if (await RefuseAsync(http, RuleOf(context)) is { } refusal)
        {
            await refusal.ExecuteAsync(http);
            // An answer without a body has not started, and the worker would make 204 of it: some vendors take nothing but 200.
            await http.Response.StartAsync(http.RequestAborted);
            return;
        }

        await next(context);
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
                return await RefuseKeyAsync(http.Request, rule.Scope);
        }
    }

    private async Task<IResult?> RefuseKeyAsync(HttpRequest request, Scope needed)
    {
        var header = request.Headers["x-api-key"].ToString();
        var query = header.Length == 0 ? request.Query["key"].ToString() : "";
        if (header.Length == 0 && query.Length == 0)
        {
            return Problem.Unauthorized("Send your key in the x-api-key header.");
        }

        return await keys.CheckAsync(header.Length > 0 ? header : query, request.HttpContext.RequestAborted) switch
        {
            KeyCheck.Valid valid => RefuseScopes(request.HttpContext, valid.Scopes, needed, isInAddress: query.Length > 0),
            KeyCheck.Unsure => Problem.Unavailable("The key cannot be checked at the moment; send it again."),
            _ => Problem.Unauthorized("The key is not known."),
        };
    }

    /// <summary>Addresses end up in logs and histories, so only a key that can do no more than send events may stand in one.</summary>
    private static IResult? RefuseScopes(HttpContext http, Scope scopes, Scope needed, bool isInAddress)
    {
        http.SetScopes(scopes);
        return isInAddress && scopes is not (Scope.Intake or Scope.Web)
            ? Problem.Unauthorized("Only a key of scope intake or web may be sent as ?key=; send this one in the x-api-key header.")
            : (scopes & needed) != Scope.None ? null
            : Problem.Forbidden($"This needs a key of scope {string.Join(" or ", KeyScopes.NamesOf(needed))}.");
    }

    private static AccessAttribute? RuleOf(FunctionContext context) =>
        Rules.GetOrAdd(context.FunctionDefinition.EntryPoint, static entryPoint =>
        {
            var dot = entryPoint.LastIndexOf('.');
            return typeof(AccessMiddleware).Assembly.GetType(entryPoint[..dot])?.GetMethod(entryPoint[(dot + 1)..])?.GetCustomAttribute<AccessAttribute>();
        });
}
