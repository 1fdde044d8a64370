namespace RevOps.Data.Leads;

/// <summary>Who had a lead, and who has it.</summary>
public static class AssignmentStore
{
    /// <summary>Adds to the chain of a lead's owners.</summary>
    public static Task AddAssignmentAsync(this SqlSession sql, AssignmentRow assignment) => sql.ExecuteAsync("lead_assignments/insert", assignment);

    /// <summary>Everybody who had a lead, in order.</summary>
    public static Task<IReadOnlyList<AssignmentRow>> AssignmentsAsync(this SqlSession sql, string leadId) =>
        sql.QueryAsync<AssignmentRow>("lead_assignments/list", new { LeadId = leadId });

    /// <summary>Gives a lead and its open tasks to another owner.</summary>
    public static async Task SetOwnerAsync(this SqlSession sql, string leadId, string ownerId, DateTimeOffset now)
    {
        await sql.ExecuteAsync("leads/set_owner", new { LeadId = leadId, OwnerId = ownerId, Now = now });
        await sql.ExecuteAsync("tasks/hand_over", new { LeadId = leadId, OwnerId = ownerId });
    }
}

/// <summary>A row of <c>lead_assignments</c>.</summary>
public sealed record AssignmentRow
{
    /// <summary>The lead.</summary>
    public string LeadId { get; init; } = "";

    /// <summary>Its number in the chain, from 1.</summary>
    public int Seq { get; init; }

    /// <summary>The clock that ran; null for none.</summary>
    public string? SlaId { get; init; }

    /// <summary>Who had it before; null for nobody.</summary>
    public string? FromOwnerId { get; init; }

    /// <summary>Who has it from then on.</summary>
    public required string OwnerId { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }
}
