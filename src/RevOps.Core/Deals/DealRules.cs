namespace RevOps.Core.Deals;

/// <summary>What the stages of pipelines mean, from <c>rules/deals.json</c>.</summary>
/// <param name="Version">First 12 hexadecimal digits of the file's SHA-256; empty without a file.</param>
/// <param name="DefaultProbability">Of an open deal at a stage that is not listed, 0 to 1.</param>
/// <param name="Stages">The stages by <see cref="KeyOf"/> their names.</param>
public sealed record DealRules(string Version, decimal DefaultProbability, IReadOnlyDictionary<string, DealStanding> Stages)
{
    /// <summary>No stage is known.</summary>
    public static DealRules None { get; } = new("", 0.5m, new Dictionary<string, DealStanding>());

    /// <summary>A stage's name as it is compared: letters and digits in lower case, so that <c>Closed Won</c> is <c>closedwon</c>.</summary>
    /// <param name="stage">The name.</param>
    public static string KeyOf(string stage) => string.Concat(stage.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    /// <summary>
    /// Where a deal stands. What the sender says counts, then its stage; a stage that is not listed is open. A deal that is won or
    /// lost has probability 1 or 0 unless the sender says otherwise.
    /// </summary>
    /// <param name="deal">The deal.</param>
    public DealStanding StandingOf(DealSubmission deal)
    {
        var ofStage = Stages.GetValueOrDefault(KeyOf(deal.PipelineStage)) ?? new DealStanding(DealOutcomes.Open, DefaultProbability);
        var outcome = deal.WonLost ?? ofStage.WonLost;
        return new DealStanding(outcome, deal.Probability ?? outcome switch
        {
            DealOutcomes.Won => 1,
            DealOutcomes.Lost => 0,
            _ => ofStage.WonLost == DealOutcomes.Open ? ofStage.Probability : DefaultProbability,
        });
    }
}

/// <summary>Where a deal stands.</summary>
/// <param name="WonLost">One of <see cref="DealOutcomes"/>.</param>
/// <param name="Probability">That it is won, 0 to 1.</param>
public sealed record DealStanding(string WonLost, decimal Probability);
