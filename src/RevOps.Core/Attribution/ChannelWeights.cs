using System.Collections.Frozen;

namespace RevOps.Core.Attribution;

/// <summary>Weights of the models that see channels: of a path each channel has its part, which its touches share.</summary>
internal static class ChannelWeights
{
    private const int OnStack = 128;

    /// <summary>In proportion to the removal effects, relative to the largest of the path; all the same where they are all 0.</summary>
    public static void Removal(List<PathTouch> path, ReadOnlySpan<Touchpoint> touches, FrozenDictionary<string, double> effects, Span<long> weights)
    {
        var own = path.Count <= OnStack ? stackalloc double[path.Count] : new double[path.Count];
        var most = 0d;
        for (var i = 0; i < own.Length; i++)
        {
            own[i] = effects.GetValueOrDefault(touches[path[i].Index].Channel);
            most = Math.Max(most, own[i]);
        }

        if (most <= 0)
        {
            weights.Fill(1);
            return;
        }

        for (var i = 0; i < own.Length; i++)
        {
            weights[i] = (long)(ModelWeights.Fine * (own[i] / most)) / CountOf(path, touches, touches[path[i].Index].Channel);
        }
    }

    /// <summary>
    /// With cumulative sets the value of a set is the sum over the paths within it, so that each path is a dividend (Harsanyi) which the
    /// Shapley value shares equally among its channels: exact for any number of channels, and path by path.
    /// </summary>
    public static void Coalition(List<PathTouch> path, ReadOnlySpan<Touchpoint> touches, Span<long> weights)
    {
        long common = 1;
        for (var i = 0; i < path.Count; i++)
        {
            weights[i] = CountOf(path, touches, touches[path[i].Index].Channel);
            common = common < ModelWeights.Fine ? common / Gcd(common, weights[i]) * weights[i] : common;
        }

        for (var i = 0; i < path.Count; i++)
        {
            weights[i] = Math.Min(common, ModelWeights.Fine) / weights[i];
        }
    }

    private static long Gcd(long a, long b) => b == 0 ? a : Gcd(b, a % b);

    private static int CountOf(List<PathTouch> path, ReadOnlySpan<Touchpoint> touches, string channel)
    {
        var count = 0;
        foreach (var touch in path)
        {
            count += touches[touch.Index].Channel == channel ? 1 : 0;
        }

        return count;
    }
}
