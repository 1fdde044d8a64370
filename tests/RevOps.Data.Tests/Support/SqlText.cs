using System.Text.RegularExpressions;

namespace RevOps.Data.Tests.Support;

/// <summary>A statement as the database sees it, after Dapper.</summary>
internal static partial class SqlText
{
    /// <summary>Dapper writes a list as that many parameters: <c>IN @Keys</c> becomes <c>IN (@Keys1,@Keys2)</c>.</summary>
    public static string ExpandLists(string text) => List().Replace(text, "IN (@${name}1,@${name}2)");

    /// <summary>Names of its parameters, comments aside.</summary>
    public static IReadOnlyList<string> Parameters(string text) =>
        [.. Parameter().Matches(Comment().Replace(text, "")).Select(m => m.Value).Distinct().Order(StringComparer.Ordinal)];

    [GeneratedRegex(@"\bIN\s+@(?<name>\w+)", RegexOptions.IgnoreCase)]
    private static partial Regex List();

    [GeneratedRegex(@"(?<!@)@\w+")]
    private static partial Regex Parameter();

    [GeneratedRegex("--[^\n]*")]
    private static partial Regex Comment();
}
