using Microsoft.AspNetCore.Http;
using RevOps.Functions.Access.Sessions;

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

/// <summary>Who sends a request, for functions that do not do the same for all.</summary>
public static class RequestCaller
{
    private static readonly object Key = new();
    private static readonly Caller.Known Nobody = new(Scope.None);

    /// <summary>Notes who it is.</summary>
    public static void SetCaller(this HttpContext http, Caller.Known caller) => http.Items[Key] = caller;

    /// <summary>Who it is; somebody who may do nothing where nobody had to say.</summary>
    public static Caller.Known Caller(this HttpContext http) => http.Items[Key] as Caller.Known ?? Nobody;
}
