using System.Globalization;
using RevOps.Core.Routing;

namespace RevOps.Data.Owners;

/// <summary>What routing reads and writes, within the transaction that makes the lead an MQL.</summary>
public static class RoutingStore
{
    /// <summary>Owners and rotations, locked until the transaction ends: nobody else takes a turn in between.</summary>
    /// <param name="sql">The transaction.</param>
    /// <param name="countOpen">Whether a rule goes by the number of open leads; caps are looked after in any case.</param>
    public static async Task<RoutingState> LockRoutingAsync(this SqlSession sql, bool countOpen)
    {
        await sql.QueryAsync<string>("routing_lock/take");
        var owners = await sql.QueryAsync<OwnerRow>("owners/states", new { CountOpen = countOpen });
        var turns = await sql.QueryAsync<RotationRow>("rotations/list");
        return new RoutingState([.. owners.Select(o => o.State())], turns.ToDictionary(t => (t.Rotation, t.OwnerId), t => t.Turn()));
    }

    /// <summary>Remembers a decision: the turns taken, and one lead more for its owner.</summary>
    public static async Task SaveRoutingAsync(this SqlSession sql, RoutingResult result)
    {
        foreach (var turn in result.Turns)
        {
            if (await sql.ExecuteAsync("rotations/update", turn) == 0)
            {
                await sql.ExecuteAsync("rotations/insert", turn);
            }
        }

        await sql.CountAssignmentAsync(result.Decision.OwnerId, result.Day);
    }

    /// <summary>Counts a lead given to an owner.</summary>
    /// <param name="sql">The transaction.</param>
    /// <param name="ownerId">The owner.</param>
    /// <param name="day">The owner's local date.</param>
    public static Task CountAssignmentAsync(this SqlSession sql, string ownerId, DateOnly day) =>
        sql.ExecuteAsync("owners/count_assignment", new { OwnerId = ownerId, Day = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) });

    private sealed record RotationRow
    {
        public required string Rotation { get; init; }

        public required string OwnerId { get; init; }

        public long Credit { get; init; }

        public long Assigned { get; init; }

        public DateTimeOffset? LastAt { get; init; }

        public RotationTurn Turn() => new(Rotation, OwnerId, Credit, Assigned, LastAt);
    }
}
