using Microsoft.AspNetCore.Http;

namespace RevOps.Functions.Access.Sessions;

/// <summary>What browsers tell of who asks (Fetch Metadata Request Headers, W3C).</summary>
internal static class FetchMetadata
{
    /// <summary>True where a browser says that a page of another site made the request; programs say nothing.</summary>
    public static bool IsOfAnotherSite(HttpRequest request) => request.Headers["Sec-Fetch-Site"].ToString() is not ("" or "same-origin" or "none");
}
