using RevOps.Core.Sla;
using RevOps.Data.Leads;

namespace RevOps.Data.Sla;

/// <summary>Calls and the tasks that follow from them.</summary>
public static class CallStore
{
    /// <summary>A call by its id.</summary>
    public static Task<CallRow?> FindCallAsync(this SqlSession sql, string callId) => sql.FindAsync<CallRow>("calls/find", new { CallId = callId });

    /// <summary>The lead as which one goes on that was closed by a merge; any other is itself.</summary>
    public static async Task<string> GoesOnAsAsync(this SqlSession sql, string leadId)
    {
        while (await sql.FindAsync<string>("leads/goes_on_as", new { LeadId = leadId }) is { } other)
        {
            leadId = other;
        }

        return leadId;
    }

    /// <summary>Keeps a call.</summary>
    public static Task AddCallAsync(this SqlSession sql, CallRow call) => sql.ExecuteAsync("calls/insert", call);

    /// <summary>The calls to a lead since it was submitted or recycled.</summary>
    public static async Task<IReadOnlyList<MadeCall>> CallsSinceAsync(this SqlSession sql, ScoringRow lead) =>
        [.. (await sql.QueryAsync<CallRow>("calls/of_lead", new { lead.LeadId, Since = lead.RecycledAt ?? lead.CreatedAt }))
            .Select(c => new MadeCall(c.CalledAt, c.Direction, c.Outcome))];

    /// <summary>True where a contact's number turned out to be somebody else's.</summary>
    public static async Task<bool> IsWrongNumberAsync(this SqlSession sql, string contactId, string? phone) =>
        phone is not null && await sql.ScalarAsync<int>("calls/wrong_number", new { ContactId = contactId, Phone = phone }) > 0;

    /// <summary>Gives somebody a task, once.</summary>
    public static Task AddTaskAsync(this SqlSession sql, string taskId, string leadId, string ownerId, string kind, DateTimeOffset? dueAt, DateTimeOffset now) =>
        sql.ExecuteAsync("tasks/insert", new { TaskId = taskId, LeadId = leadId, OwnerId = ownerId, Kind = kind, DueAt = dueAt, Now = now });

    /// <summary>Calls that are due again and whose owners were not told yet.</summary>
    public static Task<IReadOnlyList<DueCall>> DueCallsAsync(this SqlSession sql, DateTimeOffset now, int limit) =>
        sql.QueryAsync<DueCall>("tasks/due_again", new { Now = now, Limit = limit });

    /// <summary>Notes that the owner was told; false where that was done.</summary>
    public static async Task<bool> MarkNotifiedAsync(this SqlSession sql, string taskId, DateTimeOffset now) =>
        await sql.ExecuteAsync("tasks/set_notified", new { TaskId = taskId, Now = now }) > 0;
}

/// <summary>Kinds of tasks around calls.</summary>
public static class TaskKinds
{
    /// <summary>The call that the clock watches over.</summary>
    public const string Call = "call";

    /// <summary>Another attempt.</summary>
    public const string CallAgain = "call_again";

    /// <summary>To find a number.</summary>
    public const string FindNumber = "find_number";
}

/// <summary>A task to call again.</summary>
public sealed record DueCall
{
    /// <summary>The task.</summary>
    public required string TaskId { get; init; }

    /// <summary>The lead.</summary>
    public required string LeadId { get; init; }

    /// <summary>Who is to call.</summary>
    public required string OwnerId { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset DueAt { get; init; }
}
