using RevOps.Core.Rules;
using RevOps.Data.Rules;

namespace RevOps.Functions.Api;

/// <summary>A rule file in force.</summary>
/// <param name="File">Its name.</param>
/// <param name="Version">12 hexadecimal digits of its content's hash.</param>
internal sealed record RuleFileView(string File, string Version);

/// <summary>The rules in force.</summary>
/// <param name="Files">The files with the version in force.</param>
/// <param name="Faults">What is wrong with files that were changed since: the last good ones stay in force.</param>
/// <param name="Versions">All versions that ever were in force.</param>
internal sealed record RulesView(
    IEnumerable<RuleFileView> Files,
    IReadOnlyList<RuleFault> Faults,
    IReadOnlyList<RuleVersionRow> Versions);
