using RevOps.Core.Owners;

namespace RevOps.Data.Owners;

/// <summary>The people who call.</summary>
public static class OwnerStore
{
    /// <summary>All owners, in order of their id.</summary>
    public static Task<IReadOnlyList<OwnerRow>> OwnersAsync(this SqlSession sql) => sql.QueryAsync<OwnerRow>("owners/list");

    /// <summary>All owners with the number of their open leads.</summary>
    public static Task<IReadOnlyList<OwnerRow>> OwnersWithLoadAsync(this SqlSession sql) =>
        sql.QueryAsync<OwnerRow>("owners/states", new { CountOpen = true });

    /// <summary>Writes an owner; how many leads it had, and where it comes from, stays.</summary>
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
            owner.Skills,
            owner.Languages,
            owner.DailyCap,
            owner.OpenCap,
            owner.TimeZone,
            owner.OutOfOffice,
            Now = now,
        };
        if (await sql.ExecuteAsync("owners/update", values) == 0)
        {
            await sql.ExecuteAsync("owners/insert", values);
        }
    }

    /// <summary>
    /// Brings the owners to what the file says: those in it are written and marked as the file's, those of the file that are no longer
    /// in it are deactivated and left to the API, and all others stay as they are.
    /// </summary>
    public static async Task SaveOwnerFileAsync(this SqlSession sql, IReadOnlyList<Owner> owners, DateTimeOffset now)
    {
        foreach (var owner in owners)
        {
            await sql.SaveOwnerAsync(OwnerRow.Of(owner), now);
            await sql.ExecuteAsync("owners/set_source", new { owner.OwnerId, Source = OwnerSource.File });
        }

        var named = owners.Select(o => o.OwnerId).ToHashSet(StringComparer.Ordinal);
        foreach (var gone in (await sql.OwnersAsync()).Where(o => o.Source == OwnerSource.File && !named.Contains(o.OwnerId)))
        {
            await sql.ExecuteAsync("owners/release", new { gone.OwnerId, Now = now });
        }
    }
}
