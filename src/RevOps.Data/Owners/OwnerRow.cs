namespace RevOps.Data.Owners;

/// <summary>A row of <c>owners</c>.</summary>
public sealed record OwnerRow
{
    /// <summary>Primary key.</summary>
    public required string OwnerId { get; init; }

    /// <summary>Display name.</summary>
    public required string Name { get; init; }

    /// <summary>Where notifications go.</summary>
    public string? Email { get; init; }

    /// <summary>Team, as routing rules name it.</summary>
    public string? Team { get; init; }

    /// <summary>The owner to whom breaches escalate.</summary>
    public string? ManagerId { get; init; }

    /// <summary>Working calendar, by name.</summary>
    public string? Calendar { get; init; }

    /// <summary>Share in rotations.</summary>
    public int Weight { get; init; } = 1;

    /// <summary>False for people who left or are away.</summary>
    public bool Active { get; init; } = true;

    /// <summary>Ids in other systems, as JSON.</summary>
    public string? ExternalIds { get; init; }

    /// <summary>Leads given so far by rotation.</summary>
    public long Assigned { get; init; }
}
