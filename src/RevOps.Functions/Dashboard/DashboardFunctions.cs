using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Net.Http.Headers;
using RevOps.Functions.Access;
using RevOps.Functions.Http;

namespace RevOps.Functions.Dashboard;

/// <summary>The pages that people look at. They hold no figures: those come from the API, to whoever has signed in.</summary>
public static class DashboardFunctions
{
    /// <summary>Nothing from elsewhere, nothing inline, in nobody's frame.</summary>
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /// <summary>A file of the pages; every other address is a view of them, which the page itself shows.</summary>
    [Function("Dashboard")]
    [Access(Scope.None)]
    public static IResult Get([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "dashboard/{*path}")] HttpRequest request, string? path)
    {
        var isFile = path?.StartsWith("assets/", StringComparison.Ordinal) == true;
        return Send(request, isFile ? path! : "index.html", isFile);
    }

    /// <summary>The description of the API, to read and to try.</summary>
    [Function("Docs")]
    [Access(Scope.None)]
    public static IResult GetDocs([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "docs")] HttpRequest request) => Send(request, "docs.html", isHashed: false);

    private static IResult Send(HttpRequest request, string path, bool isHashed)
    {
        if (DashboardFiles.Find(path) is not { } file)
        {
            return Problem.NotFound("There is no such file.");
        }

        var headers = request.HttpContext.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";

        // Names of files have a hash of their content; the page that names them is asked for each time.
        headers.CacheControl = isHashed ? "public, max-age=31536000, immutable" : "no-cache";
        headers.Vary = HeaderNames.AcceptEncoding;
        var (bytes, encoding) = file.For(request.Headers.AcceptEncoding.ToString());
        if (encoding is not null)
        {
            headers.ContentEncoding = encoding;
        }

        return Results.Bytes(bytes, file.ContentType, entityTag: new EntityTagHeaderValue($"\"{file.Hash}{encoding}\""));
    }
}
