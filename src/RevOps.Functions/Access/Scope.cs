using Microsoft.AspNetCore.Http;

namespace RevOps.Functions.Access;

/// <summary>What a key may do.</summary>
[Flags]
public enum Scope
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Send events.</summary>
    Intake = 1,

    /// <summary>Read leads, reports and states.</summary>
    Read = 2,

    /// <summary>Work with leads: log calls and the like.</summary>
    Agent = 4,

    /// <summary>Change owners, replay dead letters and everything else.</summary>
    Admin = 8,

    /// <summary>Tell what visitors of a web site do; stands in its pages, for all to see.</summary>
    Web = 16,
}

/// <summary>What the key of a request may do, for functions that do not do the same for all.</summary>
public static class RequestScopes
{
    private static readonly object Key = new();

    /// <summary>Notes what the key may do.</summary>
    public static void SetScopes(this HttpContext http, Scope scopes) => http.Items[Key] = scopes;

    /// <summary>What the key may do; nothing where none was needed.</summary>
    public static Scope Scopes(this HttpContext http) => http.Items[Key] is Scope scopes ? scopes : Scope.None;
}
