using RevOps.Core.Routing;

namespace RevOps.Data.Owners;

/// <summary>The people who call.</summary>
public static class OwnerStore
{
    /// <summary>All owners, in order of their id.</summary>
    public static Task<IReadOnlyList<OwnerRow>> OwnersAsync(this SqlSession sql) => sql.QueryAsync<OwnerRow>("owners/list");

    /// <summary>All owners, as routing sees them.</summary>
    public static async Task<IReadOnlyList<OwnerLoad>> OwnerLoadsAsync(this SqlSession sql) =>
        [.. (await sql.OwnersAsync()).Select(o => new OwnerLoad(o.OwnerId, o.Team, o.Weight, o.Active, o.Assigned))];

    /// <summary>Writes an owner; how many leads it had stays.</summary>
    public static async Task SaveOwnerAsync(this SqlSession sql, OwnerRow owner, DateTimeOffset now)
    {
        var values = new
        {
            owner.OwnerId,
            owner.Name,
            owner.Email,
            owner.Team,
            owner.ManagerId,
            owner.Calendar,
            owner.Weight,
            owner.Active,
            owner.ExternalIds,
            Now = now,
        };
        if (await sql.ExecuteAsync("owners/update", values) == 0)
        {
            await sql.ExecuteAsync("owners/insert", values);
        }
    }

    /// <summary>Counts a lead given to an owner.</summary>
    public static Task CountAssignmentAsync(this SqlSession sql, string ownerId) =>
        sql.ExecuteAsync("owners/count_assignment", new { OwnerId = ownerId });
}
