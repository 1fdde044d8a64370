using System.Collections.Concurrent;

namespace RevOps.Data;

/// <summary>The statements: files under <c>Sql/</c>, built into the assembly.</summary>
public static class SqlFiles
{
    private static readonly ConcurrentDictionary<(string Name, SqlDialect Dialect), string> Cache = new();

    /// <summary>
    /// The text of a statement: <c>name.sqlite.sql</c> or <c>name.tsql.sql</c> where the dialects differ, else <c>name.sql</c>.
    /// </summary>
    /// <exception cref="InvalidOperationException">There is no such file.</exception>
    public static string Text(string name, SqlDialect dialect) => Cache.GetOrAdd((name, dialect), static key => Load(key.Name, key.Dialect));

    /// <summary>The names of all files in a folder, in order, each once whatever its dialect.</summary>
    public static IReadOnlyList<string> Names(string folder = "") => [.. typeof(SqlFiles).Assembly.GetManifestResourceNames()
        .Where(n => n.EndsWith(".sql", StringComparison.Ordinal) && n.StartsWith(folder, StringComparison.Ordinal))
        .Select(n => n.Replace(".sqlite.sql", "", StringComparison.Ordinal).Replace(".tsql.sql", "", StringComparison.Ordinal)
            .Replace(".sql", "", StringComparison.Ordinal))
        .Distinct()
        .Order(StringComparer.Ordinal)];

    private static string Load(string name, SqlDialect dialect) =>
        Read($"{name}.{(dialect == SqlDialect.Sqlite ? "sqlite" : "tsql")}.sql")
        ?? Read($"{name}.sql")
        ?? throw new InvalidOperationException($"There is no statement '{name}' for {dialect}.");

    private static string? Read(string resource)
    {
        using var stream = typeof(SqlFiles).Assembly.GetManifestResourceStream(resource);
        if (stream is null)
        {
            return null;
        }

        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
