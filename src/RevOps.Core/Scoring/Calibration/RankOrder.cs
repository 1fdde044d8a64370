namespace RevOps.Core.Scoring.Calibration;

/// <summary>How well a score puts those that were won before the others.</summary>
public static class RankOrder
{
    /// <summary>
    /// The area under the ROC curve: the chance that one that was won has the higher score than one that was not, ties counting
    /// half. 0.5 is chance; null where all are the same.
    /// </summary>
    /// <param name="scores">The scores.</param>
    /// <param name="won">The outcomes, in the same order.</param>
    public static double? Auc(double[] scores, bool[] won)
    {
        var order = Enumerable.Range(0, scores.Length).ToArray();
        Array.Sort([.. scores], order);
        long positives = won.Count(w => w);
        long negatives = won.Length - positives;
        if (positives == 0 || negatives == 0)
        {
            return null;
        }

        var rankSum = 0.0;
        for (var from = 0; from < order.Length;)
        {
            var to = from;
            while (to < order.Length && scores[order[to]] == scores[order[from]])
            {
                to++;
            }

            var rank = (from + 1 + to) / 2.0;
            for (; from < to; from++)
            {
                rankSum += won[order[from]] ? rank : 0;
            }
        }

        return (rankSum - (positives * (positives + 1) / 2.0)) / ((double)positives * negatives);
    }
}
