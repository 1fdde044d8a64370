using RevOps.Core.Identity;
using RevOps.Core.Nurture;
using RevOps.Core.Rules;
using RevOps.Core.Scoring;
using RevOps.Data;
using RevOps.Data.Leads;
using RevOps.Data.Nurture;
using RevOps.Data.Outbox;
using RevOps.Data.Rules;
using RevOps.Functions.Setup;

namespace RevOps.Functions.Nurture;

/// <summary>Takes leads into sequences, and wakes those that wait for something to happen.</summary>
public sealed class NurtureEntry(RuleBook rules)
{
    /// <summary>Enrolls a lead in the sequence that takes it, if one does and it is in none.</summary>
    /// <param name="sql">The transaction.</param>
    /// <param name="lead">The lead as it is from now on.</param>
    /// <param name="causeId">The event or recycling because of which.</param>
    /// <param name="now">Now.</param>
    /// <returns>What must follow.</returns>
    public async Task<IReadOnlyList<OutboxItem>> EnterAsync(SqlSession sql, NurtureLead lead, string causeId, DateTimeOffset now) =>
        rules.Current.Nurture.Choose(lead.Facts, now) is { } sequence ? await EnrollAsync(sql, lead.LeadId, sequence, causeId, now) : [];

    /// <summary>Enrolls a lead in a sequence, unless it is in one.</summary>
    /// <returns>What must follow: nothing where the sequence begins with a wait, after which the sweep starts it.</returns>
    public async Task<IReadOnlyList<OutboxItem>> EnrollAsync(
        SqlSession sql, string leadId, NurtureSequence sequence, string causeId, DateTimeOffset now)
    {
        // With the enrolment, so that its version is there to be finished whatever becomes of the file.
        await sql.KeepRuleVersionsAsync(TextOf(sequence), now);
        var first = sequence.Steps[0];
        var enrollment = new NewEnrollment(
            EnrollmentId(leadId, causeId), leadId, sequence.Id, sequence.Version, first.Id, NurtureEngine.FirstLook(first, now));
        return await sql.EnrollAsync(enrollment, now) && enrollment.NextAt <= now ? [await PromiseAsync(sql, enrollment.EnrollmentId, now)] : [];
    }

    /// <summary>Id of the enrolment of a lead by a cause.</summary>
    public static string EnrollmentId(string leadId, string causeId) => DeterministicId.From("enr", leadId, causeId);

    /// <summary>Has a lead's enrolments looked at that a touchpoint or a new score can move on.</summary>
    /// <param name="sql">The transaction in which it has got one; it holds the lead's lock.</param>
    /// <param name="leadId">The lead.</param>
    /// <param name="now">Now.</param>
    /// <returns>What must follow.</returns>
    public static async Task<IReadOnlyList<OutboxItem>> WakeAsync(SqlSession sql, string leadId, DateTimeOffset now)
    {
        var promises = new List<OutboxItem>();
        foreach (var enrollmentId in await sql.ListeningAsync(leadId))
        {
            promises.Add(await PromiseAsync(sql, enrollmentId, now));
        }

        return promises;
    }

    private Dictionary<string, string> TextOf(NurtureSequence sequence) =>
        rules.Loaded.Texts.Where(t => t.Key == RuleParser.SequenceFile(sequence.Id)).ToDictionary(StringComparer.Ordinal);

    private static async Task<OutboxItem> PromiseAsync(SqlSession sql, string enrollmentId, DateTimeOffset now)
    {
        var promise = NurtureClient.Promise(enrollmentId);
        await sql.PromiseAsync(promise, now);
        return promise;
    }
}

/// <summary>A lead as sequences see it.</summary>
/// <param name="LeadId">The lead.</param>
/// <param name="Facts">What they look at.</param>
public sealed record NurtureLead(string LeadId, NurtureFacts Facts)
{
    /// <summary>A lead that was just scored.</summary>
    public static NurtureLead Of(ScoringRow lead, ScoringFacts facts, int score, Core.Lifecycle.LeadState state) =>
        new(lead.LeadId, new NurtureFacts(facts, score, Core.Lifecycle.LifecycleStages.Text(state.Stage), state.Status));

    /// <summary>A lead as it is stored.</summary>
    public static async Task<NurtureLead> ReadAsync(SqlSession sql, ScoringRow lead, RuleBook rules)
    {
        var touchpoints = await sql.TouchpointFactsAsync(lead.ContactId);
        return Of(lead, lead.Facts(touchpoints, rules.Current.Normalization.Email), lead.LeadScore, lead.State);
    }
}
