using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using RevOps.Core;

namespace RevOps.Functions.Http;

/// <summary>Errors as RFC 9457 problem details, with the faulty fields. Never a stack trace.</summary>
public static class Problem
{
    /// <summary>400: the body cannot be read.</summary>
    public static IResult Unreadable(params IReadOnlyList<FieldFault> faults) => Make(StatusCodes.Status400BadRequest, "The request cannot be read.", faults);

    /// <summary>401: no key, or a wrong one.</summary>
    public static IResult Unauthorized(string detail) => Make(StatusCodes.Status401Unauthorized, "Not authorized.", detail: detail);

    /// <summary>403: the key may not do this.</summary>
    public static IResult Forbidden(string detail) => Make(StatusCodes.Status403Forbidden, "Not allowed.", detail: detail);

    /// <summary>404: there is no such thing.</summary>
    public static IResult NotFound(string detail) => Make(StatusCodes.Status404NotFound, "Not found.", detail: detail);

    /// <summary>409: it cannot be done as things stand.</summary>
    public static IResult Conflict(string detail) => Make(StatusCodes.Status409Conflict, "Not possible now.", detail: detail);

    /// <summary>413: more than is accepted at once.</summary>
    public static IResult TooLarge(string detail) => Make(StatusCodes.Status413PayloadTooLarge, "Too large.", detail: detail);

    /// <summary>415: a content type that is not understood here.</summary>
    public static IResult UnsupportedType(string detail) => Make(StatusCodes.Status415UnsupportedMediaType, "Content type not supported.", detail: detail);

    /// <summary>422: fields are missing or wrong.</summary>
    public static IResult Invalid(params IReadOnlyList<FieldFault> faults) => Make(StatusCodes.Status422UnprocessableEntity, "Fields are wrong.", faults);

    /// <summary>503: not now; the sender may try again.</summary>
    public static IResult Unavailable(string detail) =>
        new Answer(StatusCodes.Status503ServiceUnavailable, "Not available now.", detail, [], RetryAfter: TimeSpan.FromSeconds(5));

    private static Answer Make(int status, string title, IReadOnlyList<FieldFault>? faults = null, string? detail = null) =>
        new(status, title, detail ?? (faults is [var only, ..] ? only.Detail : title), faults ?? [], RetryAfter: null);

    private sealed record Answer(int Status, string Title, string Detail, IReadOnlyList<FieldFault> Faults, TimeSpan? RetryAfter) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            if (RetryAfter is { } pause)
            {
                httpContext.Response.Headers.RetryAfter = ((int)pause.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            }

            httpContext.Response.StatusCode = Status;
            var body = new ProblemView("about:blank", Title, Status, Detail, Activity.Current?.Id ?? httpContext.TraceIdentifier, Faults);
            return httpContext.Response.WriteAsJsonAsync(body, Json.Options, "application/problem+json", httpContext.RequestAborted);
        }
    }
}

/// <summary>Why a request was refused (RFC 9457).</summary>
/// <param name="Type">Always about:blank: the status says what kind of problem it is.</param>
/// <param name="Title">The kind of problem, in words.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Detail">What is wrong with this request.</param>
/// <param name="TraceId">What to look for in the logs.</param>
/// <param name="Errors">Each fault; empty where no field is to blame.</param>
internal sealed record ProblemView(string Type, string Title, int Status, string Detail, string TraceId, IReadOnlyList<FieldFault> Errors);
