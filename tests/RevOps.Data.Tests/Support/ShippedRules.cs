using RevOps.Core.Identity.Matching;
using RevOps.Core.Rules;

namespace RevOps.Data.Tests.Support;

/// <summary>The rules of the repository.</summary>
internal static class ShippedRules
{
    private static readonly Lazy<RuleSet> Parsed = new(() => ((RuleParseResult.Parsed)RuleParser.Parse(
        RuleParser.Files.ToDictionary(f => f, f => File.ReadAllText(Path.Combine(Folder(), f))))).Rules);

    public static IdentityRules Identity => Parsed.Value.Identity;

    public static RuleSet All => Parsed.Value;

    private static string Folder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "RevOps.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("RevOps.sln is not above the tests.");
        }

        return Path.Combine(folder.FullName, "rules");
    }
}
