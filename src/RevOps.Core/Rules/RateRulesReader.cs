using System.Globalization;
using RevOps.Core.Money;

namespace RevOps.Core.Rules;

internal static class RateRulesReader
{
    public static ExchangeRates Read(RuleObject root, string version)
    {
        var own = root.Text("base");
        Check(root, "base", own);
        var list = root.Object("rates");
        var rates = new Dictionary<string, IReadOnlyList<DatedRate>>(StringComparer.Ordinal);
        foreach (var currency in list.Names())
        {
            Check(list, currency, currency);
            if (currency == own)
            {
                list.Fault(currency, $"'{currency}' is the base currency: it is worth 1.");
            }

            rates[currency] = Read(list.Object(currency));
        }

        return new ExchangeRates(version, own, rates);
    }

    private static List<DatedRate> Read(RuleObject days)
    {
        var rates = new List<DatedRate>();
        foreach (var day in days.Names())
        {
            if (DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var from))
            {
                rates.Add(new DatedRate(from, days.Number(day, 0.000001m, 1_000_000)));
            }
            else
            {
                days.Fault(day, $"'{day}' is no day such as 2026-05-04.");
            }
        }

        return [.. rates.OrderBy(r => r.From)];
    }

    private static void Check(RuleObject at, string name, string code)
    {
        if (code.Length > 0 && (code.Length != 3 || !code.All(char.IsAsciiLetterUpper)))
        {
            at.Fault(name, $"'{code}' is no ISO 4217 code (three capital letters).");
        }
    }
}
