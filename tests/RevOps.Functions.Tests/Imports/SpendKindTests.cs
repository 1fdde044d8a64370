using System.Globalization;
using System.Security.Cryptography;
using RevOps.Data.Campaigns;
using RevOps.Data.Imports;
using RevOps.Functions.Http;
using RevOps.Functions.Imports;
using RevOps.Functions.Imports.Kinds;
using RevOps.Functions.Tests.Contacts;

namespace RevOps.Functions.Tests.Imports;

/// <summary>Rows of spend: what adds up, what replaces, and whose they are.</summary>
public sealed class SpendKindTests : IAsyncLifetime
{
    private static readonly ImportTerms Terms = new() { Kind = "spend", Source = "google_ads" };
    private IdentityApp _app = null!;
    private int _rows;

    public async Task InitializeAsync() => _app = await IdentityApp.StartAsync();

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Rows_of_one_file_add_up_and_rows_of_the_next_file_replace_them()
    {
        await ApplyAsync("i1", Row("c", "0.10", "phone", 3));
        await ApplyAsync("i1", Row("c", "0.20", "desk", null));
        Assert.Equal(["c 2026-03-01 0.3 3"], await SpendAsync());

        await ApplyAsync("i2", Row("c", "0.15", "phone", 2));
        Assert.Equal(["c 2026-03-01 0.15 2"], await SpendAsync());
    }

    [Fact]
    public async Task Of_rows_that_are_the_same_in_every_cell_one_counts()
    {
        await ApplyAsync("i1", Row("c", "5", "phone"));

        Assert.Equal("duplicate", (await ApplyAsync("i1", Row("c", "5", "phone"))).Status);
        Assert.Equal(["c 2026-03-01 5 "], await SpendAsync());
        Assert.Equal("applied", (await ApplyAsync("i2", Row("c", "5", "phone"))).Status);
    }

    [Fact]
    public async Task An_earlier_file_that_is_still_at_work_does_not_undo_a_later_one()
    {
        await ApplyAsync("i1", Row("c", "5", "phone"));
        await ApplyAsync("i2", Row("c", "7", "all"));
        await ApplyAsync("i1", Row("c", "6", "desk"));

        Assert.Equal(["c 2026-03-01 7 "], await SpendAsync());
    }

    [Fact]
    public async Task A_period_is_shared_out_and_gives_way_to_days_of_its_own()
    {
        await ApplyAsync("i1", """{"campaignName":"c","from":"2026-03-01","to":"2026-03-02","amount":3,"currency":"EUR","row":"a"}""");
        await ApplyAsync("i2", Row("c", "2", "all"));
        await ApplyAsync("i3", """{"campaignName":"c","from":"2026-03-01","to":"2026-03-02","amount":5,"currency":"EUR","row":"a"}""");

        Assert.Equal(["c 2026-03-01 2 ", "c 2026-03-02 2.5 "], await SpendAsync());
    }

    [Fact]
    public async Task A_day_without_an_end_is_a_day_and_counts_over_the_period_of_the_report()
    {
        await ApplyAsync("i1", """{"campaignName":"c","from":"2026-03-01","amount":3,"currency":"EUR","row":"a"}""");
        await ApplyAsync("i1", """{"campaignName":"c","date":"2026-03-05","from":"2026-03-01","to":"2026-03-31","amount":4,"currency":"EUR","row":"b"}""");

        Assert.Equal(["c 2026-03-01 3 ", "c 2026-03-05 4 "], await SpendAsync());
    }

    [Fact]
    public async Task A_campaign_is_found_by_id_by_name_in_its_channel_and_by_alias()
    {
        await CampaignAsync("g", "google_ads", "Spring Sale");
        await CampaignAsync("l", "linkedin_ads", "Spring Sale", "DACH push");
        await ApplyAsync("i1", Row("spring-sale", "1", "a"));
        await ApplyAsync("i1", Row("DACH Push", "2", "b"));
        await ApplyAsync("i1", """{"campaignId":"l","campaignName":"whatever","date":"2026-03-02","amount":3,"currency":"EUR","row":"c"}""");

        Assert.Equal(["g 2026-03-01 1 ", "l 2026-03-01 2 ", "l 2026-03-02 3 "], await SpendAsync());
    }

