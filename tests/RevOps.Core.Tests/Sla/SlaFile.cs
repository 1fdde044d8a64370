using RevOps.Core.Rules;
using RevOps.Core.Sla;
using RevOps.Core.Tests.Support;

namespace RevOps.Core.Tests.Sla;

/// <summary>Call rules as a file says them.</summary>
internal static class SlaFile
{
    /// <summary>The rules of a file with these policies.</summary>
    public static SlaRules Read(string policies, string? followUp = null) => Parse(policies, followUp) switch
    {
        RuleParseResult.Parsed parsed => parsed.Rules.Sla,
        RuleParseResult.Invalid invalid => throw new InvalidOperationException(string.Join("\n", invalid.Faults)),
        _ => throw new InvalidOperationException(),
    };

    /// <summary>The terms of a policy.</summary>
    public static ClockTerms Terms(string policy) => Read($$"""{"default":{{policy}}}""").Policies[0].Terms;

    /// <summary>What is wrong with a file with these policies: paths and words.</summary>
    public static IReadOnlyList<RuleFault> Faults(string policies, string? followUp = null) => Parse(policies, followUp) is RuleParseResult.Invalid invalid ? invalid.Faults : [];

    /// <summary>The text of a file.</summary>
    public static string Text(string policies, string? followUp = null) =>
        $$"""{"defaultPolicy":"default","noClockAfterHours":24,"noClockFor":["import"],"policies":{{policies}}{{(followUp is null ? "" : $",\"followUp\":{followUp}")}}}""";

    private static RuleParseResult Parse(string policies, string? followUp) =>
        RuleParser.Parse(new Dictionary<string, string>(Shipped.Files()) { ["sla.json"] = Text(policies, followUp) });
}
