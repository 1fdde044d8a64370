namespace RevOps.Data.Nurture;

/// <summary>Enrolments: one row says where a lead stands in its sequence, and another for each step that it has done.</summary>
public static class NurtureStore
{
    /// <summary>The exit reason of whoever came to the end of the sequence.</summary>
    public const string Completed = "completed";

    private const int MaxResultLength = 400;
    private const int MaxReasonLength = 200;

    /// <summary>Enrolls a lead, unless it is in a sequence.</summary>
    /// <returns>False where it is, or was enrolled for the same cause before.</returns>
    public static async Task<bool> EnrollAsync(this SqlSession sql, NewEnrollment enrollment, DateTimeOffset now) =>
        await sql.ExecuteAsync("nurture_enrollments/insert", new
        {
            Trace = Telemetry.Context,
            enrollment.EnrollmentId,
            enrollment.LeadId,
            enrollment.Sequence,
            enrollment.Version,
            enrollment.Step,
            enrollment.NextAt,
            Now = now,
        }) > 0;

    /// <summary>An enrolment as it stands, locked until the transaction ends; null where there is none.</summary>
    public static async Task<EnrollmentRow?> LockEnrollmentAsync(this SqlSession sql, string enrollmentId)
    {
        // The lead first, in the order of scoring, which promises wake-ups while it holds the lead.
        if (await sql.FindEnrollmentAsync(enrollmentId) is not { } seen)
        {
            return null;
        }

        await sql.FindAsync<string>("leads/lock", new { seen.LeadId });
        await sql.FindAsync<string>("nurture_enrollments/lock", new { EnrollmentId = enrollmentId });
        return await sql.FindEnrollmentAsync(enrollmentId);
    }

    /// <summary>An enrolment; null where there is none.</summary>
    public static Task<EnrollmentRow?> FindEnrollmentAsync(this SqlSession sql, string enrollmentId) =>
        sql.FindAsync<EnrollmentRow>("nurture_enrollments/find", new { EnrollmentId = enrollmentId });

    /// <summary>The enrolments of a lead, newest first.</summary>
    public static Task<IReadOnlyList<EnrollmentRow>> EnrollmentsOfLeadAsync(this SqlSession sql, string leadId) =>
        sql.QueryAsync<EnrollmentRow>("nurture_enrollments/of_lead", new { LeadId = leadId });

    /// <summary>The steps that a lead has done, in order within each enrolment.</summary>
    public static Task<IReadOnlyList<StepRow>> StepsOfLeadAsync(this SqlSession sql, string leadId) =>
        sql.QueryAsync<StepRow>("nurture_steps/of_lead", new { LeadId = leadId });

    /// <summary>Enrolments of a lead that a touchpoint or a new score can move on.</summary>
    public static Task<IReadOnlyList<string>> ListeningAsync(this SqlSession sql, string leadId) =>
        sql.QueryAsync<string>("nurture_enrollments/listening", new { LeadId = leadId });

    /// <summary>Enrolments that somebody must wake: nobody else does, or should have and has not.</summary>
    /// <param name="sql">The session.</param>
    /// <param name="now">Now.</param>
    /// <param name="overdue">Those due since before this count as forgotten by their orchestration.</param>
    /// <param name="limit">How many at most.</param>
    public static Task<IReadOnlyList<string>> DueEnrollmentsAsync(this SqlSession sql, DateTimeOffset now, DateTimeOffset overdue, int limit) =>
        sql.QueryAsync<string>("nurture_enrollments/due", new { Now = now, Overdue = overdue, Limit = limit });

    /// <summary>Notes that a step was done. Call it before the row's own change, with the numbers that follow the row's.</summary>
    public static Task AddStepAsync(this SqlSession sql, StepRow step) => sql.ExecuteAsync("nurture_steps/insert", step with
    {
        Result = step.Result.Length > MaxResultLength ? step.Result[..MaxResultLength] : step.Result,
    });

