namespace RevOps.Core.Owners;

/// <summary>Somebody who takes leads.</summary>
public sealed record Owner
{
    /// <summary>Id.</summary>
    public required string OwnerId { get; init; }

    /// <summary>Display name.</summary>
    public required string Name { get; init; }

    /// <summary>Where notifications go.</summary>
    public string? Email { get; init; }

    /// <summary>Team, as routing rules name it.</summary>
    public string? Team { get; init; }

    /// <summary>The owner to whom breaches escalate.</summary>
    public string? ManagerId { get; init; }

    /// <summary>Working calendar, by name; the default one where absent.</summary>
    public string? Calendar { get; init; }

    /// <summary>IANA zone of their own; the calendar's where absent.</summary>
    public string? TimeZone { get; init; }

    /// <summary>Share in weighted rotations, 0 to 1,000; 0 takes no part in any rotation.</summary>
    public int Weight { get; init; } = 1;

    /// <summary>False for people who left.</summary>
    public bool Active { get; init; } = true;

    /// <summary>What they can do, as rules ask for it; case is ignored.</summary>
    public IReadOnlyList<string> Skills { get; init; } = [];

    /// <summary>ISO 639-1 codes in lower case.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>Most leads of one local day; none where absent.</summary>
    public int? DailyCap { get; init; }

    /// <summary>Most open leads at a time; none where absent.</summary>
    public int? OpenCap { get; init; }

    /// <summary>When they are away.</summary>
    public IReadOnlyList<OutOfOffice> OutOfOffice { get; init; } = [];

    /// <summary>Ids in other systems, as JSON.</summary>
    public string? ExternalIds { get; init; }
}
