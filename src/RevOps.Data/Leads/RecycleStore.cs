namespace RevOps.Data.Leads;

/// <summary>Leads that go back to nurture.</summary>
public static class RecycleStore
{
    /// <summary>A recycling by its id, if it was done.</summary>
    public static Task<RecycleRow?> FindRecycleAsync(this SqlSession sql, string recycleId) =>
        sql.FindAsync<RecycleRow>("recycles/find", new { RecycleId = recycleId });

    /// <summary>Keeps the recycling and moves the lead; history, clock, task and nurture are the caller's.</summary>
    public static async Task RecycleAsync(this SqlSession sql, LeadRecycle recycle)
    {
        await sql.ExecuteAsync("recycles/insert", recycle);
        await sql.ExecuteAsync("leads/recycle", recycle);
    }
}

/// <summary>A recycling that was done.</summary>
public sealed record RecycleRow
{
    /// <summary>Primary key.</summary>
    public required string RecycleId { get; init; }

    /// <summary>The lead.</summary>
    public required string LeadId { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset RecycledAt { get; init; }
}

/// <summary>A recycling to do.</summary>
/// <param name="RecycleId">Primary key.</param>
/// <param name="LeadId">The lead.</param>
/// <param name="RecycledAt">When.</param>
/// <param name="Reason">In words, if given.</param>
/// <param name="OwnerId">Who had the lead.</param>
/// <param name="Stage">The lead's stage from now on.</param>
/// <param name="Status">The lead's status from now on.</param>
public sealed record LeadRecycle(
    string RecycleId, string LeadId, DateTimeOffset RecycledAt, string? Reason, string? OwnerId, string Stage, string Status);
