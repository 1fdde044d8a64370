using RevOps.Core.Rules;

namespace RevOps.Core.Tests.Support;

/// <summary>The rule files and examples of the repository.</summary>
internal static class Shipped
{
    private static readonly Lazy<RuleSet> Parsed = new(() => RuleParser.Parse(Files()) switch
    {
        RuleParseResult.Parsed parsed => parsed.Rules,
        RuleParseResult.Invalid invalid => throw new InvalidOperationException(string.Join("\n", invalid.Faults)),
        _ => throw new InvalidOperationException(),
    });

    public static string Root { get; } = FindRoot();

    public static RuleSet Rules => Parsed.Value;

    public static Dictionary<string, string> Files() =>
        RuleParser.Files.ToDictionary(f => f, f => File.ReadAllText(Path.Combine(Root, "rules", f)));

    public static string Example(string name) => File.ReadAllText(Path.Combine(Root, "docs", "examples", name));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "RevOps.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("RevOps.sln is not above the tests.");
        }

        return folder.FullName;
    }
}
