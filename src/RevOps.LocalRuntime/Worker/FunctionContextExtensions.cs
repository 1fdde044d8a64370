using Microsoft.AspNetCore.Http;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>The way from an invocation to its HTTP request.</summary>
public static class FunctionContextExtensions
{
    /// <summary>The HTTP exchange of the invocation; null when something else than HTTP triggered it.</summary>
    /// <param name="context">The invocation.</param>
    public static HttpContext? GetHttpContext(this FunctionContext context) => context.Features.Get<HttpContext>();
}
