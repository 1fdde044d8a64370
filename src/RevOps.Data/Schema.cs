namespace RevOps.Data;

/// <summary>Brings a database to the newest schema.</summary>
public static class Schema
{
    /// <summary>
    /// Applies every numbered file under <c>Sql/schema</c> that the database has not had yet, each once. A line <c>GO</c> ends a batch:
    /// T-SQL wants a trigger to be alone in its own.
    /// </summary>
    /// <returns>The names of the files applied now.</returns>
    public static Task<IReadOnlyList<string>> ApplyAsync(Database database, TimeProvider time, CancellationToken cancel = default) =>
        database.WriteAsync<IReadOnlyList<string>>(
            async sql =>
            {
                await sql.ExecuteAsync("schema_version/create");
                var had = await sql.QueryAsync<string>("schema_version/list");
                var missing = SqlFiles.Names("schema/").Except(had, StringComparer.Ordinal).ToList();
                foreach (var name in missing)
                {
                    foreach (var batch in SqlFiles.Text(name, database.Dialect).Split("\nGO\n"))
                    {
                        await sql.ExecuteTextAsync(batch);
                    }

                    await sql.ExecuteAsync("schema_version/insert", new { Name = name, AppliedAt = time.GetUtcNow() });
                }

                return missing;
            },
            cancel);
}
