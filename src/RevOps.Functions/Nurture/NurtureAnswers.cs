using System.Text.Json;

namespace RevOps.Functions.Nurture;

/// <summary>Who could not be moved.</summary>
/// <param name="EnrollmentId">The enrolment; null for a group.</param>
/// <param name="Version">Where they are.</param>
/// <param name="Step">The step they stand at.</param>
/// <param name="Leads">How many.</param>
/// <param name="Reason">Why.</param>
internal sealed record NotMoved(string? EnrollmentId, string? Version, string? Step, long Leads, string Reason);

/// <summary>What a step did.</summary>
/// <param name="Seq">Number of the entry.</param>
/// <param name="Step">The step.</param>
/// <param name="At">When.</param>
/// <param name="Action">What it does.</param>
/// <param name="Result">With what result.</param>
internal sealed record StepLog(int Seq, string Step, DateTimeOffset At, string Action, string Result);

/// <summary>Leads in a version of a sequence.</summary>
/// <param name="Version">The version.</param>
/// <param name="Leads">How many.</param>
internal sealed record VersionCount(string? Version, long Leads);

/// <summary>What a step did so far.</summary>
/// <param name="Action">What.</param>
/// <param name="Result">With what result.</param>
/// <param name="Leads">To how many.</param>
internal sealed record StepResult(string Action, string Result, long Leads);

/// <summary>Why leads left.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Leads">How many.</param>
internal sealed record ExitCount(string? Reason, long Leads);

/// <summary>A lead in a sequence.</summary>
/// <param name="EnrollmentId">The enrolment.</param>
/// <param name="LeadId">The lead.</param>
/// <param name="Sequence">The sequence.</param>
/// <param name="Version">The version.</param>
/// <param name="State">active, waiting, paused, completed or exited.</param>
/// <param name="Step">The step it stands at.</param>
/// <param name="EnrolledAt">Since when.</param>
/// <param name="NextAt">When it goes on.</param>
/// <param name="ExitedAt">When it left.</param>
/// <param name="ExitReason">Why.</param>
/// <param name="Log">What was done.</param>
internal sealed record EnrollmentView(
    string EnrollmentId,
    string LeadId,
    string Sequence,
    string? Version,
    string State,
    string? Step,
    DateTimeOffset EnrolledAt,
    DateTimeOffset? NextAt,
    DateTimeOffset? ExitedAt,
    string? ExitReason,
    IEnumerable<StepLog> Log);

/// <summary>A sequence with how many leads stand how.</summary>
/// <param name="Sequence">Its id.</param>
/// <param name="Name">Its name; null for one whose file is gone, as the next two.</param>
/// <param name="Version">The present version.</param>
/// <param name="Priority">Who meets the conditions of several goes into that of the highest.</param>
/// <param name="PausedAt">Since when it is paused.</param>
/// <param name="Active">Leads that are worked.</param>
/// <param name="Waiting">Leads that wait for a time.</param>
/// <param name="Paused">Leads that are paused.</param>
/// <param name="Completed">Leads that came to its end.</param>
/// <param name="Exited">Leads that left before.</param>
/// <param name="ExitReasons">Why they left.</param>
internal record SequenceItem(
    string Sequence,
    string? Name,
    string? Version,
    int? Priority,
    DateTimeOffset? PausedAt,
    long Active,
    long Waiting,
    long Paused,
    long Completed,
    long Exited,
    IEnumerable<ExitCount> ExitReasons);

/// <summary>The figures of a step.</summary>
/// <param name="Step">Its id.</param>
/// <param name="Kind">What it does; null for one that only earlier versions had.</param>
/// <param name="Leads">Who stands there now.</param>
/// <param name="Results">What it did so far.</param>
internal sealed record StepFigures(string Step, string? Kind, long Leads, IEnumerable<StepResult> Results);

/// <summary>The enrolments of a lead.</summary>
/// <param name="Nurture">Newest first.</param>
internal sealed record NurtureOfLead(IEnumerable<EnrollmentView> Nurture);

/// <summary>Leads that were moved to the present version of a sequence.</summary>
/// <param name="ToVersion">The version.</param>
/// <param name="Moved">How many.</param>
/// <param name="NotMoved">Who was not.</param>
internal sealed record MoveView(string ToVersion, long Moved, IReadOnlyList<NotMoved> NotMoved);

/// <summary>The same with its versions and steps.</summary>
internal sealed record SequenceDetail : SequenceItem
{
    /// <summary>From the sequence as it is in a list.</summary>
    public SequenceDetail(SequenceItem item)
        : base(item)
    {
    }

    /// <summary>Leads by the version they are in.</summary>
    public required IEnumerable<VersionCount> Versions { get; init; }

    /// <summary>Steps of the present version in order, then those that only earlier ones had.</summary>
    public required IEnumerable<StepFigures> Steps { get; init; }

    /// <summary>What the file says; null for one whose file is gone.</summary>
    public required JsonElement? Definition { get; init; }
}
