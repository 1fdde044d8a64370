using System.Globalization;
using System.Text;
using RevOps.Core.Normalization;
using RevOps.Core.Text;

namespace RevOps.Core.Rules;

internal static class CurrencyRulesReader
{
    public static CurrencyRules Read(RuleObject json)
    {
        json.Has("note");
        var band = Code(json, "bandCurrency", json.Text("bandCurrency"));
        var rates = json.Object("rates");
        var rules = new CurrencyRules
        {
            BandCurrency = band,
            RatesAsOf = Date(json, "ratesAsOf"),
            Rates = Rates(rates, band),
            Names = Names(json),
        };
        json.End();
        return rules;
    }

    private static Dictionary<string, decimal> Rates(RuleObject json, string band)
    {
        var rates = json.Names().ToDictionary(n => Code(json, n, n), n => json.Number(n, 0.000001m, 1000), StringComparer.Ordinal);
        if (rates.TryGetValue(band, out var own) && own != 1)
        {
            json.Fault(band, "One unit of the band currency is worth 1.");
        }

        rates[band] = 1;
        return rates;
    }

    private static List<CurrencyName> Names(RuleObject json)
    {
        var names = new Dictionary<string, CurrencyName>(StringComparer.Ordinal);
        void Add(RuleObject at, string property, CurrencyName name)
        {
            if (!names.TryAdd(name.Text, name))
            {
                at.Fault(property, $"'{name.Text}' is listed twice.");
            }
        }

        var own = json.Object("names");
        foreach (var code in own.Names())
        {
            Code(own, code, code);
            Add(own, code, new CurrencyName(Form(code), code));
            foreach (var name in own.Texts(code))
            {
                Add(own, code, new CurrencyName(Form(name), code));
            }
        }

        foreach (var shared in json.Objects("shared"))
        {
            var usual = shared.OptionalText("usual");
            var countries = shared.Object("countries");
            var byCountry = countries.Names().ToDictionary(c => c, c => Code(countries, c, countries.Text(c)), StringComparer.Ordinal);
            foreach (var country in byCountry.Keys.Where(c => !CountryTable.IsAlpha2(c)))
            {
                countries.Fault(country, $"'{country}' is no ISO 3166-1 alpha-2 code (two capital letters).");
            }

            foreach (var name in shared.Texts("names"))
            {
                Add(shared, "names", new CurrencyName(Form(name), usual is null ? null : Code(shared, "usual", usual), byCountry));
            }

            shared.End();
        }

        return names.Values.OrderByDescending(n => n.Text.Length).ThenBy(n => n.Text, StringComparer.Ordinal).ToList();
    }

    private static string Form(string name) => WellFormed.Normalized(name, NormalizationForm.FormKC).ToLowerInvariant();

    private static string Code(RuleObject json, string name, string code)
    {
        if (code.Length > 0 && (code.Length != 3 || !code.All(char.IsAsciiLetterUpper)))
        {
            json.Fault(name, $"'{code}' is no ISO 4217 code (three capital letters).");
        }

        return code;
    }

    private static string Date(RuleObject json, string name)
    {
        var date = json.Text(name);
        if (date.Length > 0 && !DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
        {
            json.Fault(name, $"'{date}' is no date (2025-06-30).");
        }

        return date;
    }
}
