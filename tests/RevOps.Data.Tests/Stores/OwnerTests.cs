using RevOps.Core.Routing;
using RevOps.Data.Owners;
using RevOps.Data.Tests.Support;

namespace RevOps.Data.Tests.Stores;

/// <summary>Owners and their share.</summary>
public sealed class OwnerTests
{
    [Theory]
    [OnSqlite]
    [OnSqlServer]
    public async Task Saving_an_owner_again_changes_the_person_and_keeps_the_count_of_the_rotation(SqlDialect dialect)
    {
        await using var db = await TestDatabase.CreateAsync(dialect);
        await db.OwnerAsync("bob", "emea", 2);
        await db.OwnerAsync("ann", "emea");
        await db.Db.WriteAsync(sql => sql.CountAssignmentAsync("bob"));
        await db.Db.WriteAsync(sql => sql.CountAssignmentAsync("bob"));
        await db.Db.WriteAsync(sql => sql.SaveOwnerAsync(new OwnerRow { OwnerId = "bob", Name = "Bob", Team = "apac", Weight = 3, Active = false }, db.Now));
        Assert.Equal(
            [new OwnerLoad("ann", "emea", 1, true, 0), new OwnerLoad("bob", "apac", 3, false, 2)],
            await db.Db.ReadAsync(sql => sql.OwnerLoadsAsync()));
    }
}
