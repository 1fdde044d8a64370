using Microsoft.AspNetCore.Http;
using RevOps.Functions.Http;

namespace RevOps.Functions.Access.Sessions;

/// <summary>Who sends a request.</summary>
public abstract record Caller
{
    private Caller()
    {
    }

    /// <summary>Somebody known.</summary>
    /// <param name="Scopes">What they may do.</param>
    public sealed record Known(Scope Scopes) : Caller
    {
        /// <summary>True where the key stood in the address.</summary>
        public bool IsInAddress { get; init; }

        /// <summary>What must come with every change, where the browser sends by itself what proves who they are; else null.</summary>
        public string? CsrfToken { get; init; }

        /// <summary>Their name, where an account was signed in.</summary>
        public string? Name { get; init; }

        /// <summary>Id of their account, where one was signed in.</summary>
        public string? AccountId { get; init; }

        /// <summary>What the audit log knows them by: an account by its id, a key by its id, or by its name where it stands in the settings.</summary>
        public string Actor => AccountId is { } account ? $"account:{account}" : $"key:{KeyId ?? KeyName}";

        /// <summary>Id of their key, where it is one of an integration.</summary>
        public string? KeyId { get; init; }

        /// <summary>Whose key it is.</summary>
        public string? KeyName { get; init; }
    }

    /// <summary>Nobody known.</summary>
    /// <param name="Answer">What to answer.</param>
    public sealed record Unknown(IResult Answer) : Caller;
}

/// <summary>Tells who sends a request: by key, by an account that App Service has signed in, by the session of a browser.</summary>
public sealed class Callers(KeyRing keys, SessionTokens sessions, AccountSignIn accounts, TimeProvider time)
{
    /// <summary>Name of the cookie.</summary>
    public const string Cookie = "revops_session";

    /// <summary>Who sends a request.</summary>
    public async Task<Caller> OfAsync(HttpRequest request, CancellationToken cancel)
    {
        if (request.Headers["x-api-key"].ToString() is { Length: > 0 } header)
        {
            return await OfKeyAsync(header, k => k, "The key is not known.", cancel);
        }

        if (request.Query["key"].ToString() is { Length: > 0 } query)
        {
            return await OfKeyAsync(query, k => k with { IsInAddress = true }, "The key is not known.", cancel);
        }

        if (accounts.Of(request) is { } account)
        {
            return new Caller.Known(account.Scopes) { CsrfToken = sessions.CsrfTokenOf(account.Id), Name = account.Name, AccountId = account.Id };
        }

        return request.Cookies[Cookie] is { Length: > 0 } cookie ? await OfSessionAsync(cookie, cancel)
            : new Caller.Unknown(Problem.Unauthorized("Send your key in the x-api-key header."));
    }

    private async Task<Caller> OfSessionAsync(string cookie, CancellationToken cancel)
    {
        const string ended = "The session has ended: sign in again.";
        return sessions.KeyOf(cookie, time.GetUtcNow()) is { } key
            ? await OfKeyAsync(key, k => k with { CsrfToken = sessions.CsrfTokenOf(cookie) }, ended, cancel)
            : new Caller.Unknown(Problem.Unauthorized(ended));
    }

    private async Task<Caller> OfKeyAsync(string key, Func<Caller.Known, Caller.Known> more, string unknown, CancellationToken cancel) =>
        await keys.CheckAsync(key, cancel) switch
        {
            KeyCheck.Valid valid => more(new Caller.Known(valid.Scopes) { KeyId = valid.KeyId, KeyName = valid.Name }),
            KeyCheck.Unsure => new Caller.Unknown(Problem.Unavailable("The key cannot be checked at the moment; send it again.")),
            _ => new Caller.Unknown(Problem.Unauthorized(unknown)),
        };
}
