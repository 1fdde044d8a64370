using RevOps.Core.Normalization;
using RevOps.Data.Leads;
using RevOps.Data.Tests.Support;

namespace RevOps.Data.Tests.Stores;

/// <summary>Lists of leads: pages, filters and the search.</summary>
public sealed class LeadListTests
{
    private static readonly LeadFilter All = new(null, null, null, null, null, NewestFirst: true, null, null, Limit: 100);

    [Theory]
    [OnSqlite]
    [OnSqlServer]
    public async Task Pages_in_both_orders_show_each_lead_once_also_among_leads_of_the_same_time(SqlDialect dialect)
    {
        await using var db = await TestDatabase.CreateAsync(dialect);
        string[] ids = ["l1", "l2", "l3", "l4", "l5", "l6", "l7"];
        for (var i = 0; i < ids.Length; i++)
        {
            await db.LeadAsync(ids[i], createdAt: db.Now.AddMinutes(i / 3));
        }

        foreach (var limit in new[] { 1, 2, 3, 7 })
        {
            Assert.Equal(ids, await PagesAsync(db, All with { NewestFirst = false, Limit = limit }));
            Assert.Equal(ids.Reverse(), await PagesAsync(db, All with { Limit = limit }));
        }
    }

    [Theory]
    [OnSqlite]
    [OnSqlServer]
    public async Task Filters_narrow_alone_and_together(SqlDialect dialect)
    {
        await using var db = await TestDatabase.CreateAsync(dialect);
        await db.LeadAsync("l1", Some.Lead("a@example.com", channel: "organic"));
        await db.LeadAsync("l2", Some.Lead("b@example.com", channel: "email"));
        await db.LeadAsync("l3", Some.Lead("c@example.com", channel: "email"));
        await db.Db.WriteAsync(sql => sql.SaveScoreAsync(
            new ScoredLead("l3", new(60, 60, []), "v1", "MQL", "working", "ann", db.Now, null, null, db.Now)));
        Assert.Equal(["l3", "l2"], await IdsAsync(db, All with { Channel = "email" }));
        Assert.Equal(["l3"], await IdsAsync(db, All with { Stage = "MQL" }));
        Assert.Equal(["l2", "l1"], await IdsAsync(db, All with { Status = "new" }));
        Assert.Equal(["l3"], await IdsAsync(db, All with { Owner = "ann", Channel = "email", NewestFirst = false }));
        Assert.Empty(await IdsAsync(db, All with { Owner = "ann", Channel = "organic" }));
    }

    [Theory]
    [OnSqlite]
    [OnSqlServer]
    public async Task The_search_finds_parts_of_names_addresses_companies_phones_and_whole_ids(SqlDialect dialect)
    {
        await using var db = await TestDatabase.CreateAsync(dialect);
        var acme = new NormalizedCompany("Acme Robotics", "acme.com", "acme.com", null, null, null, null);
        await db.LeadAsync("l1", Some.Lead("ann@acme.com", "+4930555", "Ann", "Lee"), company: acme);
        await db.LeadAsync("l2", Some.Lead("bob@example.com"));
        foreach (var text in new[] { "ROBOT", "ann@ac", "lee", "AN", "30555", "l1" })
        {
            Assert.Equal(["l1"], await IdsAsync(db, All with { Search = text }));
        }

        Assert.Empty(await IdsAsync(db, All with { Search = "l" + "0" }));
    }

    [Theory]
    [OnSqlite]
    [OnSqlServer]
    public async Task Percent_underscore_bracket_and_backslash_in_the_search_mean_themselves(SqlDialect dialect)
    {
        await using var db = await TestDatabase.CreateAsync(dialect);
        await db.LeadAsync("l1", Some.Lead("a@example.com", last: "100% Data"));
        await db.LeadAsync("l2", Some.Lead("b@example.com", last: "1000 Data"));
        await db.LeadAsync("l3", Some.Lead("c_d@example.com", last: "x[1]"));
        await db.LeadAsync("l4", Some.Lead("cxd@example.com", last: @"back\slash"));
        Assert.Equal(["l1"], await IdsAsync(db, All with { Search = "100% d" }));
        Assert.Equal(["l3"], await IdsAsync(db, All with { Search = "c_d" }));
        Assert.Equal(["l3"], await IdsAsync(db, All with { Search = "[1]" }));
        Assert.Equal(["l4"], await IdsAsync(db, All with { Search = @"k\s" }));
    }

    [Theory]
    [OnSqlite]
    [OnSqlServer]
    public async Task The_search_ignores_case_in_every_script(SqlDialect dialect)
    {
        await using var db = await TestDatabase.CreateAsync(dialect);
        await db.LeadAsync("l1", Some.Lead("a@example.com", last: "Özil"));
        await db.LeadAsync("l2", Some.Lead("b@example.com", last: "Иванова"));
        Assert.Equal(["l1"], await IdsAsync(db, All with { Search = "Özil" }));
        Assert.Equal(["l1"], await IdsAsync(db, All with { Search = "öZIL" }));
        Assert.Equal(["l2"], await IdsAsync(db, All with { Search = "иван" }));
    }

    private static async Task<IReadOnlyList<string>> IdsAsync(TestDatabase db, LeadFilter filter) =>
        [.. (await db.Db.ReadAsync(sql => sql.ListLeadsAsync(filter))).Select(l => l.LeadId)];

    private static async Task<IReadOnlyList<string>> PagesAsync(TestDatabase db, LeadFilter filter)
    {
        var seen = new List<string>();
        while (await db.Db.ReadAsync(sql => sql.ListLeadsAsync(filter)) is { Count: > 0 } page)
        {
            Assert.InRange(page.Count, 1, filter.Limit);
            seen.AddRange(page.Select(l => l.LeadId));
            Assert.Equal(seen.Distinct(), seen);
            filter = filter with { AfterAt = page[^1].CreatedAt, AfterId = page[^1].LeadId };
        }

        return seen;
    }
}
