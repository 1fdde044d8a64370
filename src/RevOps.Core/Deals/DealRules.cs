namespace RevOps.Core.Deals;

/// <summary>What the stages of pipelines mean, from <c>rules/deals.json</c>.</summary>
/// <param name="Version">First 12 hexadecimal digits of the file's SHA-256; empty without a file.</param>
/// <param name="DefaultProbability">Of an open deal at a stage that is not listed, 0 to 1.</param>
/// <param name="Stages">The stages by <see cref="KeyOf"/> their names.</param>
public sealed record DealRules(string Version, decimal DefaultProbability, IReadOnlyDictionary<string, DealStanding> Stages)
{
    /// <summary>Pipelines, by <see cref="KeyOf"/> their names, that move no lead and count in neither pipeline value nor velocity.</summary>
    public IReadOnlySet<string> OutsideFunnel { get; init; } = new HashSet<string>();

    /// <summary>A lead submitted at most this long after the deal was closed may still be the one it came from. 24 hours as shipped.</summary>
    public TimeSpan LeadAfterClose { get; init; } = TimeSpan.FromHours(24);

    /// <summary>Types of events that are no touches on the way to a deal.</summary>
    public IReadOnlySet<string> NotTouches { get; init; } = new HashSet<string>();

    /// <summary>Within this time touches of one contact and campaign (without a campaign: channel) count once. 30 minutes as shipped.</summary>
    public TimeSpan Session { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>True for a deal of a pipeline outside the funnel.</summary>
    /// <param name="pipeline">Its name; null where the sender has but one.</param>
    public bool IsOutsideFunnel(string? pipeline) => pipeline is not null && OutsideFunnel.Contains(KeyOf(pipeline));

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