    /// <summary>Puts an enrolment where it stands now.</summary>
    /// <param name="sql">The transaction in which it was read and locked.</param>
    /// <param name="before">As it was read.</param>
    /// <param name="after">As it is now.</param>
    /// <param name="listens">True where a touchpoint or a score can move it on.</param>
    /// <param name="hasTimer">True where its orchestration waits for <see cref="EnrollmentRow.NextAt"/>.</param>
    /// <exception cref="InvalidOperationException">It has moved or ended since it was read: nothing of this transaction may stay.</exception>
    public static async Task StandAsync(this SqlSession sql, EnrollmentRow before, EnrollmentRow after, bool listens, bool hasTimer) =>
        Changed(before, await sql.ExecuteAsync("nurture_enrollments/stand", new
        {
            after.EnrollmentId,
            after.Step,
            after.EnteredAt,
            after.NextAt,
            Listens = listens ? 1 : 0,
            HasTimer = hasTimer ? 1 : 0,
            after.Seq,
            Before = before.Seq,
        }));

    /// <summary>Ends an enrolment.</summary>
    /// <exception cref="InvalidOperationException">It has moved or ended since it was read: nothing of this transaction may stay.</exception>
    public static async Task LeaveAsync(this SqlSession sql, EnrollmentRow before, EnrollmentRow after, string reason, DateTimeOffset now) =>
        Changed(before, await sql.ExecuteAsync("nurture_enrollments/leave", new
        {
            after.EnrollmentId,
            after.Step,
            after.Seq,
            Before = before.Seq,
            Reason = Short(reason),
            Now = now,
        }));

    /// <summary>Ends whatever sequence a lead is in; mails of it that have not gone yet do not go.</summary>
    public static async Task ExitNurtureAsync(this SqlSession sql, string leadId, string reason, DateTimeOffset now)
    {
        if (await sql.ExecuteAsync("nurture_enrollments/exit", new { LeadId = leadId, Reason = Short(reason), Now = now }) > 0)
        {
            await sql.DropMailsAsync(leadId, reason, now);
        }
    }

    /// <summary>Drops the mails of a lead that have not gone yet.</summary>
    public static Task DropMailsAsync(this SqlSession sql, string leadId, string reason, DateTimeOffset now) =>
        sql.ExecuteAsync("mails/drop_of_lead", new { LeadId = leadId, Reason = Short(reason), Now = now });

    /// <summary>Enrolments that ended before a time and still have steps, in order of their ids.</summary>
    /// <param name="sql">The session.</param>
    /// <param name="before">The time.</param>
    /// <param name="after">Only those after this id; empty for all.</param>
    /// <param name="limit">How many at most.</param>
    public static Task<IReadOnlyList<string>> EndedEnrollmentsAsync(this SqlSession sql, DateTimeOffset before, string after, int limit) =>
        sql.QueryAsync<string>("nurture_enrollments/ended", new { Before = before, After = after, Limit = limit });

    /// <summary>Deletes the steps of enrolments.</summary>
    /// <returns>How many.</returns>
    public static Task<int> DeleteStepsAsync(this SqlSession sql, IReadOnlyList<string> enrollmentIds) =>
        sql.ExecuteAsync("nurture_steps/delete", new { EnrollmentIds = enrollmentIds });

    private static string Short(string reason) => reason.Length > MaxReasonLength ? reason[..MaxReasonLength] : reason;

    private static void Changed(EnrollmentRow before, int rows)
    {
        if (rows == 0)
        {
            throw new InvalidOperationException($"Enrolment {before.EnrollmentId} has moved on since step {before.Seq}.");
        }
    }
}

/// <summary>A lead that enters a sequence.</summary>
/// <param name="EnrollmentId">Derived from lead and cause.</param>
/// <param name="LeadId">The lead.</param>
/// <param name="Sequence">Id of the sequence.</param>
/// <param name="Version">Its version.</param>
/// <param name="Step">The first step.</param>
/// <param name="NextAt">When there is something to do.</param>
public sealed record NewEnrollment(string EnrollmentId, string LeadId, string Sequence, string Version, string Step, DateTimeOffset NextAt);
