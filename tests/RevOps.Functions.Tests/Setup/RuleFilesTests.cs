using RevOps.Functions.Setup;
using RevOps.Testing;

namespace RevOps.Functions.Tests.Setup;

/// <summary>Reading the rules' folder.</summary>
public sealed class RuleFilesTests : IDisposable
{
    private readonly TempFolder _rules = new();

    public RuleFilesTests()
    {
        foreach (var file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "rules"), "*.json"))
        {
            File.Copy(file, _rules.File(Path.GetFileName(file)));
        }
    }

    public void Dispose() => _rules.Dispose();

    [Fact]
    public void The_shipped_rules_are_right() => Assert.InRange(RuleFiles.Load(_rules.Path).Rules.Scoring.Threshold, 1, 100);

    [Fact]
    public void All_faults_of_all_files_are_told_at_once()
    {
        File.WriteAllText(_rules.File("scoring.json"), """{"threshold":"high","rules":7}""");
        File.WriteAllText(_rules.File("sla.json"), "not json");
        File.WriteAllText(_rules.File("forms.json"), "[]");
        var message = Fault();
        Assert.All(["scoring.json /threshold", "scoring.json /rules", "sla.json", "forms.json", _rules.Path], part => Assert.Contains(part, message, StringComparison.Ordinal));
        Assert.DoesNotContain("routing.json", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Missing_files_are_told_with_the_faults_of_the_others()
    {
        File.Delete(_rules.File("routing.json"));
        File.Delete(_rules.File("forms.json"));
        File.WriteAllText(_rules.File("sla.json"), "{}");
        Assert.All(["routing.json", "forms.json", "sla.json", "REVOPS_RULES"], part => Assert.Contains(part, Fault(), StringComparison.Ordinal));
    }

    private string Fault() => Assert.Throws<InvalidOperationException>(() => RuleFiles.Load(_rules.Path)).Message;
}
