using Dapper;
using RevOps.Data.Tests.Support;

namespace RevOps.Data.Tests.Sql;

/// <summary>Every schema that was ever released becomes the newest one, with all rows that were in it.</summary>
public sealed class MigrationTests
{
    /// <summary>Rows of these are worked out again from others, and one migration does so.</summary>
    private static readonly string[] Derived = ["campaign_attribution", "attribution_changes"];

    public static TheoryData<string> Releases => [.. SqlFiles.Names("schema/")];

    [Theory]
    [MemberData(nameof(Releases))]
    public async Task A_full_database_of_a_release_becomes_the_newest_and_keeps_its_rows(string release)
    {
        await using var db = await TestDatabase.EmptyAsync(SqlDialect.Sqlite);
        await ApplyUpToAsync(db, release);
        var filled = await FillAsync(db);
        Assert.NotEmpty(filled);

        await Schema.ApplyAsync(db.Db, db.Clock);

        await using var newest = await TestDatabase.CreateAsync(SqlDialect.Sqlite);
        Assert.Equal(await ObjectsAsync(newest), await ObjectsAsync(db));
        foreach (var (table, columns, row) in filled)
        {
            var kept = await db.QueryAsync<dynamic>($"SELECT {columns} FROM {table}");
            Assert.Contains(row, kept.Select(Text));
        }
    }

    /// <summary>A server refuses a column that must have a value, where rows are that have none; an empty table in a test would hide it.</summary>
    [Fact]
    public void Columns_that_are_added_in_T_SQL_may_be_empty_or_have_a_value_for_the_rows_that_are_there() =>
        Assert.Empty(SqlFiles.Names("schema/").SelectMany(n => TSql.AddedWithoutValue(SqlFiles.Text(n, SqlDialect.SqlServer)).Select(c => $"{n}: {c}")));

    [Theory]
    [InlineData("ALTER TABLE a ADD b int NOT NULL;", 1)]
    [InlineData("ALTER TABLE a ADD b int NOT NULL CONSTRAINT df_b DEFAULT 0;", 0)]
    [InlineData("ALTER TABLE a ADD b int NULL;", 0)]
    public void A_column_without_a_value_is_found(string text, int count) => Assert.Equal(count, TSql.AddedWithoutValue(text).Count);

    private static async Task ApplyUpToAsync(TestDatabase db, string release)
    {
        await using var connection = db.Raw();
        await connection.OpenAsync();
        await connection.ExecuteAsync(SqlFiles.Text("schema_version/create", SqlDialect.Sqlite));
        foreach (var name in SqlFiles.Names("schema/").TakeWhile(n => string.CompareOrdinal(n, release) <= 0))
        {
            foreach (var batch in SqlFiles.Text(name, SqlDialect.Sqlite).Split("\nGO\n"))
            {
                await connection.ExecuteAsync(batch);
            }

            await connection.ExecuteAsync(SqlFiles.Text("schema_version/insert", SqlDialect.Sqlite), new { Name = name, AppliedAt = "2026-01-05T12:00:00.0000000Z" });
        }
    }

    /// <summary>A row in each table, every column filled: what it says is no matter, that it is there is.</summary>
    private static async Task<List<(string Table, string Columns, string Row)>> FillAsync(TestDatabase db)
    {
        await using var connection = db.Raw();
        await connection.OpenAsync();
        await connection.ExecuteAsync("PRAGMA foreign_keys = OFF");
        var filled = new List<(string, string, string)>();
        foreach (var table in await connection.QueryAsync<string>("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT IN ('schema_version', 'sqlite_sequence')"))
        {
            var columns = (await connection.QueryAsync<(string Name, string Type)>($"SELECT name, type FROM pragma_table_info('{table}')")).AsList();
            var names = string.Join(", ", columns.Select(c => c.Name));
            await connection.ExecuteAsync($"INSERT OR IGNORE INTO {table} ({names}) VALUES ({string.Join(", ", columns.Select(c => Value(c.Name, c.Type)))})");
            filled.AddRange((await connection.QueryAsync<dynamic>($"SELECT {names} FROM {table}")).Select(r => (table, names, (string)Text(r))));
        }

        return [.. filled.Where(f => !Derived.Contains(f.Item1))];
    }

    private static string Value(string column, string type) =>
        column.EndsWith("_at", StringComparison.Ordinal) ? "'2026-01-05T12:00:00.0000000Z'" : type is "TEXT" ? $"'{column}'" : type is "BLOB" ? "x'01'" : "1";

    private static string Text(dynamic row) => string.Join('|', ((IDictionary<string, object?>)row).Values);

    private static Task<IReadOnlyList<string>> ObjectsAsync(TestDatabase db) =>
        db.QueryAsync<string>("SELECT type || ' ' || name || ' ' || COALESCE(sql, '') FROM sqlite_master ORDER BY 1");
}
