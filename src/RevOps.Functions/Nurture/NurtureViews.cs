using System.Text.Json;
using RevOps.Core.Nurture;
using RevOps.Data.Nurture;

namespace RevOps.Functions.Nurture;

/// <summary>How sequences and enrolments look in answers: the field names are the contract with callers.</summary>
internal static class NurtureViews
{
    /// <summary>The enrolments of a lead with what they did.</summary>
    public static IEnumerable<EnrollmentView> Enrollments(IReadOnlyList<EnrollmentRow> rows, IReadOnlyList<StepRow> steps, DateTimeOffset now)
    {
        var byEnrollment = steps.ToLookup(s => s.EnrollmentId, StringComparer.Ordinal);
        return rows.Select(r => Enrollment(r, byEnrollment[r.EnrollmentId], now));
    }

    public static EnrollmentView Enrollment(EnrollmentRow row, IEnumerable<StepRow> steps, DateTimeOffset now) => new(
        row.EnrollmentId, row.LeadId, row.Sequence, row.Version, row.State(now), row.Step, row.EnrolledAt,
        row.ExitedAt is null ? row.NextAt : null, row.ExitedAt, row.ExitReason,
        steps.Select(s => new StepLog(s.Seq, s.Step, s.At, s.Action, s.Result)));

    /// <summary>A sequence with how many leads stand how. One whose file is gone has only those.</summary>
    public static SequenceItem Summary(string id, NurtureSequence? sequence, IReadOnlyList<StandCount> counts, DateTimeOffset? pausedAt) => new(
        id, sequence?.Name, sequence?.Version, sequence?.Priority, pausedAt, Leads(counts, EnrollmentState.Active),
        Leads(counts, EnrollmentState.Waiting), Leads(counts, EnrollmentState.Paused), Leads(counts, EnrollmentState.Completed),
        Leads(counts, EnrollmentState.Exited), Reasons(counts));

    /// <summary>The same with its versions and steps, and what the file says.</summary>
    public static SequenceDetail Detail(string id, NurtureSequence? sequence, NurtureFigures figures, string? definition) =>
        new(Summary(id, sequence, figures.Stands, figures.PausedAt))
        {
            Versions = figures.Stands.Where(IsOpen).GroupBy(c => c.Version).Select(g => new VersionCount(g.Key, g.Sum(c => c.Leads))),
            Steps = Steps(sequence, figures),
            Definition = definition is null ? null : JsonSerializer.Deserialize<JsonElement>(definition),
        };

    /// <summary>The steps of the present version in order, then those that only earlier ones had.</summary>
    private static IEnumerable<StepFigures> Steps(NurtureSequence? sequence, NurtureFigures figures)
    {
        var here = figures.Stands.Where(c => IsOpen(c) && c.Step is not null).ToLookup(c => c.Step!, StringComparer.Ordinal);
        var done = figures.Done.ToLookup(d => d.Step, StringComparer.Ordinal);
        var known = sequence?.AllSteps ?? [];
        var gone = done.Select(d => d.Key).Union(here.Select(h => h.Key)).Except(known.Select(s => s.Id)).Order(StringComparer.Ordinal);
        return known.Select(s => (s.Id, Kind: (string?)s.Kind)).Concat(gone.Select(id => (Id: id, Kind: (string?)null))).Select(s => new StepFigures(
            s.Id, s.Kind, here[s.Id].Sum(c => c.Leads), done[s.Id].Select(d => new StepResult(d.Action, d.Result, d.Leads))));
    }

    private static bool IsOpen(StandCount count) => count.State is not (EnrollmentState.Completed or EnrollmentState.Exited);

    private static long Leads(IReadOnlyList<StandCount> counts, string state) => counts.Where(c => c.State == state).Sum(c => c.Leads);

    private static IEnumerable<ExitCount> Reasons(IReadOnlyList<StandCount> counts) => counts
        .Where(c => c.State == EnrollmentState.Exited)
        .GroupBy(c => c.Reason)
        .Select(g => new ExitCount(g.Key, g.Sum(c => c.Leads)))
        .OrderByDescending(r => r.Leads);
}

/// <summary>The figures of a sequence.</summary>
/// <param name="Stands">Who stands where.</param>
/// <param name="Done">What was done.</param>
/// <param name="PausedAt">Since when it is paused, if it is.</param>
internal sealed record NurtureFigures(IReadOnlyList<StandCount> Stands, IReadOnlyList<DoneCount> Done, DateTimeOffset? PausedAt);
