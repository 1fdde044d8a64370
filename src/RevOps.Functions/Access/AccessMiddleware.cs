using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using RevOps.Functions.Http;
using RevOps.Functions.Setup;

namespace RevOps.Functions.Access;

/// <summary>
/// The one place that decides who may call what. It runs for HTTP functions only: a middleware that goes asynchronous before
/// an orchestrator would break its replay.
/// </summary>
public sealed class AccessMiddleware(RevOpsSettings settings, VendorProof vendors) : IFunctionsWorkerMiddleware
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
                return RefuseKey(http.Request, rule.Scope);
        }
    }

    private IResult? RefuseKey(HttpRequest request, Scope needed)
    {
        var header = request.Headers["x-api-key"].ToString();
        var query = header.Length == 0 ? request.Query["key"].ToString() : "";
        if (header.Length == 0 && query.Length == 0)
        {
            return Problem.Unauthorized("Send your key in the x-api-key header.");
        }

        var scopes = settings.Keys.ScopesOf(header.Length > 0 ? header : query);
        if (scopes == Scope.None)
        {
            return Problem.Unauthorized("The key is not known.");
        }

        // Addresses end up in logs and histories, so only a key that can do no more than send events may stand in one.
        if (query.Length > 0 && scopes != Scope.Intake)
        {
            return Problem.Unauthorized("Only a key of scope intake may be sent as ?key=; send this one in the x-api-key header.");
        }

        return (scopes & needed) != Scope.None ? null : Problem.Forbidden($"This needs a key of scope {needed.ToString().ToLowerInvariant().Replace(", ", " or ", StringComparison.Ordinal)}.");
    }

    private static AccessAttribute? RuleOf(FunctionContext context) =>
        Rules.GetOrAdd(context.FunctionDefinition.EntryPoint, static entryPoint =>
        {
            var dot = entryPoint.LastIndexOf('.');
            return typeof(AccessMiddleware).Assembly.GetType(entryPoint[..dot])?.GetMethod(entryPoint[(dot + 1)..])?.GetCustomAttribute<AccessAttribute>();
        });
}
