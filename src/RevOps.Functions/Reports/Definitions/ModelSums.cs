using RevOps.Core.Attribution;

namespace RevOps.Functions.Reports.Definitions;

/// <summary>Attributed revenue of a day and campaign under every model, in the smallest units; null where a model is off or a rate is missing.</summary>
internal sealed record ModelSums
{
    public required string Day { get; init; }

    public required string Channel { get; init; }

    public required string CampaignId { get; init; }

    public long? FirstTouch { get; init; }

    public long? LastTouch { get; init; }

    public long? LastNonDirect { get; init; }

    public long? Linear { get; init; }

    public long? PositionBased { get; init; }

    public long? UShaped { get; init; }

    public long? WShaped { get; init; }

    public long? FullPath { get; init; }

    public long? TimeDecay { get; init; }

    public long? Markov { get; init; }

    public long? Shapley { get; init; }

    /// <summary>In the order of <see cref="AttributionModels.Names"/>.</summary>
    public IReadOnlyList<long?> All =>
        [FirstTouch, LastTouch, LastNonDirect, Linear, PositionBased, UShaped, WShaped, FullPath, TimeDecay, Markov, Shapley];

    /// <summary>Of a model.</summary>
    public long? Of(string model) => AttributionModels.Names.Zip(All).First(m => m.First == model).Second;
}
