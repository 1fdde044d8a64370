using RevOps.Core.Normalization;

namespace RevOps.Core.Rules;

internal static class PhoneRulesReader
{
    public static PhoneRules Read(IReadOnlyList<RuleObject> list)
    {
        var countries = new HashSet<string>(StringComparer.Ordinal);
        return new PhoneRules(list.Select(json => Plan(json, countries)).ToList());
    }

    private static PhonePlan Plan(RuleObject json, HashSet<string> countries)
    {
        var plan = new PhonePlan
        {
            Country = json.Text("country"),
            CallingCode = Digits(json, "callingCode", json.Text("callingCode")),
            TrunkPrefix = json.OptionalText("trunkPrefix") is { } trunk ? Digits(json, "trunkPrefix", trunk) : null,
            ExitCode = Digits(json, "exitCode", json.OptionalText("exitCode") ?? "00"),
            Lengths = json.Integers("lengths", 4, 14).ToHashSet(),
            Areas = json.Texts("areas", optional: true).Select(a => Digits(json, "areas", a)).ToList(),
        };
        if (!CountryTable.IsAlpha2(plan.Country))
        {
            json.Fault("country", $"'{plan.Country}' is no ISO 3166-1 alpha-2 code (two capital letters).");
        }
        else if (!countries.Add(plan.Country))
        {
            json.Fault("country", $"'{plan.Country}' has a plan already.");
        }

        json.End();
        return plan;
    }

    private static string Digits(RuleObject json, string name, string text)
    {
        if (text.Length is 0 or > 7 || !text.All(char.IsAsciiDigit))
        {
            json.Fault(name, $"'{text}' is not 1 to 7 digits.");
        }

        return text;
    }
}