    [Fact]
    public async Task Without_a_channel_a_name_must_be_one_campaigns_only()
    {
        await CampaignAsync("g", "google_ads", "Spring Sale");
        Assert.Equal("applied", (await ApplyAsync("i1", Row("Spring Sale", "1", "a"), Terms with { Source = "file" })).Status);
        await CampaignAsync("l", "linkedin_ads", "Spring Sale");

        var outcome = await ApplyAsync("i2", Row("Spring Sale", "1", "a"), Terms with { Source = "file" });

        Assert.Equal(("rejected", "ambiguous"), (outcome.Status, outcome.Fault?.Code));
        Assert.Equal("applied", (await ApplyAsync("i3", Row("Spring Sale", "1", "a"), Terms with { Source = "file", Channel = "linkedin_ads" })).Status);
    }

    [Fact]
    public async Task Spend_of_an_unknown_campaign_moves_to_it_with_the_next_file_once_it_is_known()
    {
        await ApplyAsync("i1", Row("Spring Sale", "1", "a"));
        Assert.Equal(["Spring Sale 2026-03-01 1 "], await SpendAsync());

        await CampaignAsync("g", "google_ads", "Spring Sale");
        await ApplyAsync("i2", Row("Spring Sale", "1.5", "a"));

        Assert.Equal(["g 2026-03-01 1.5 "], await SpendAsync());
    }

    [Theory]
    [InlineData("""{"campaignName":"c","date":"2026-03-01","amount":-1,"currency":"EUR","row":"x"}""", "/amount", "range")]
    [InlineData("""{"campaignName":"none:email","date":"2026-03-01","amount":1,"currency":"EUR","row":"x"}""", "/campaignId", "value")]
    [InlineData("""{"campaignName":"c","from":"2026-03-02","to":"2026-03-01","amount":1,"currency":"EUR","row":"x"}""", "/to", "range")]
    [InlineData("""{"campaignName":"c","date":"2026-03-01","amount":1,"currency":"GBP","row":"x"}""", "/currency", "value")]
    public async Task A_row_that_the_route_would_refuse_is_rejected_and_can_come_again_corrected(string row, string field, string code)
    {
        await ApplyAsync("i1", Row("c", "5", "first"));

        var outcome = await ApplyAsync("i1", row);

        Assert.Equal(("rejected", field, code), (outcome.Status, outcome.Fault?.Field, outcome.Fault?.Code));
        Assert.Equal("rejected", (await ApplyAsync("i1", row)).Status);
    }

    [Fact]
    public async Task A_range_that_is_applied_again_after_a_crash_changes_nothing_and_ends_the_import_once()
    {
        await CampaignAsync("c", "google_ads", "c");
        var id = await StageAsync(isDryRun: false);

        await Applier().ApplyAsync(ImportMessage.Of(id, ImportMessage.Apply, 1, 2), CancellationToken.None);
        var after = await _app.DumpAsync("campaign_spend", "campaigns", "import_rows", "notifications");
        await Applier().ApplyAsync(ImportMessage.Of(id, ImportMessage.Apply, 1, 2), CancellationToken.None);

        Assert.Equal(after, await _app.DumpAsync("campaign_spend", "campaigns", "import_rows", "notifications"));
        Assert.Equal([("c", 5.0)], await _app.QueryAsync<(string, double)>("SELECT campaign_id, spend FROM campaigns WHERE campaign_id = 'c'"));
        Assert.Equal(ImportStatus.Completed, (await _app.Db.ReadAsync(sql => sql.FindImportAsync(id)))!.Status);
        Assert.Single(await _app.DumpAsync("notifications"));
    }

