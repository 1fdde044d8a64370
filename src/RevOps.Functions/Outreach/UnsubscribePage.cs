using Microsoft.AspNetCore.Http;

namespace RevOps.Functions.Outreach;

/// <summary>The pages behind an unsubscribe link: no script, nothing from elsewhere, usable by keyboard and screen reader.</summary>
internal static class UnsubscribePage
{
    // The form goes to the address of the page itself.
    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>Asks. Programs that follow links in mails to check them must not unsubscribe anybody.</summary>
    public static IResult Ask() => new Page(StatusCodes.Status200OK, "Unsubscribe", """
        <p>Press the button, and we send you no more mails like the one that led you here.</p>
        <form method="post"><input type="hidden" name="List-Unsubscribe" value="One-Click"><button type="submit">Unsubscribe</button></form>
        """);

    /// <summary>Says that it is done, however often it is asked.</summary>
    public static IResult Done() => new Page(StatusCodes.Status200OK, "You are unsubscribed", "<p role=\"status\">We send you no more mails like that. There is nothing else to do.</p>");

    /// <summary>For links that we did not make.</summary>
    public static IResult Unknown() => new Page(
        StatusCodes.Status404NotFound, "This link does not work", "<p>Perhaps it was cut off. Open it from the mail again, or answer the mail and ask to be unsubscribed.</p>");

    private sealed record Page(int Status, string Title, string Body) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            var answer = httpContext.Response;
            answer.StatusCode = Status;
            answer.ContentType = "text/html; charset=utf-8";
            answer.Headers.CacheControl = "no-store";
            answer.Headers.ContentSecurityPolicy = Policy;
            answer.Headers["Referrer-Policy"] = "no-referrer";
            answer.Headers["X-Robots-Tag"] = "noindex";
            return answer.WriteAsync(
                $$"""
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>{{Title}}</title>
                <style>body{font:1.1rem/1.5 system-ui,sans-serif;max-width:34rem;margin:3rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}button{font:inherit;padding:.6rem 1.2rem;color:#fff;background:#1a4d8f;border:0;border-radius:.3rem}button:focus-visible{outline:3px solid #d9730d;outline-offset:2px}</style>
                </head>
                <body>
                <main>
                <h1>{{Title}}</h1>
                {{Body}}
                </main>
                </body>
                </html>

                """,
                httpContext.RequestAborted);
        }
    }
}
