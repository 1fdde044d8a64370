using RevOps.Core.Normalization;
using RevOps.Data.Campaigns;
using RevOps.Data.Leads;
using RevOps.Data.Tests.Support;

namespace RevOps.Data.Tests.Stores;

/// <summary>Which campaign a touchpoint belongs to, whichever of the two came first.</summary>
public sealed class CampaignTests
{
    private static readonly DateTimeOffset Touched = new(2026, 5, 4, 10, 0, 0, TimeSpan.Zero);

    [Theory]
    [OnSqlite]
    [OnSqlServer]
    public async Task An_id_wins_over_utm_id_name_and_alias_in_this_order(SqlDialect dialect)
    {
        await using var db = await TestDatabase.CreateAsync(dialect);
        await SaveAsync(db, "byId", "email", "One");
        await SaveAsync(db, "byUtmId", "email", "Two");
        await SaveAsync(db, "byName", "google_ads", "Spring Sale");
        await SaveAsync(db, "byAlias", "email", "Four", aliases: ["summer sale"]);

        Assert.Equal(("byId", "id"), await MatchAsync(db, "byId", "byUtmId", "google_ads", "spring sale"));
        Assert.Equal(("byUtmId", "utm_id"), await MatchAsync(db, "unknown", "byUtmId", "google_ads", "spring sale"));
        Assert.Equal(("byName", "name"), await MatchAsync(db, null, null, "google_ads", "spring sale"));
        Assert.Equal(("byAlias", "alias"), await MatchAsync(db, null, null, "google_ads", "summer sale"));
        Assert.Null(await MatchAsync(db, null, null, "linkedin_ads", "spring sale"));
    }

    [Theory]
    [OnSqlite]
    [OnSqlServer]
    public async Task Of_two_campaigns_with_one_name_the_one_that_ran_at_the_time_is_meant(SqlDialect dialect)
    {
        await using var db = await TestDatabase.CreateAsync(dialect);
        await SaveAsync(db, "may", "email", "News", start: "2026-05-01", end: "2026-05-04");
        await SaveAsync(db, "june", "email", "News", start: "2026-06-01", end: "2026-06-30");

        Assert.Equal(("may", "name"), await MatchAsync(db, null, null, "email", "news"));
        Assert.Equal(("june", "name"), await MatchAsync(db, null, null, "email", "news", Touched.AddDays(1)));
    }

    [Theory]
    [OnSqlite]
    [OnSqlServer]
    public async Task A_campaign_that_comes_late_takes_the_touchpoints_that_name_it(SqlDialect dialect)
    {
        await using var db = await TestDatabase.CreateAsync(dialect);
        await TouchAsync(db, "name", "email", campaign: "Spring_Sale");
        await TouchAsync(db, "elsewhere", "google_ads", campaign: "Spring Sale");
        await TouchAsync(db, "reference", "other", reference: "c1");
        await TouchAsync(db, "utm", "other", utmId: "c1", campaign: "whatever");
        await TouchAsync(db, "alias", "google_ads", campaign: "SS-26");
        await TouchAsync(db, "none", "email", campaign: null);

        var saved = await SaveAsync(db, "c1", "email", "Spring sale", aliases: ["ss 26"]);

        Assert.Equal(new CampaignSaved(IsNew: true, Reattributed: 4), saved);
        Assert.Equal(["alias:alias", "name:name", "reference:id", "utm:utm_id"], await OfAsync(db, "c1"));
    }

    [Theory]
    [OnSqlite]
    [OnSqlServer]
    public async Task An_alias_added_later_attributes_what_was_unmatched_and_one_taken_away_gives_it_up(SqlDialect dialect)
    {
        await using var db = await TestDatabase.CreateAsync(dialect);
        await TouchAsync(db, "t1", "other", campaign: "promo");
        await SaveAsync(db, "c1", "email", "Promotion");
        Assert.Equal("promo", Assert.Single(await UnmatchedAsync(db)).CampaignKey);

        Assert.Equal(1, (await SaveAsync(db, "c1", "email", "Promotion", aliases: ["promo"])).Reattributed);
        Assert.Equal(["t1:alias"], await OfAsync(db, "c1"));
        Assert.Empty(await UnmatchedAsync(db));

        Assert.Equal(1, (await SaveAsync(db, "c1", "email", "Promotion")).Reattributed);
        Assert.Empty(await OfAsync(db, "c1"));
        Assert.Single(await UnmatchedAsync(db));
    }

    [Theory]
    [OnSqlite]
    [OnSqlServer]
    public async Task A_name_that_a_campaign_gives_up_goes_to_the_campaign_that_has_it(SqlDialect dialect)
    {
        await using var db = await TestDatabase.CreateAsync(dialect);
        await SaveAsync(db, "new", "email", "Autumn", start: "2026-09-01");
        await SaveAsync(db, "old", "email", "Autumn", start: "2026-01-01", end: "2026-12-31");
        await TouchAsync(db, "t1", "email", campaign: "autumn");
        Assert.Equal(["t1:name"], await OfAsync(db, "old"));

        await SaveAsync(db, "old", "email", "Winter");

        Assert.Equal(["t1:name"], await OfAsync(db, "new"));
    }