    [Fact]
    public async Task A_rehearsal_settles_its_rows_and_leaves_everything_else_as_it_was()
    {
        await CampaignAsync("c", "google_ads", "c");
        var id = await StageAsync(isDryRun: true);
        string[] all = ["campaign_spend", "campaigns", "inbox", "notifications", "outbox", "effects"];
        var before = await _app.DumpAsync(all);

        await Applier().ApplyAsync(ImportMessage.Of(id, ImportMessage.Apply, 1, 2), CancellationToken.None);

        Assert.Equal(before, await _app.DumpAsync(all));
        Assert.Equal([("applied", 1L), ("rejected", 1L)], (await _app.Db.ReadAsync(sql => sql.CountRowsAsync(id))).Select(c => (c.Key, c.Value)).Order());
        Assert.Equal(ImportStatus.Completed, (await _app.Db.ReadAsync(sql => sql.FindImportAsync(id)))!.Status);
    }

    private static string Row(string campaign, string amount, string mark, int? clicks = null) =>
        $$"""{"campaignName":"{{campaign}}","date":"2026-03-01","amount":{{amount}},"currency":"EUR","clicks":{{clicks?.ToString(CultureInfo.InvariantCulture) ?? "null"}},"row":"{{mark}}"}""";

    private SpendKind Kind() => new(_app.Book, IdentityApp.Settings, _app.Ids);

    private ImportApplier Applier() => new(_app.Db, new ImportKinds([Kind()]), _app.Ids, _app.Clock);

    /// <summary>One good row and one that is refused, as the reader stages them.</summary>
    private async Task<string> StageAsync(bool isDryRun)
    {
        var id = _app.Ids.Issue(_app.Now, "import", RandomNumberGenerator.GetBytes(16));
        var batch = new ImportBatch
        {
            ImportId = id,
            Kind = "spend",
            Status = ImportStatus.Running,
            ReceivedAt = _app.Now,
            UpdatedAt = _app.Now,
            NextRow = 1,
            Terms = Json.Text(Terms),
            IsDryRun = isDryRun,
        };
        List<ImportRow> rows =
        [
            new() { ImportId = id, RowNumber = 1, LineNumber = 2, Payload = Row("c", "5", "a") },
            new() { ImportId = id, RowNumber = 2, LineNumber = 3, Payload = Row("c", "-5", "b") },
        ];
        await _app.Db.WriteAsync(async sql =>
        {
            await sql.InsertImportAsync(batch);
            await sql.StageAsync(batch, batch with { ReadBytes = 10, NextRow = 3, IsRead = true }, rows);
        });
        return id;
    }

    /// <summary>Applies a row of a file: i1 was received before i2.</summary>
    private Task<RowOutcome> ApplyAsync(string import, string json, ImportTerms? terms = null)
    {
        var receivedAt = _app.Now.AddSeconds(import[1]);
        var id = _app.Ids.Issue(receivedAt, "import", new byte[16]);
        return _app.Db.WriteAsync(sql => Kind().ApplyAsync(new ImportedRow(sql, id, ++_rows, json, terms ?? Terms, receivedAt, _app.Now)));
    }

    private Task CampaignAsync(string id, string channel, string name, params string[] aliases) => _app.Db.WriteAsync(sql => sql.SaveCampaignsAsync(
        [new CampaignRow { CampaignId = id, Channel = channel, CampaignName = name, NameKey = Core.Normalization.CampaignKey.Of(name)! }],
        [.. aliases.Select(a => new AliasRow { AliasKey = Core.Normalization.CampaignKey.Of(a)!, Alias = a, CampaignId = id })],
        _app.Now));

    private Task<IReadOnlyList<string>> SpendAsync() => _app.QueryAsync<string>(
        "SELECT campaign_id || ' ' || day || ' ' || amount || ' ' || COALESCE(clicks, '') FROM campaign_spend ORDER BY campaign_id, day");
}
