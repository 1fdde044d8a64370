using RevOps.Core.Normalization;

namespace RevOps.Core.Rules;

internal static class PhoneRulesReader
{
    public static PhoneRules Read(RuleObject json)
    {
        var rules = new PhoneRules(json.Texts("labels"), json.Texts("extensionWords"));
        json.End();
        return rules;
    }
}
