using Microsoft.Data.Sqlite;
using RevOps.Data.Tests.Support;

namespace RevOps.Data.Tests.Sql;

/// <summary>Every statement, in both dialects, before anything runs it.</summary>
public sealed class StatementTests
{
    public static TheoryData<string> Names => [.. SqlFiles.Names()];

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_statement_is_T_SQL_to_Microsofts_parser(string name) =>
        Assert.Empty(TSql.Errors(SqlText.ExpandLists(SqlFiles.Text(name, SqlDialect.SqlServer))));

    [Theory]
    [InlineData("SELECT FROM owners;")]
    [InlineData("SELECT name FROM owners LIMIT 1;")]
    [InlineData("SELECT 1 WHERE dedupe_key IN @Keys;")]
    public void What_is_not_T_SQL_is_found(string text) => Assert.NotEmpty(TSql.Errors(text));

    [Theory]
    [MemberData(nameof(Names))]
    public void No_statement_merges_alters_temporary_tables_or_writes_through_a_common_table_expression(string name) =>
        Assert.Empty(TSql.Forbidden(SqlText.ExpandLists(SqlFiles.Text(name, SqlDialect.SqlServer))));

    [Theory]
    [InlineData("SELEC 1;")]
    [InlineData("MERGE leads AS t USING (SELECT 1 AS id) AS s ON t.lead_id = s.id WHEN MATCHED THEN UPDATE SET t.status = 'x';")]
    [InlineData("ALTER TABLE #staged ADD n int;")]
    [InlineData("WITH old AS (SELECT * FROM leads) DELETE FROM old;")]
    [InlineData("WITH old AS (SELECT * FROM leads) UPDATE old SET status = 'x';")]
    public void What_no_statement_may_do_is_found(string text) => Assert.Single(TSql.Forbidden(text));

    /// <summary>Several statements that make and drop tables: only running them shows that they work.</summary>
    private static readonly string[] Scripts = ["attribution/make_next", "attribution/publish"];

    [Fact]
    public async Task Each_statement_compiles_against_the_embedded_schema()
    {
        await using var db = await TestDatabase.CreateAsync(SqlDialect.Sqlite);
        // The tables of a full attribution run are there only while it runs.
        await db.Db.LoadAsync(sql => sql.ExecuteAsync("attribution/make_next"));
        var faults = new List<string>();
        foreach (var name in SqlFiles.Names().Where(n => !n.StartsWith("schema/", StringComparison.Ordinal) && !Scripts.Contains(n)))
        {
            try
            {
                await ExplainAsync(db, SqlText.ExpandLists(SqlFiles.Text(name, SqlDialect.Sqlite)));
            }
            catch (SqliteException e)
            {
                faults.Add($"{name}: {e.Message}");
            }
        }

        Assert.Empty(faults);
    }

    [Fact]
    public async Task A_statement_on_a_missing_column_does_not_compile()
    {
        await using var db = await TestDatabase.CreateAsync(SqlDialect.Sqlite);
        await Assert.ThrowsAsync<SqliteException>(() => ExplainAsync(db, "SELECT no_such_column FROM leads WHERE lead_id = @LeadId"));
    }

    [Fact]
    public void A_statement_of_one_dialect_has_its_sibling_in_the_other()
    {
        var files = typeof(SqlFiles).Assembly.GetManifestResourceNames();
        string[] Of(string ending) => [.. files.Where(f => f.EndsWith(ending, StringComparison.Ordinal)).Select(f => f[..^ending.Length]).Order()];
        Assert.NotEmpty(Of(".sqlite.sql"));
        Assert.Equal(Of(".sqlite.sql"), Of(".tsql.sql"));
        Assert.DoesNotContain(Of(".tsql.sql"), name => files.Contains($"{name}.sql"));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Both_dialects_of_a_statement_take_the_same_parameters(string name)
    {
        // The lock of the T-SQL schema is named with @-arguments of a procedure, which are not ours.
        if (name != "schema_version/create")
        {
            Assert.Equal(
                SqlText.Parameters(SqlFiles.Text(name, SqlDialect.Sqlite)),
                SqlText.Parameters(SqlFiles.Text(name, SqlDialect.SqlServer)));
        }
    }

    private static Task<IReadOnlyList<dynamic>> ExplainAsync(TestDatabase db, string text)
    {
        var nothing = new Dapper.DynamicParameters();
        foreach (var parameter in SqlText.Parameters(text))
        {
            nothing.Add(parameter, null);
        }

        return db.QueryAsync<dynamic>($"EXPLAIN {text}", nothing);
    }
}
