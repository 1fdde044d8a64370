using System.Globalization;
using Microsoft.AspNetCore.Http;
using RevOps.Connectors.Proofs;

namespace RevOps.Functions.Access;

/// <summary>Writes an answer in a vendor's own words.</summary>
/// <param name="answer">The answer.</param>
/// <param name="retryAfter">When to try again, if that is to be said.</param>
public sealed class VendorResult(VendorAnswer answer, TimeSpan? retryAfter = null) : IResult
{
    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = answer.Status;
        if (retryAfter is { } pause)
        {
            response.Headers.RetryAfter = ((int)pause.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        }

        if (answer.ContentType.Length == 0)
        {
            return Task.CompletedTask;
        }

        response.ContentType = answer.ContentType;
        // A handshake gives back what somebody sent: no browser may take it for a page.
        response.Headers.XContentTypeOptions = "nosniff";
        return response.WriteAsync(answer.Body, httpContext.RequestAborted);
    }
}
