namespace RevOps.Core.Deals;

/// <summary>A version of a deal, as far as its stage goes.</summary>
/// <param name="Pipeline">The pipeline.</param>
/// <param name="Stage">The stage in the sender's words.</param>
/// <param name="WonLost">One of <see cref="DealOutcomes"/>.</param>
/// <param name="CreatedAt">When the deal was created.</param>
/// <param name="UpdatedAt">When the sender changed it to this.</param>
public sealed record StageMoment(string? Pipeline, string Stage, string WonLost, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt);

/// <summary>How long deals stay in the stages of their pipeline.</summary>
public static class StageStays
{
    /// <summary>
    /// The stays of a deal in open stages that it has left. The first begins with the deal's creation, each other one with the first version
    /// that has the stage, and all end with the first version that has another stage or outcome.
    /// </summary>
    /// <param name="versions">Its versions, oldest first.</param>
    public static IEnumerable<StageStay> Of(IReadOnlyList<StageMoment> versions)
    {
        if (versions.Count == 0)
        {
            yield break;
        }

        var (current, since) = (versions[0], versions[0].CreatedAt);
        foreach (var version in versions.Skip(1).Where(v => (v.Pipeline, v.Stage, v.WonLost) != (current.Pipeline, current.Stage, current.WonLost)))
        {
            if (current.WonLost == DealOutcomes.Open)
            {
                yield return new StageStay(current.Pipeline, current.Stage, Math.Max(0, (version.UpdatedAt - since).TotalSeconds));
            }

            (current, since) = (version, version.UpdatedAt);
        }
    }
}
