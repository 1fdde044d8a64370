using RevOps.Core.Normalization;
using RevOps.Core.Scoring.Calibration;
using RevOps.Data;
using RevOps.Data.Leads;
using RevOps.Functions.Setup;

namespace RevOps.Functions.Scoring;

/// <summary>What to calibrate from.</summary>
/// <param name="Closed">When the deals were closed or the leads disqualified.</param>
/// <param name="WithDisqualified">True where disqualified leads count as not won.</param>
/// <param name="HoldOut">Share kept aside, 0.1 to 0.9.</param>
/// <param name="Seed">Decides which are kept aside.</param>
public sealed record CalibrationRequest(Period Closed, bool WithDisqualified, double HoldOut, int Seed);

/// <summary>Suggests points from leads that came to an end. Reads page by page and writes nothing.</summary>
public sealed class ScoreCalibration(Database database, RuleBook rules)
{
    private const int PageSize = 2_000;

    /// <summary>The report. A lead counts once: with the first of its deals, else as disqualified.</summary>
    public async Task<CalibrationReport> RunAsync(CalibrationRequest request, CancellationToken cancel)
    {
        var current = rules.Current;
        var (columns, samples, seen) = (new RuleValues(current.Scoring), new List<CalibrationSample>(), new HashSet<string>(StringComparer.Ordinal));
        await foreach (var page in database.ClosedDealsAsync(request.Closed, PageSize, cancel))
        {
            samples.AddRange(Samples(columns, page, seen, current.Normalization.Email));
        }

        if (request.WithDisqualified)
        {
            await foreach (var page in database.DisqualifiedAsync(request.Closed, PageSize, cancel))
            {
                samples.AddRange(Samples(columns, page, seen, current.Normalization.Email));
            }
        }

        return Calibrator.Calibrate(current.Scoring, samples, request.HoldOut, request.Seed);
    }

    private static CalibrationSample[] Samples(RuleValues columns, IReadOnlyList<EndedFacts> page, HashSet<string> seen, EmailRules mail)
    {
        var fresh = page.Where(p => seen.Add(p.Lead.LeadId)).ToList();
        var samples = new CalibrationSample[fresh.Count];
        Parallel.For(0, samples.Length, i => samples[i] = new CalibrationSample(columns.Of(fresh[i].Lead.Facts(fresh[i].Touchpoints, mail), fresh[i].Lead.AsOf), fresh[i].Lead.IsWon));
        return samples;
    }
}
