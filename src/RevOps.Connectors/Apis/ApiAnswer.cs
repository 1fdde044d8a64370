namespace RevOps.Connectors.Apis;

/// <summary>What came of asking a vendor's API. Faults are without personal data and without secrets.</summary>
public abstract record ApiAnswer
{
    private ApiAnswer()
    {
    }

    /// <summary>It answered.</summary>
    /// <param name="Json">The body.</param>
    public sealed record Ok(string Json) : ApiAnswer;

    /// <summary>404.</summary>
    /// <param name="Body">The body, to tell a missing object from a wrong address.</param>
    public sealed record Missing(string Body) : ApiAnswer;

    /// <summary>It asks to be left alone for a while.</summary>
    /// <param name="After">How long.</param>
    public sealed record Busy(TimeSpan After) : ApiAnswer;

    /// <summary>The token is not valid, or not for this.</summary>
    /// <param name="Fault">In words.</param>
    public sealed record Unauthorized(string Fault) : ApiAnswer;

    /// <summary>It may work later.</summary>
    /// <param name="Fault">Why not now.</param>
    /// <param name="After">The pause that it asks for, if it does.</param>
    public sealed record Unavailable(string Fault, TimeSpan? After) : ApiAnswer;

    /// <summary>It will never work.</summary>
    /// <param name="Fault">Why not.</param>
    public sealed record Refused(string Fault) : ApiAnswer;
}
