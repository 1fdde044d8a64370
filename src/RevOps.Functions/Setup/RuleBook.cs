using RevOps.Core.Rules;

namespace RevOps.Functions.Setup;

/// <summary>The rules in force.</summary>
public sealed class RuleBook(RuleSet rules)
{
    /// <summary>One consistent set: take it once per decision.</summary>
    public RuleSet Current { get; } = rules;
}
