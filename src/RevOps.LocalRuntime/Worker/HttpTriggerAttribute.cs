using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Starts a function on an HTTP request.</summary>
public sealed class HttpTriggerAttribute : TriggerBindingAttribute
{
    /// <summary>Any method, with a function key.</summary>
    public HttpTriggerAttribute()
        : this(AuthorizationLevel.Function, [])
    {
    }

    /// <summary>The given methods, with a function key.</summary>
    /// <param name="methods">HTTP methods in any case; none means all.</param>
    public HttpTriggerAttribute(params string[] methods)
        : this(AuthorizationLevel.Function, methods)
    {
    }

    /// <summary>Any method.</summary>
    /// <param name="authLevel">Which key the host asks for.</param>
    public HttpTriggerAttribute(AuthorizationLevel authLevel)
        : this(authLevel, [])
    {
    }

    /// <summary>The given methods.</summary>
    /// <param name="authLevel">Which key the host asks for.</param>
    /// <param name="methods">HTTP methods in any case; none means all.</param>
    public HttpTriggerAttribute(AuthorizationLevel authLevel, params string[] methods)
    {
        AuthLevel = authLevel;
        Methods = methods.Length == 0 ? null : methods;
    }

    /// <summary>Route template below the prefix of <c>host.json</c>; null means the function's name.</summary>
    public string? Route { get; set; }

    /// <summary>HTTP methods; null means all.</summary>
    public string[]? Methods { get; }

    /// <summary>Which key the host asks for.</summary>
    public AuthorizationLevel AuthLevel { get; }
}

/// <summary>Which key the host asks for before it calls an HTTP function.</summary>
public enum AuthorizationLevel
{
    /// <summary>None.</summary>
    Anonymous = 0,

    /// <summary>A signed-in user.</summary>
    User = 1,

    /// <summary>The function's key.</summary>
    Function = 2,

    /// <summary>A key of the host's extensions.</summary>
    System = 3,

    /// <summary>The master key.</summary>
    Admin = 4,
}
