using System.Globalization;

namespace RevOps.Core.Explanations;

/// <summary>Why a lead has no owner, or waits, in plain words.</summary>
public static class RoutingWords
{
    /// <summary>Why a lead was never routed.</summary>
    /// <param name="isTest">A test, spam or an employee's lead.</param>
    /// <param name="score">0 to 100.</param>
    /// <param name="threshold">The score from which a lead is an MQL.</param>
    public static string NotRouted(bool isTest, int score, int threshold) =>
        isTest ? "Not routed: test leads are kept and scored, but get no owner and count nowhere."
        : score < threshold ? "Not routed: below the threshold a lead needs no owner."
        : "Not routed yet.";

    /// <summary>What a recycled lead needs to qualify again.</summary>
    /// <param name="threshold">The score from which a lead is an MQL.</param>
    /// <param name="margin">Points above it that a recycled lead needs.</param>
    public static string Recycled(int threshold, int margin) => string.Create(
        CultureInfo.InvariantCulture,
        $"Recycled: it qualifies again with a score of {Math.Min(threshold + margin, 100)} and something done since it was recycled. The routing below is that of the last time.");
}
