namespace RevOps.Core.Deals;

/// <summary>A deal as its source held it at one moment, read under the rules.</summary>
/// <param name="UpdatedAt">When the sender changed it to this.</param>
/// <param name="ContactId">Whose deal it was; null while nobody is known under the reference.</param>
/// <param name="PipelineStage">The stage in the sender's words.</param>
/// <param name="DealValue">Amount in <paramref name="Currency"/>.</param>
/// <param name="Currency">ISO 4217; null for a row from before currencies were kept.</param>
/// <param name="Probability">0 to 1.</param>
/// <param name="WonLost">One of <see cref="DealOutcomes"/>.</param>
/// <param name="CreatedAt">When the sender created the deal.</param>
/// <param name="ClosedAt">When it was won or lost, where the sender says so.</param>
public sealed record DealVersion(
    DateTimeOffset UpdatedAt,
    string? ContactId,
    string PipelineStage,
    decimal DealValue,
    string? Currency,
    decimal Probability,
    string WonLost,
    DateTimeOffset CreatedAt,
    DateTimeOffset? ClosedAt)
{
    /// <summary>True where the outcome was not decided yet.</summary>
    public bool IsOpen => WonLost == DealOutcomes.Open;
}
