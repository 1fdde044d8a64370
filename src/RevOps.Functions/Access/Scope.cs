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
}
