using System.Collections.Frozen;

namespace RevOps.Core.Attribution;

/// <summary>The weights of a path's touches, as whole numbers in proportion: shares of a value are then exact.</summary>
internal static class ModelWeights
{
    /// <summary>Weights that are no fractions of small numbers are kept to this part of the largest.</summary>
    internal const long Fine = 1L << 40;

    private const string Direct = "direct";

    /// <summary>Fills <paramref name="weights"/>; at least one is above 0.</summary>
    /// <param name="model">The model.</param>
    /// <param name="path">Not empty.</param>
    /// <param name="touches">The deal's touchpoints, in which the path points.</param>
    /// <param name="effects">Removal effects by channel; only for Markov.</param>
    /// <param name="weights">As many as the path has touches.</param>
    public static void Fill(
        ModelRules model, List<PathTouch> path, ReadOnlySpan<Touchpoint> touches, FrozenDictionary<string, double> effects, Span<long> weights)
    {
        weights.Clear();
        switch (model.Model)
        {
            case AttributionModel.FirstTouch:
                weights[0] = 1;
                break;
            case AttributionModel.LastTouch:
                weights[^1] = 1;
                break;
            case AttributionModel.LastNonDirect:
                weights[LastNonDirect(path, touches)] = 1;
                break;
            case AttributionModel.Linear:
                weights.Fill(1);
                break;
            case AttributionModel.TimeDecay:
                Decay(model.HalfLife, path, touches, weights);
                break;
            case AttributionModel.Markov:
                ChannelWeights.Removal(path, touches, effects, weights);
                break;
            case AttributionModel.Shapley:
                ChannelWeights.Coalition(path, touches, weights);
                break;
            default:
                ByMilestones(model.Parts!, path, weights);
                break;
        }
    }

    private static int LastNonDirect(List<PathTouch> path, ReadOnlySpan<Touchpoint> touches)
    {
        for (var i = path.Count - 1; i >= 0; i--)
        {
            if (touches[path[i].Index].Channel != Direct)
            {
                return i;
            }
        }

        return path.Count - 1;
    }

    /// <summary>A part that has no touch is shared by the rest in proportion, which is what leaving it out of the sum does.</summary>
    private static void ByMilestones(MilestoneParts parts, List<PathTouch> path, Span<long> weights)
    {
        var others = 0;
        for (var i = 0; i < path.Count; i++)
        {
            weights[i] = Part(parts, path[i].Milestones);
            others += IsOther(parts, path[i].Milestones) ? 1 : 0;
        }

        for (var i = 0; i < path.Count; i++)
        {
            weights[i] = IsOther(parts, path[i].Milestones) ? parts.Others : weights[i] * Math.Max(1, others);
        }

        // Milestones of which no part is above 0, and no others: all are alike.
        if (weights.IndexOfAnyExcept(0) < 0)
        {
            weights.Fill(1);
        }
    }

    private static int Part(MilestoneParts parts, Milestones is_) =>
        (is_.HasFlag(Milestones.First) ? parts.First : 0)
        + (is_.HasFlag(Milestones.LeadCreation) ? parts.LeadCreation : 0)
        + (is_.HasFlag(Milestones.DealCreation) ? parts.DealCreation : 0)
        + (is_.HasFlag(Milestones.Last) ? parts.Last : 0);

    /// <summary>A milestone to which the model gives nothing is none of its own.</summary>
    private static bool IsOther(MilestoneParts parts, Milestones is_) => Part(parts, is_) == 0;

    private static void Decay(TimeSpan halfLife, List<PathTouch> path, ReadOnlySpan<Touchpoint> touches, Span<long> weights)
    {
        var latest = touches[path[^1].Index].At;
        for (var i = 0; i < path.Count; i++)
        {
            var age = (latest - touches[path[i].Index].At).TotalDays / halfLife.TotalDays;
            weights[i] = (long)(Fine * Math.Pow(2, -age));
        }
    }
}
