using RevOps.Data.Tests.Support;

namespace RevOps.Data.Tests.Sql;

/// <summary>The schema: the contract with BI, and the same tables in both dialects.</summary>
public sealed class SchemaTests
{
    private static readonly string[] ExpectedFiles = ["schema/001_core", "schema/002_submissions", "schema/003_scoring", "schema/004_routing", "schema/005_identity", "schema/006_campaigns", "schema/007_rule_versions", "schema/008_what_if", "schema/009_deals", "schema/010_effects", "schema/011_sla", "schema/012_nurture", "schema/013_outreach", "schema/014_deals_link", "schema/015_attribution", "schema/016_star", "schema/017_files", "schema/018_vendors", "schema/019_backfills", "schema/021_keys", "schema/022_crm", "schema/023_ads", "schema/024_lead_lists", "schema/025_hook_keys", "schema/026_bi", "schema/027_privacy", "schema/028_trace", "schema/029_retention"];

    public static TheoryData<string, string> CoreTables => new()
    {
        { "contacts", "contact_id email first_name last_name phone country company_id created_at" },
        { "companies", "company_id company_name industry employee_count_band annual_revenue_band country" },
        { "touchpoints", "touchpoint_id contact_id event_type event_time source utm_campaign utm_source utm_medium" },
        { "leads", "lead_id contact_id lifecycle_stage lead_score owner_id status created_at" },
        { "deals", "deal_id company_id primary_contact_id pipeline_stage deal_value probability created_at closed_at won_lost" },
        { "campaigns", "campaign_id channel campaign_name start_date end_date spend" },
        { "campaign_attribution", "attribution_id deal_id campaign_id attribution_model attributed_revenue" },
    };

    [Theory]
    [MemberData(nameof(CoreTables))]
    public async Task A_core_table_begins_with_exactly_the_columns_of_the_contract(string table, string columns)
    {
        await using var db = await TestDatabase.CreateAsync(SqlDialect.Sqlite);
        var expected = columns.Split(' ');
        Assert.Equal(expected, (await ColumnsAsync(db, table)).Take(expected.Length));
        Assert.Equal(expected, TSqlTables()[table].Take(expected.Length));
    }

    [Fact]
    public async Task Both_dialects_have_the_same_tables_with_the_same_columns_in_the_same_order()
    {
        await using var db = await TestDatabase.CreateAsync(SqlDialect.Sqlite);
        var tables = await db.QueryAsync<string>("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT IN ('schema_version', 'sqlite_sequence') ORDER BY name");
        var tsql = TSqlTables();
        Assert.Equal(tables, tsql.Keys.Order(StringComparer.Ordinal));
        foreach (var table in tables)
        {
            Assert.Equal(await ColumnsAsync(db, table), tsql[table]);
        }
    }

    [Fact]
    public async Task Both_dialects_have_the_same_indexes()
    {
        await using var db = await TestDatabase.CreateAsync(SqlDialect.Sqlite);
        var indexes = await db.QueryAsync<string>("SELECT name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL ORDER BY name");
        Assert.Equal(indexes, TSql.Indexes(SqlFiles.Names("schema/").Select(n => SqlFiles.Text(n, SqlDialect.SqlServer))).Order(StringComparer.Ordinal));
    }

    [Theory]
    [OnSqlite]
    [OnSqlServer]
    public async Task The_schema_is_applied_once_and_remembers_its_files(SqlDialect dialect)
    {
        await using var db = await TestDatabase.EmptyAsync(dialect);
        Assert.Equal(ExpectedFiles, await Schema.ApplyAsync(db.Db, db.Clock));
        var before = await SnapshotAsync(db, dialect);

        db.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Empty(await Schema.ApplyAsync(db.Db, db.Clock));
        Assert.Equal(before, await SnapshotAsync(db, dialect));
        Assert.Equal(ExpectedFiles, await db.QueryAsync<string>("SELECT name FROM schema_version ORDER BY name"));
    }

    [Theory]
    [OnSqlite]
    [OnSqlServer]
    public async Task Two_that_start_at_once_apply_the_schema_once(SqlDialect dialect)
    {
        await using var db = await TestDatabase.EmptyAsync(dialect);
        using var other = db.Open();
        var applied = await Task.WhenAll(Schema.ApplyAsync(db.Db, db.Clock), Schema.ApplyAsync(other, db.Clock));
        Assert.Equal(ExpectedFiles, applied.SelectMany(files => files));
    }

    private static async Task<string[]> ColumnsAsync(TestDatabase db, string table) =>
        [.. await db.QueryAsync<string>("SELECT name FROM pragma_table_info(@table) ORDER BY cid", new { table })];

    private static Dictionary<string, string[]> TSqlTables() =>
        new(TSql.Tables(string.Join("\nGO\n", SqlFiles.Names("schema/").Select(n => SqlFiles.Text(n, SqlDialect.SqlServer)))));

    private static async Task<IReadOnlyList<string>> SnapshotAsync(TestDatabase db, SqlDialect dialect) =>
    [
        .. await db.QueryAsync<string>(dialect == SqlDialect.Sqlite
            ? "SELECT type || name || COALESCE(sql, '') FROM sqlite_master ORDER BY 1"
            : "SELECT CONCAT(CONVERT(nvarchar(10), type), name, CONVERT(nvarchar(40), modify_date, 126)) FROM sys.objects WHERE is_ms_shipped = 0 ORDER BY 1"),
        .. await db.QueryAsync<string>(dialect == SqlDialect.Sqlite
            ? "SELECT applied_at FROM schema_version"
            : "SELECT CONVERT(nvarchar(40), applied_at, 126) FROM schema_version"),
    ];
}
