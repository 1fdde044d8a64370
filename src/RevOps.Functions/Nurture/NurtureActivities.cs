using Microsoft.Azure.Functions.Worker;
using RevOps.Data;
using RevOps.Functions.Telemetry;

namespace RevOps.Functions.Nurture;

/// <summary>When an enrolment's orchestration has to look again.</summary>
/// <param name="At">The time; null where there is nothing to wait for: the enrolment has ended, or its sequence is paused.</param>
public sealed record NurtureWake(DateTimeOffset? At)
{
    /// <summary>Nothing to wait for.</summary>
    public static NurtureWake Never { get; } = new((DateTimeOffset?)null);
}

/// <summary>What an enrolment does when it wakes.</summary>
public sealed class NurtureActivities(Database database, NurtureRun run, TimeProvider time)
{
    /// <summary>Name of <see cref="StepAsync"/>.</summary>
    public const string Step = "NurtureStep";

    /// <summary>Does every step that is due now, in one transaction; run again, it finds them done.</summary>
    [Function(Step)]
    public async Task<NurtureWake> StepAsync([ActivityTrigger] string enrollmentId)
    {
        using var step = await database.GoOnAsync("nurture", "nurture_enrollments/trace", new { EnrollmentId = enrollmentId });
        return await database.WriteAsync(sql => run.StepAsync(sql, enrollmentId, time.GetUtcNow()));
    }
}
