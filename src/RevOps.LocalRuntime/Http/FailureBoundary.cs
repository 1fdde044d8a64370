using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace RevOps.LocalRuntime.Http;

/// <summary>Keeps what goes wrong inside from the caller: it is logged here and answered without its text.</summary>
internal static partial class FailureBoundary
{
    /// <summary>Runs the rest of the request.</summary>
    public static async Task RunAsync(HttpContext http, RequestDelegate next, ILogger log)
    {
        try
        {
            await next(http);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // Nobody is there to answer.
        }
        catch (RouteValueException)
        {
            await AnswerAsync(http, StatusCodes.Status404NotFound);
        }
        catch (BadHttpRequestException e)
        {
            BadRequest(log, http.Request.Method, http.Request.Path, e.StatusCode, e.Message);
            await AnswerAsync(http, e.StatusCode);
        }
        catch (Exception e)
        {
            Failed(log, e, http.Request.Method, http.Request.Path);
            await AnswerAsync(http, StatusCodes.Status500InternalServerError);
        }
    }

    private static async Task AnswerAsync(HttpContext http, int status)
    {
        if (http.Response.HasStarted)
        {
            // The answer is half out: the caller must not take it for whole.
            http.Abort();
            return;
        }

        http.Response.Clear();
        await Problems.WriteAsync(http, status);
    }

    [LoggerMessage(10, LogLevel.Error, "{Method} {Path} failed")]
    private static partial void Failed(ILogger log, Exception e, string method, PathString path);

    [LoggerMessage(11, LogLevel.Information, "{Method} {Path} was answered with {Status}: {Reason}")]
    private static partial void BadRequest(ILogger log, string method, PathString path, int status, string reason);
}
