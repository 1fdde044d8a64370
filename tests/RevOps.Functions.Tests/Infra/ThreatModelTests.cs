using System.Text.RegularExpressions;

namespace RevOps.Functions.Tests.Infra;

/// <summary>Each threat of <c>docs/security.md</c> names tests that there are.</summary>
public sealed partial class ThreatModelTests
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(BicepFiles.Folder, ".."));

    [Fact]
    public void Every_threat_has_its_tests()
    {
        var threats = File.ReadLines(Path.Combine(Root, "docs", "security.md")).SkipWhile(l => l != "## Threats").Where(l => l.StartsWith("| **", StringComparison.Ordinal)).ToList();
        var tests = Directory.EnumerateFiles(Path.Combine(Root, "tests"), "*.cs", SearchOption.AllDirectories).Where(f => !f.Split(Path.DirectorySeparatorChar).Any(p => p is "obj" or "bin"))
            .SelectMany(f => Methods().Matches(File.ReadAllText(f))).Select(m => m.Groups[1].Value).ToHashSet(StringComparer.Ordinal);

        Assert.True(threats.Count >= 15, $"Only {threats.Count} threats were found.");
        foreach (var threat in threats)
        {
            var named = Names().Matches(threat.Split('|')[^2]).Select(m => m.Groups[1].Value).ToList();
            Assert.True(named.Count > 0, $"No test: {threat}");
            Assert.Empty(named.Except(tests));
        }
    }

    [GeneratedRegex(@"public (?:async )?(?:Task|void) (\w+)\(")]
    private static partial Regex Methods();

    [GeneratedRegex("`([A-Za-z_]+)`")]
    private static partial Regex Names();
}
