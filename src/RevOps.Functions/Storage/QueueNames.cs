namespace RevOps.Functions.Storage;

/// <summary>The queues.</summary>
public static class QueueNames
{
    /// <summary>Accepted events.</summary>
    public const string Intake = "intake";

    /// <summary>Leads to score; ids only.</summary>
    public const string Score = "score";

    /// <summary>Ranges of imports to work off; ids only.</summary>
    public const string Import = "import";

    /// <summary>What-if questions to answer; ids only.</summary>
    public const string WhatIf = "what-if";

    /// <summary>Order keys of effects to deliver.</summary>
    public const string Effects = "effects";

    /// <summary>Runs of attribution; ids only.</summary>
    public const string Attribution = "attribution";

    /// <summary>What is to go from where SQL does not reach; ids only.</summary>
    public const string Erasures = "erasures";

    /// <summary>What the host puts after a queue's name when its messages keep failing.</summary>
    public const string PoisonSuffix = "-poison";

    /// <summary>All queues that the app reads.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        Intake, Score, Import, WhatIf, Effects, Attribution, Erasures, Intake + PoisonSuffix, Score + PoisonSuffix, Import + PoisonSuffix, WhatIf + PoisonSuffix,
        Effects + PoisonSuffix, Attribution + PoisonSuffix, Erasures + PoisonSuffix,
    ];
}
