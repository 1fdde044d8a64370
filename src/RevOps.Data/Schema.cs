namespace RevOps.Data;

/// <summary>Brings a database to the newest schema.</summary>
public static class Schema
{
    /// <summary>Applies every numbered file under <c>Sql/schema</c> that the database has not had yet, each once.</summary>
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
                    await sql.ExecuteTextAsync(SqlFiles.Text(name, database.Dialect));
                    await sql.ExecuteAsync("schema_version/insert", new { Name = name, AppliedAt = time.GetUtcNow() });
                }

                return missing;
            },
            cancel);
}
