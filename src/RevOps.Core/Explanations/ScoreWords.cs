using System.Globalization;

namespace RevOps.Core.Explanations;

/// <summary>Scores in plain words.</summary>
public static class ScoreWords
{
    /// <summary>Where the score stands against the threshold.</summary>
    /// <param name="score">0 to 100.</param>
    /// <param name="threshold">The score from which a lead is an MQL.</param>
    public static string Total(int score, int threshold) => string.Create(CultureInfo.InvariantCulture, $"Score {score} of 100; ") + (score >= threshold
        ? string.Create(CultureInfo.InvariantCulture, $"the threshold of {threshold} is reached.")
        : string.Create(CultureInfo.InvariantCulture, $"{threshold - score} short of the threshold of {threshold}."));

    /// <summary>What one rule gave or took.</summary>
    /// <param name="group">fit, engagement, intent, penalty or total.</param>
    /// <param name="points">Points added; negative where taken.</param>
    /// <param name="reason">The rule's own words.</param>
    public static string Contribution(string group, int points, string reason) =>
        string.Create(CultureInfo.InvariantCulture, $"{points:+0;-0;0} {group}: {reason}");
}
