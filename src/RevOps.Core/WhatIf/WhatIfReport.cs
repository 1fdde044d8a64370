namespace RevOps.Core.WhatIf;

/// <summary>What other rules would have made of the leads of some time.</summary>
public sealed record WhatIfReport
{
    /// <summary>Leads looked at, tests included.</summary>
    public required int Leads { get; init; }

    /// <summary>Of them tests under both rules: neither routed nor counted.</summary>
    public required int Tests { get; init; }

    /// <summary>Under the rules in force.</summary>
    public required WhatIfSide Now { get; init; }

    /// <summary>Under the proposed rules.</summary>
    public required WhatIfSide Then { get; init; }

    /// <summary>How many would become MQLs that do not now.</summary>
    public required int Gained { get; init; }

    /// <summary>How many would no longer become MQLs.</summary>
    public required int Lost { get; init; }

    /// <summary>The first leads that change side, in the order of their creation; at most <see cref="WhatIfTally.MostChanges"/> of each kind.</summary>
    public required IReadOnlyList<LeadChange> Changes { get; init; }

    /// <summary>Leads per owner now and then, most first.</summary>
    public required IReadOnlyList<OwnerChange> Owners { get; init; }

    /// <summary>Fields that normalization would fill otherwise, with the number of leads.</summary>
    public required IReadOnlyDictionary<string, int> Fields { get; init; }

    /// <summary>What each threshold would have caught, under the proposed rules' points.</summary>
    public required IReadOnlyList<ThresholdEffect> Thresholds { get; init; }
}

/// <summary>The outcome under one set of rules.</summary>
/// <param name="Mqls">Leads that reach the threshold.</param>
/// <param name="Rate">Their share of the leads that are no tests; null without leads.</param>
/// <param name="Versions">Versions of the rules.</param>
public sealed record WhatIfSide(int Mqls, double? Rate, IReadOnlyDictionary<string, string> Versions);

/// <summary>A lead that changes side.</summary>
/// <param name="LeadId">The lead.</param>
/// <param name="Becomes"><c>mql</c> or <c>lead</c>.</param>
/// <param name="ScoreNow">Its decisive score now.</param>
/// <param name="ScoreThen">Its decisive score then.</param>
/// <param name="Reasons">Why, in words.</param>
public sealed record LeadChange(string LeadId, string Becomes, int ScoreNow, int ScoreThen, IReadOnlyList<string> Reasons);

/// <summary>An owner's load.</summary>
/// <param name="OwnerId">The owner.</param>
/// <param name="Now">Leads under the rules in force.</param>
/// <param name="Then">Leads under the proposed rules.</param>
public sealed record OwnerChange(string OwnerId, int Now, int Then);

/// <summary>What a threshold would have caught.</summary>
/// <param name="Threshold">The score from which a lead would be an MQL.</param>
/// <param name="Mqls">Leads at or above it.</param>
/// <param name="WonCaught">Leads with a won deal among them.</param>
/// <param name="WonMissed">Leads with a won deal below it.</param>
/// <param name="LostCaught">Leads with a lost deal at or above it.</param>
public sealed record ThresholdEffect(int Threshold, int Mqls, int WonCaught, int WonMissed, int LostCaught);
