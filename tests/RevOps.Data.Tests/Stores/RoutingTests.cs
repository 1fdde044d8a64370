using RevOps.Core.Calendars;
using RevOps.Core.Owners;
using RevOps.Core.Routing;
using RevOps.Data.Owners;
using RevOps.Data.Tests.Support;

namespace RevOps.Data.Tests.Stores;

/// <summary>Routing in transactions: turns, caps and counts as several processes see them.</summary>
public sealed class RoutingTests
{
    private static readonly RoutingFacts Lead = new() { Country = "DE" };

    [Theory]
    [OnSqlite]
    [OnSqlServer]
    public async Task Two_processes_that_route_a_thousand_leads_at_once_give_three_members_equal_parts(SqlDialect dialect)
    {
        await using var db = await TestDatabase.CreateAsync(dialect);
        using var other = db.Open();
        await SaveAsync(db, "anna", "bob", "cleo");
        var given = await Task.WhenAll(Enumerable.Range(0, 1000).Select(i => RouteAsync(i % 2 == 0 ? db.Db : other, Rules(), db.Now)));
        var counts = given.CountBy(o => o).Select(c => c.Value).ToList();
        Assert.Equal(3, counts.Count);
        Assert.True(counts.Max() - counts.Min() <= 1, string.Join(", ", counts));
        Assert.Equal(counts.Order(), (await db.QueryAsync<long>("SELECT assigned FROM rotations")).Select(n => (int)n).Order());
        Assert.Equal(counts.Order(), (await db.QueryAsync<long>("SELECT assigned FROM owners")).Select(n => (int)n).Order());
    }

    [Theory]
    [OnSqlite]
    [OnSqlServer]
    public async Task Two_processes_at_once_do_not_go_over_a_daily_cap(SqlDialect dialect)
    {
        await using var db = await TestDatabase.CreateAsync(dialect);
        using var other = db.Open();
        await SaveAsync(db, [Member("anna") with { DailyCap = 7 }, Member("bob") with { DailyCap = 5 }, Member("sales-desk") with { Team = null }]);
        var given = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => RouteAsync(i % 2 == 0 ? db.Db : other, Rules(), db.Now)));
        Assert.Equal([("anna", 7), ("bob", 5), ("sales-desk", 28)], given.CountBy(o => o).OrderBy(c => c.Key).Select(c => (c.Key, c.Value)));

        // The next morning there is room again.
        db.Clock.Advance(TimeSpan.FromDays(1));
        Assert.NotEqual("sales-desk", await RouteAsync(db.Db, Rules(), db.Now));
    }

    [Theory]
    [OnSqlite]
    [OnSqlServer]
    public async Task A_transaction_that_dies_has_taken_no_turn(SqlDialect dialect)
    {
        await using var db = await TestDatabase.CreateAsync(dialect);
        await SaveAsync(db, "anna", "bob");
        Assert.Equal("anna", await RouteAsync(db.Db, Rules(), db.Now));
        var before = await SnapshotAsync(db);
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.Db.WriteAsync(async sql =>
        {
            Assert.Equal("bob", await RouteAsync(sql, Rules(), db.Now));
            throw new InvalidOperationException("Killed.");
        }));
        Assert.Equal(before, await SnapshotAsync(db));
        Assert.Equal("bob", await RouteAsync(db.Db, Rules(), db.Now));
    }

    [Theory]
    [OnSqlite]
    [OnSqlServer]
    public async Task A_turn_comes_back_as_it_was_saved(SqlDialect dialect)
    {
        await using var db = await TestDatabase.CreateAsync(dialect);
        await SaveAsync(db, "anna", "bob");
        await RouteAsync(db.Db, Rules(), db.Now);
        await RouteAsync(db.Db, Rules(), db.Now.AddSeconds(1));
        await RouteAsync(db.Db, Rules(), db.Now.AddSeconds(2));
        var state = await db.Db.WriteAsync(sql => sql.LockRoutingAsync(countOpen: false));
        Assert.Equal(new RotationTurn("sales", "anna", -1, 2, db.Now.AddSeconds(2)), state.Turns[("sales", "anna")]);
        Assert.Equal(new RotationTurn("sales", "bob", 1, 1, db.Now.AddSeconds(1)), state.Turns[("sales", "bob")]);
        Assert.Equal([2, 1], state.Owners.Select(o => o.AssignedOn(new DateOnly(2026, 1, 5))));
    }

    [Theory]
    [OnSqlite]
    [OnSqlServer]
    public async Task Open_leads_are_counted_where_a_cap_or_a_rule_goes_by_them(SqlDialect dialect)
    {
        await using var db = await TestDatabase.CreateAsync(dialect);
        await SaveAsync(db, [Member("anna"), Member("bob") with { OpenCap = 2 }]);
        string[] leads = ["anna", "anna", "anna", "bob", "bob"];
        foreach (var (owner, i) in leads.Select((o, i) => (o, i)))
        {
            await db.LeadAsync($"l{i}");
            await db.Db.WriteAsync(sql => sql.ExecuteAsync(
                "leads/set_stage", new { LeadId = $"l{i}", Stage = "MQL", Status = "working", OwnerId = owner, QualifiedAt = db.Now, db.Now }));
        }

        async Task<IEnumerable<int>> OpenAsync(bool count) => (await db.Db.WriteAsync(sql => sql.LockRoutingAsync(count))).Owners.Select(o => o.OpenLeads);
        Assert.Equal([0, 2], await OpenAsync(false));
        Assert.Equal([3, 2], await OpenAsync(true));
        Assert.Equal("anna", await RouteAsync(db.Db, Rules(RoutingStrategy.Load), db.Now));
    }

    private static RoutingRules Rules(RoutingStrategy strategy = RoutingStrategy.RoundRobin) => new()
    {
        Version = "test",
        Fallback = new FallbackOwner("sales-desk", "Sales desk", "desk@example.com"),
        Rules = [new RoutingRule { Id = "sales", Team = "sales", Reason = "Sales.", Strategy = strategy }],
    };

    private static Owner Member(string id) => new() { OwnerId = id, Name = id, Team = "sales" };

    private static Task SaveAsync(TestDatabase db, params string[] ids) => SaveAsync(db, [.. ids.Select(Member)]);

    private static Task SaveAsync(TestDatabase db, Owner[] owners) => db.Db.WriteAsync(async sql =>
    {
        foreach (var owner in owners)
        {
            await sql.SaveOwnerAsync(OwnerRow.Of(owner), db.Now);
        }
    });

    private static Task<string> RouteAsync(Database database, RoutingRules rules, DateTimeOffset now) => database.WriteAsync(sql => RouteAsync(sql, rules, now));

    private static async Task<string> RouteAsync(SqlSession sql, RoutingRules rules, DateTimeOffset now)
    {
        var result = LeadRouter.Route(Lead, rules, CalendarRules.AlwaysOnly, await sql.LockRoutingAsync(rules.NeedsOpenLeads), now);
        await sql.SaveRoutingAsync(result);
        return result.Decision.OwnerId;
    }

    private static async Task<string> SnapshotAsync(TestDatabase db) => string.Join(
        '\n',
        [
            .. (await db.QueryAsync<dynamic>("SELECT rotation, owner_id, credit, assigned, last_at FROM rotations ORDER BY owner_id")).Select(r => (string)r.ToString()),
            .. (await db.QueryAsync<dynamic>("SELECT owner_id, assigned, last_day, last_day_leads FROM owners ORDER BY owner_id")).Select(r => (string)r.ToString()),
        ]);
}
