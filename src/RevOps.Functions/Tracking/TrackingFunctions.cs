using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Net.Http.Headers;
using RevOps.Functions.Access;
using RevOps.Functions.Description;
using RevOps.Functions.Intake;

namespace RevOps.Functions.Tracking;

/// <summary>The script that web sites embed, and what it, and everybody else, tells of interactions.</summary>
public sealed class TrackingFunctions(IntakeDoor door)
{
    private const string ResourceName = "t.js";

    private static readonly byte[] Script = Load();
    private static readonly EntityTagHeaderValue Tag = new($"\"{Convert.ToHexStringLower(SHA256.HashData(Script))[..16]}\"");

    /// <summary>The script. It holds no key: pages name theirs in its address.</summary>
    [Function("TrackingScript")]
    [Access(Scope.None)]
    [Answers(200, "text/javascript")]
    public static IResult GetScript([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "t.js")] HttpRequest request)
    {
        var headers = request.HttpContext.Response.Headers;
        headers.CacheControl = "public, max-age=3600";
        headers.XContentTypeOptions = "nosniff";
        headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        return Results.Bytes(Script, "text/javascript; charset=utf-8", entityTag: Tag);
    }

    /// <summary>Interactions: one touchpoint or an array. A key of scope web may tell of visitors only.</summary>
    [Function("Touchpoints")]
    [Access(Scope.Intake | Scope.Web)]
    [Takes("TouchpointInput", Amount = Amount.OneOrMany)]
    [Answers(202, typeof(AcceptedEvent), typeof(AcceptedEvents))]
    [Refuses(415)]
    public async Task<IResult> Touchpoints(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "touchpoints")] HttpRequest request, CancellationToken cancel)
    {
        var isIntake = request.HttpContext.Caller().Scopes.HasFlag(Scope.Intake);
        if (!isIntake)
        {
            // Pages of any site may read the answer: it says nothing but ids, and the key is all that counts.
            request.HttpContext.Response.Headers.AccessControlAllowOrigin = "*";
        }

        return EventAnswers.Of(request, await door.AcceptAsync(request, isIntake ? "touchpoints" : "visits", "", cancel));
    }

    private static byte[] Load()
    {
        using var stream = typeof(TrackingFunctions).Assembly.GetManifestResourceStream(ResourceName)
            ?? throw new InvalidOperationException($"{ResourceName} is not in the assembly.");
        var script = new byte[stream.Length];
        stream.ReadExactly(script);
        return script;
    }
}