    [Theory]
    [OnSqlite]
    [OnSqlServer]
    public async Task An_alias_of_another_campaign_is_refused_and_nothing_is_written(SqlDialect dialect)
    {
        await using var db = await TestDatabase.CreateAsync(dialect);
        await SaveAsync(db, "c1", "email", "One", aliases: ["Shared"]);

        var refused = await db.Db.WriteAsync(sql => sql.SaveCampaignsAsync([Row("c2", "email", "Two")], [Alias("c2", "shared")], db.Now));

        Assert.Equal(new CampaignsSaved.AliasTaken("Shared", "c1"), refused);
        Assert.Null(await db.Db.ReadAsync(sql => sql.FindAsync<CampaignRow>("campaigns/find", new { CampaignId = "c2" })));
    }

    [Theory]
    [OnSqlite]
    [OnSqlServer]
    public async Task What_is_unmatched_is_listed_by_volume_within_the_time_asked_for(SqlDialect dialect)
    {
        await using var db = await TestDatabase.CreateAsync(dialect);
        await TouchAsync(db, "a1", "email", campaign: "a");
        await TouchAsync(db, "b1", "email", campaign: "b");
        await TouchAsync(db, "b2", "email", campaign: "B", at: Touched.AddHours(1));
        await TouchAsync(db, "late", "email", campaign: "c", at: Touched.AddDays(2));

        var listed = await UnmatchedAsync(db, until: Touched.AddDays(1));

        Assert.Equal([("b", 2), ("a", 1)], listed.Select(u => (u.CampaignKey, u.Touchpoints)));
        Assert.Equal((Touched, Touched.AddHours(1)), (listed[0].FirstAt, listed[0].LastAt));
    }

    [Theory]
    [InlineData("touchpoints/take_campaign")]
    [InlineData("campaigns/match")]
    public async Task No_statement_on_the_way_of_an_event_reads_a_whole_table(string statement)
    {
        await using var db = await TestDatabase.CreateAsync(SqlDialect.Sqlite);
        var steps = await db.PlanAsync(SqlFiles.Text(statement, SqlDialect.Sqlite));
        Assert.Contains(steps, s => s.StartsWith("SEARCH", StringComparison.Ordinal));
        Assert.DoesNotContain(steps, s => s.StartsWith("SCAN touchpoints", StringComparison.Ordinal) || s.StartsWith("SCAN campaigns", StringComparison.Ordinal) || s is "SCAN t");
    }

    private static CampaignRow Row(string id, string channel, string name, string? start = null, string? end = null) =>
        new() { CampaignId = id, Channel = channel, CampaignName = name, StartDate = start, EndDate = end, NameKey = CampaignKey.Of(name)! };

    private static AliasRow Alias(string id, string alias) => new() { CampaignId = id, Alias = alias, AliasKey = CampaignKey.Of(alias)! };

    private static async Task<CampaignSaved> SaveAsync(
        TestDatabase db, string id, string channel, string name, string? start = null, string? end = null, string[]? aliases = null)
    {
        var saved = await db.Db.WriteAsync(sql =>
            sql.SaveCampaignsAsync([Row(id, channel, name, start, end)], [.. (aliases ?? []).Select(a => Alias(id, a))], db.Now));
        return Assert.Single(Assert.IsType<CampaignsSaved.Saved>(saved).Campaigns);
    }

    private static async Task<(string, string)?> MatchAsync(TestDatabase db, string? reference, string? utmId, string channel, string? key, DateTimeOffset? at = null) =>
        await db.Db.ReadAsync(sql => sql.MatchCampaignAsync(reference, utmId, channel, key, at ?? Touched)) is { } match ? (match.CampaignId, match.MatchedBy) : null;

    private static Task TouchAsync(
        TestDatabase db, string id, string channel, string? campaign = null, string? reference = null, string? utmId = null, DateTimeOffset? at = null) =>
        db.Db.WriteAsync(async sql =>
        {
            var key = CampaignKey.Of(campaign ?? reference ?? utmId);
            var match = await sql.MatchCampaignAsync(reference, utmId, channel, key, at ?? Touched);
            await sql.AddTouchpointAsync(new TouchpointRow
            {
                TouchpointId = id,
                EventType = "page_view",
                EventTime = at ?? Touched,
                Source = "email",
                Channel = channel,
                UtmCampaign = campaign,
                UtmId = utmId,
                CampaignRef = reference,
                CampaignKey = key,
                CampaignId = match?.CampaignId,
                CampaignMatch = match?.MatchedBy,
            });
        });

    private static Task<IReadOnlyList<string>> OfAsync(TestDatabase db, string campaignId) => db.QueryAsync<string>(
        "SELECT CONCAT(touchpoint_id, ':', campaign_match) FROM touchpoints WHERE campaign_id = @campaignId ORDER BY touchpoint_id", new { campaignId });

    private static Task<IReadOnlyList<UnmatchedCampaign>> UnmatchedAsync(TestDatabase db, DateTimeOffset? until = null) =>
        db.Db.ReadAsync(sql => sql.QueryAsync<UnmatchedCampaign>("touchpoints/unmatched", new { FromAt = (DateTimeOffset?)null, ToAt = until, Limit = 10, Skip = 0 }));
}
