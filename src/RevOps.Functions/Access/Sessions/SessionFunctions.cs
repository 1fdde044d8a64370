using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RevOps.Functions.Api;
using RevOps.Functions.Description;
using RevOps.Functions.Http;

namespace RevOps.Functions.Access.Sessions;

/// <summary>Signing in to the pages of the app: a key is exchanged for a cookie that scripts cannot read.</summary>
public sealed class SessionFunctions(Callers callers, SessionTokens sessions, AccountSignIn accounts, KeyRing keys, TimeProvider time)
{
    private const int LongestKey = 500;
    private const Scope Useful = Scope.Read | Scope.Agent | Scope.Admin;
    private static readonly TimeSpan Life = TimeSpan.FromHours(12);

    /// <summary>Who is signed in, and what pages have to send with every change.</summary>
    [Function("GetSession")]
    [Access(Scope.None)]
    [Answers(200, typeof(SessionView))]
    public async Task<IResult> Get([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "session")] HttpRequest request, CancellationToken cancel)
    {
        request.HttpContext.Response.Headers.CacheControl = "no-store";
        return await callers.OfAsync(request, cancel) is Caller.Known { CsrfToken: not null } known
            ? Answer.Ok(View(known))
            : Answer.Ok(new SessionView(SignedIn: false, Name: null, Scopes: [], CsrfToken: null, accounts.LoginUrl, time.GetUtcNow()));
    }

    /// <summary>Signs in with a key of scope read, agent or admin, for twelve hours.</summary>
    [Function("PostSession")]
    [Access(Scope.None)]
    [Takes("SessionInput")]
    [Answers(201, typeof(SessionView))]
    [Refuses(401, 403)]
    public async Task<IResult> Post([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "session")] HttpRequest request, CancellationToken cancel)
    {
        if (FetchMetadata.IsOfAnotherSite(request))
        {
            return Problem.Forbidden("Nobody is signed in from another site.");
        }

        var (body, refusal) = await JsonInput.ReadAsync(request, cancel);
        if (refusal is not null)
        {
            return refusal;
        }

        var input = JsonInput.Of(body);
        var key = input.Text("key", LongestKey, required: true);
        return input.Faults.Count > 0 ? Problem.Invalid(input.Faults) : await SignInAsync(request, key!, cancel);
    }

    /// <summary>Signs out of this browser.</summary>
    [Function("DeleteSession")]
    [Access(Scope.None)]
    [Answers(204, contentType: [])]
    public static IResult Delete([HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "session")] HttpRequest request)
    {
        if (!FetchMetadata.IsOfAnotherSite(request))
        {
            request.HttpContext.Response.Cookies.Delete(Callers.Cookie, Terms(request));
        }

        return Results.NoContent();
    }

    private async Task<IResult> SignInAsync(HttpRequest request, string key, CancellationToken cancel)
    {
        switch (await keys.CheckAsync(key, cancel))
        {
            case KeyCheck.Valid { Scopes: var scopes } when (scopes & Useful) == Scope.None:
                return Problem.Forbidden("Pages need a key of scope read, agent or admin.");
            case KeyCheck.Valid { Scopes: var scopes }:
                var token = sessions.Make(key, time.GetUtcNow() + Life);
                var terms = Terms(request);
                terms.MaxAge = Life;
                request.HttpContext.Response.Cookies.Append(Callers.Cookie, token, terms);
                request.HttpContext.Response.Headers.CacheControl = "no-store";
                return Answer.Created(View(new Caller.Known(scopes) { CsrfToken = sessions.CsrfTokenOf(token) }));
            case KeyCheck.Unsure:
                return Problem.Unavailable("The key cannot be checked at the moment; send it again.");
            default:
                return Problem.Unauthorized("The key is not known.");
        }
    }

    private SessionView View(Caller.Known known) =>
        new(SignedIn: true, known.Name, KeyScopes.NamesOf(known.Scopes), known.CsrfToken, accounts.LoginUrl, time.GetUtcNow());

    private static CookieOptions Terms(HttpRequest request) =>
        new() { HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = IsEncrypted(request), Path = "/api" };

    /// <summary>Behind a front end the request comes without encryption, and only the front end says that it came there with it.</summary>
    private static bool IsEncrypted(HttpRequest request) =>
        request.IsHttps || string.Equals(request.Headers["X-Forwarded-Proto"], "https", StringComparison.OrdinalIgnoreCase);
}
