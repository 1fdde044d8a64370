using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace RevOps.LocalRuntime.Http;

/// <summary>What the caller sees of a fault, after RFC 9457.</summary>
internal sealed record Problem(string Type, string Title, int Status, string? Detail, string TraceId, IReadOnlyList<object> Errors);

/// <summary>Answers with problems.</summary>
internal static class Problems
{
    /// <summary>Writes a problem without any detail from inside.</summary>
    public static Task WriteAsync(HttpContext http, int status)
    {
        http.Response.StatusCode = status;
        var problem = new Problem(
            "about:blank",
            ReasonPhrases.GetReasonPhrase(status),
            status,
            DetailOf(http, status),
            Activity.Current?.TraceId.ToString() ?? http.TraceIdentifier,
            []);
        return http.Response.WriteAsJsonAsync(problem, options: null, "application/problem+json", http.RequestAborted);
    }

    private static string? DetailOf(HttpContext http, int status) => status switch
    {
        StatusCodes.Status404NotFound => $"There is nothing at {http.Request.Method} {http.Request.Path}.",
        StatusCodes.Status413PayloadTooLarge => "The body is larger than this server takes.",
        StatusCodes.Status500InternalServerError => "The request failed inside; the log has the cause under the traceId.",
        _ => null,
    };
}
