namespace RevOps.Data.Imports;

/// <summary>Saved mappings: which header fills which field, under a name, for files that come again.</summary>
public static class MappingStore
{
    /// <summary>The mapping of a name.</summary>
    public static Task<MappingRow?> FindMappingAsync(this SqlSession sql, string name) => sql.FindAsync<MappingRow>("import_mappings/find", new { Name = name });

    /// <summary>All mappings, by name.</summary>
    public static Task<IReadOnlyList<MappingRow>> MappingsAsync(this SqlSession sql) => sql.QueryAsync<MappingRow>("import_mappings/list");

    /// <summary>Writes a mapping in place of what is there under its name.</summary>
    public static async Task SaveMappingAsync(this SqlSession sql, MappingRow mapping)
    {
        await sql.DeleteMappingAsync(mapping.Name);
        await sql.ExecuteAsync("import_mappings/insert", mapping);
    }

    /// <summary>Takes a mapping away; false where there was none.</summary>
    public static async Task<bool> DeleteMappingAsync(this SqlSession sql, string name) =>
        await sql.ExecuteAsync("import_mappings/delete", new { Name = name }) > 0;
}

/// <summary>A row of <c>import_mappings</c>.</summary>
public sealed record MappingRow
{
    /// <summary>Primary key.</summary>
    public required string Name { get; init; }

    /// <summary>The kind of file.</summary>
    public required string Kind { get; init; }

    /// <summary>Header to field, as JSON.</summary>
    public required string Fields { get; init; }

    /// <summary>When it was written.</summary>
    public DateTimeOffset UpdatedAt { get; init; }
}
