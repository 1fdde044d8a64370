using RevOps.Core.Identity;

namespace RevOps.Data.Leads;

/// <summary>Enrollments in the nurture sequence.</summary>
public static class NurtureStore
{
    private const string Sequence = "default";

    /// <summary>Enrolls a lead, unless it is enrolled.</summary>
    /// <param name="sql">The transaction.</param>
    /// <param name="leadId">The lead.</param>
    /// <param name="causeId">The event or recycling because of which.</param>
    /// <param name="now">Now.</param>
    public static Task EnterNurtureAsync(this SqlSession sql, string leadId, string causeId, DateTimeOffset now) =>
        sql.ExecuteAsync("nurture_enrollments/insert", new
        {
            EnrollmentId = DeterministicId.From("enr", leadId, causeId),
            LeadId = leadId,
            Sequence,
            Now = now,
        });
}
