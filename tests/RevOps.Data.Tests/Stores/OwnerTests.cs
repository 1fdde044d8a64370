using RevOps.Core.Owners;
using RevOps.Data.Owners;
using RevOps.Data.Tests.Support;

namespace RevOps.Data.Tests.Stores;

/// <summary>Owners, from the API and from the file.</summary>
public sealed class OwnerTests
{
    private static readonly DateOnly Monday = new(2026, 1, 5);

    [Theory]
    [OnSqlite]
    [OnSqlServer]
    public async Task Saving_an_owner_again_changes_the_person_and_keeps_what_they_were_given(SqlDialect dialect)
    {
        await using var db = await TestDatabase.CreateAsync(dialect);
        await db.OwnerAsync("bob", "emea", 2);
        await db.OwnerAsync("ann", "emea");
        await db.Db.WriteAsync(sql => sql.CountAssignmentAsync("bob", Monday));
        await db.Db.WriteAsync(sql => sql.CountAssignmentAsync("bob", Monday));
        await db.Db.WriteAsync(sql => sql.SaveOwnerAsync(new OwnerRow { OwnerId = "bob", Name = "Bob", Team = "apac", Weight = 3, Active = false }, db.Now));
        var owners = await db.Db.ReadAsync(sql => sql.OwnersAsync());
        Assert.Equal([("ann", "emea", 1, true, 0L), ("bob", "apac", 3, false, 2L)], owners.Select(o => (o.OwnerId, o.Team, o.Weight, o.Active, o.Assigned)));
        Assert.Equal(2, owners[1].State().AssignedOn(Monday));
    }

    [Theory]
    [OnSqlite]
    [OnSqlServer]
    public async Task A_new_day_counts_from_one(SqlDialect dialect)
    {
        await using var db = await TestDatabase.CreateAsync(dialect);
        await db.OwnerAsync("ann");
        await db.Db.WriteAsync(sql => sql.CountAssignmentAsync("ann", Monday));
        await db.Db.WriteAsync(sql => sql.CountAssignmentAsync("ann", Monday));
        await db.Db.WriteAsync(sql => sql.CountAssignmentAsync("ann", Monday.AddDays(1)));
        var ann = (await db.Db.ReadAsync(sql => sql.OwnersAsync()))[0];
        Assert.Equal((1, 0, 0), (ann.State().AssignedOn(Monday.AddDays(1)), ann.State().AssignedOn(Monday), ann.State().AssignedOn(Monday.AddDays(2))));
        Assert.Equal(3, ann.Assigned);
    }

    [Theory]
    [OnSqlite]
    [OnSqlServer]
    public async Task Everything_about_an_owner_comes_back(SqlDialect dialect)
    {
        await using var db = await TestDatabase.CreateAsync(dialect);
        Assert.True(DayOrTime.TryParse("2026-12-24", out var from));
        Assert.True(DayOrTime.TryParse("2027-01-03", out var to));
        var given = new Owner
        {
            OwnerId = "zoë",
            Name = "Zoë",
            Email = "zoe@example.com",
            Team = "emea",
            ManagerId = "ann",
            Calendar = "office",
            TimeZone = "Europe/Zurich",
            Weight = 3,
            Active = false,
            Skills = ["ai", "public sector"],
            Languages = ["de", "fr"],
            DailyCap = 0,
            OpenCap = 40,
            OutOfOffice = [new OutOfOffice(from, to, "Holidays")],
            ExternalIds = """{"crm":"7"}""",
        };
        await db.Db.WriteAsync(sql => sql.SaveOwnerAsync(OwnerRow.Of(given), db.Now));
        Assert.Equivalent(given, (await db.Db.ReadAsync(sql => sql.OwnersAsync()))[0].Owner(), strict: true);
    }

    [Theory]
    [OnSqlite]
    [OnSqlServer]
    public async Task Whoever_leaves_the_file_is_deactivated_and_owners_of_the_API_are_left_alone(SqlDialect dialect)
    {
        await using var db = await TestDatabase.CreateAsync(dialect);
        await db.OwnerAsync("api");
        await FileAsync(db, "ann", "bob");
        Assert.Equal(["ann file True", "api api True", "bob file True"], await ListAsync(db));
        await db.OwnerAsync("bob", "changed over the API");
        await FileAsync(db, "ann");
        Assert.Equal(["ann file True", "api api True", "bob api False"], await ListAsync(db));

        // From now on it is the API's: activated again, it stays so.
        await db.OwnerAsync("bob");
        await FileAsync(db);
        Assert.Equal(["ann api False", "api api True", "bob api True"], await ListAsync(db));
    }

    [Theory]
    [OnSqlite]
    [OnSqlServer]
    public async Task An_owner_of_the_API_that_appears_in_the_file_becomes_the_files(SqlDialect dialect)
    {
        await using var db = await TestDatabase.CreateAsync(dialect);
        await db.OwnerAsync("ann", "old");
        await FileAsync(db, "ann");
        var ann = (await db.Db.ReadAsync(sql => sql.OwnersAsync()))[0];
        Assert.Equal(("file", null), (ann.Source, ann.Team));
    }

    [Theory]
    [OnSqlite]
    [OnSqlServer]
    public async Task Open_leads_are_those_worked_in_stage_MQL_or_SQL(SqlDialect dialect)
    {
        await using var db = await TestDatabase.CreateAsync(dialect);
        await db.OwnerAsync("ann");
        await db.OwnerAsync("bob");
        (string Stage, string Status, string Owner)[] leads =
        [
            ("MQL", "working", "ann"), ("SQL", "working", "ann"), ("MQL", "working", "bob"), ("opp", "working", "ann"), ("lead", "nurturing", "ann"),
            ("MQL", "disqualified", "ann"), ("SQL", "converted", "ann"), ("MQL", "recycled", "ann"),
        ];
        foreach (var (lead, i) in leads.Select((l, i) => (l, i)))
        {
            await db.LeadAsync($"l{i}");
            await db.Db.WriteAsync(sql => sql.ExecuteAsync("leads/set_stage", new { LeadId = $"l{i}", lead.Stage, lead.Status, OwnerId = lead.Owner, QualifiedAt = db.Now, db.Now }));
        }

        Assert.Equal([2, 1], (await db.Db.ReadAsync(sql => sql.OwnersWithLoadAsync())).Select(o => o.OpenLeads));
    }

    private static Task FileAsync(TestDatabase db, params string[] ids) =>
        db.Db.WriteAsync(sql => sql.SaveOwnerFileAsync([.. ids.Select(id => new Owner { OwnerId = id, Name = id })], db.Now));

    private static async Task<IEnumerable<string>> ListAsync(TestDatabase db) =>
        (await db.Db.ReadAsync(sql => sql.OwnersAsync())).Select(o => $"{o.OwnerId} {o.Source} {o.Active}");
}
