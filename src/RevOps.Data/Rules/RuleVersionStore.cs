using RevOps.Core.Rules;

namespace RevOps.Data.Rules;

/// <summary>Every version that rule files ever had in force: decisions store the version, this tells what it said.</summary>
public static class RuleVersionStore
{
    /// <summary>Keeps the versions of these files, each once.</summary>
    /// <param name="sql">The transaction.</param>
    /// <param name="texts">Contents by file name.</param>
    /// <param name="now">Now.</param>
    public static async Task KeepRuleVersionsAsync(this SqlSession sql, IReadOnlyDictionary<string, string> texts, DateTimeOffset now)
    {
        foreach (var (file, content) in texts)
        {
            await sql.ExecuteAsync("rule_versions/insert", new { File = file, Version = RuleParser.VersionOf(content), Content = content, Now = now });
        }
    }

    /// <summary>What a version said, if it was ever in force.</summary>
    public static Task<string?> FindRuleVersionAsync(this SqlSession sql, string file, string version) =>
        sql.FindAsync<string>("rule_versions/find", new { File = file, Version = version });

    /// <summary>All versions of all files, newest first.</summary>
    public static Task<IReadOnlyList<RuleVersionRow>> RuleVersionsAsync(this SqlSession sql) => sql.QueryAsync<RuleVersionRow>("rule_versions/list");
}

/// <summary>A version of a rule file.</summary>
public sealed record RuleVersionRow
{
    /// <summary>Name of the file.</summary>
    public required string File { get; init; }

    /// <summary>12 hexadecimal digits of its content's hash.</summary>
    public required string Version { get; init; }

    /// <summary>When it was first in force.</summary>
    public DateTimeOffset FirstAt { get; init; }
}
