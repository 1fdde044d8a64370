namespace RevOps.Core.Attribution;

/// <summary>Where a path ends.</summary>
public enum CutOff
{
    /// <summary>With the creation of the deal.</summary>
    DealCreation,

    /// <summary>With the closing of the deal.</summary>
    Close,
}

/// <summary>What becomes of touches of the same campaign on one path.</summary>
public enum Collapse
{
    /// <summary>Each stays.</summary>
    None,

    /// <summary>Of those that follow one another the first stays.</summary>
    Consecutive,

    /// <summary>Only the first of each campaign stays.</summary>
    First,
}

/// <summary>
/// Which touches make the path. Sources are left out first, then campaigns, types and channels, then repeats. A rule never empties a path
/// that had a touch: one that would is not applied.
/// </summary>
public sealed record PathRules
{
    /// <summary>As shipped: 180 days back from the creation of the deal.</summary>
    public static PathRules Default { get; } = new();

    /// <summary>How far back from the cut-off, the bound included.</summary>
    public TimeSpan LookBack { get; init; } = TimeSpan.FromDays(180);

    /// <summary>Where it ends, the bound included.</summary>
    public CutOff CutOff { get; init; } = CutOff.DealCreation;

    /// <summary>What becomes of repeats.</summary>
    public Collapse Collapse { get; init; } = Collapse.None;

    /// <summary>Channels that are left out; <c>direct</c> is one.</summary>
    public IReadOnlySet<string> ExcludedChannels { get; init; } = new HashSet<string>();

    /// <summary>Sources that are left out.</summary>
    public IReadOnlySet<string> ExcludedSources { get; init; } = new HashSet<string>();

    /// <summary>Campaigns that are left out.</summary>
    public IReadOnlySet<string> ExcludedCampaigns { get; init; } = new HashSet<string>();

    /// <summary>Types of events that are left out.</summary>
    public IReadOnlySet<string> ExcludedTypes { get; init; } = new HashSet<string>();

    /// <summary>True for rules that make the same path of the same touches.</summary>
    public bool Agrees(PathRules other) =>
        LookBack == other.LookBack && CutOff == other.CutOff && Collapse == other.Collapse
        && ExcludedChannels.SetEquals(other.ExcludedChannels) && ExcludedSources.SetEquals(other.ExcludedSources)
        && ExcludedCampaigns.SetEquals(other.ExcludedCampaigns) && ExcludedTypes.SetEquals(other.ExcludedTypes);
}

/// <summary>Parts of a model that gives named touches their own part, in thousandths; what they leave is shared by the others.</summary>
/// <param name="First">Of the first touch.</param>
/// <param name="LeadCreation">Of the touch with which the deal's oldest lead came into being.</param>
/// <param name="DealCreation">Of the latest touch at or before the creation of the deal.</param>
/// <param name="Last">Of the last touch of the path.</param>
/// <param name="Others">Of all the others together.</param>
public sealed record MilestoneParts(int First, int LeadCreation, int DealCreation, int Last, int Others);

/// <summary>A model that is computed.</summary>
/// <param name="Model">Which.</param>
/// <param name="Path">Which touches make its path.</param>
public sealed record ModelRules(AttributionModel Model, PathRules Path)
{
    /// <summary>Of models with milestones.</summary>
    public MilestoneParts? Parts { get; init; }

    /// <summary>Of time decay.</summary>
    public TimeSpan HalfLife { get; init; } = TimeSpan.FromDays(7);

    /// <summary>Of Markov: how many channels back a state remembers, 1 to 3.</summary>
    public int Order { get; init; } = 1;

    /// <summary>The parts as shipped; null for a model without milestones.</summary>
    public static MilestoneParts? DefaultParts(AttributionModel model) => model switch
    {
        AttributionModel.PositionBased => new MilestoneParts(400, 0, 0, 400, 200),
        AttributionModel.UShaped => new MilestoneParts(400, 400, 0, 0, 200),
        AttributionModel.WShaped => new MilestoneParts(300, 300, 300, 0, 100),
        AttributionModel.FullPath => new MilestoneParts(225, 225, 225, 225, 100),
        _ => null,
    };
}

/// <summary>How revenue is attributed, from <c>rules/attribution.json</c>.</summary>
/// <param name="Version">First 12 hexadecimal digits of the file's SHA-256; empty without a file.</param>
/// <param name="Models">What is computed, each model at most once.</param>
public sealed record AttributionRules(string Version, IReadOnlyList<ModelRules> Models)
{
    /// <summary>Every model as it is defined, where no file says otherwise.</summary>
    public static AttributionRules Default { get; } = new("", [.. Enum.GetValues<AttributionModel>().Select(ByDefault)]);

    /// <summary>Types of events from the strongest to the weakest: of a session the strongest stays. Types that are not listed are weakest.</summary>
    public IReadOnlyList<string> Strength { get; init; } = ["form_submit", "ad_click", "email_click"];

    /// <summary>True where the touches of all contacts of the deal's company count, and not only those of the deal's own.</summary>
    public bool AccountContacts { get; init; }

    /// <summary>A model as it is defined.</summary>
    public static ModelRules ByDefault(AttributionModel model) =>
        new(model, model == AttributionModel.FullPath ? PathRules.Default with { CutOff = CutOff.Close } : PathRules.Default) { Parts = ModelRules.DefaultParts(model) };

    /// <summary>The rules of Markov; null where it is off.</summary>
    public ModelRules? Markov => Models.FirstOrDefault(m => m.Model == AttributionModel.Markov);
}
