using System.Globalization;
using System.Text;

namespace RevOps.Functions.Local.Demo;

/// <summary>Makes people up. No two share an address or, but for the companies that are meant to, a company.</summary>
/// <param name="dice">What decides.</param>
internal sealed class People(Dice dice)
{
    private readonly HashSet<string> _companies = [];
    private readonly Dictionary<string, List<DemoCompany>> _large = [];
    private int _count;

    /// <summary>The next person.</summary>
    public Person Next()
    {
        var market = dice.Of([.. Markets.All.Select(m => (m.Weight, m))]);
        var language = market.Speaks;
        var (first, firstLatin) = Name(dice.Of(language.FirstNames));
        var (last, lastLatin) = Name(dice.Of(language.LastNames));
        var company = Company(market);
        _count++;
        var isPrivate = dice.Percent(14);
        var mailbox = isPrivate ? $"{firstLatin}.{lastLatin}.demo{_count}@gmail.com" : $"{firstLatin}.{lastLatin}{_count}@{company.Domain}";
        return new Person
        {
            FirstName = Typed(first),
            LastName = Typed(last),
            Email = TypedAddress(mailbox),
            Phone = dice.Percent(78) ? dice.Digits(dice.Of(market.Phones)) : "",
            Title = dice.Of(language.Titles[dice.Of((26, 0), (26, 1), (24, 2), (24, 3))]),
            Country = dice.Of(market.Spellings),
            Interest = language.Interests[dice.Of((22, 0), (20, 1), (33, 2), (25, 3))],
            Company = isPrivate ? company with { HasSeveral = false, Name = "", Employees = "" } : company,
            Speaks = language,
            VisitorId = $"v-{dice.Digits("########")}-{_count}",
        };
    }

    /// <summary>One in eight works for one of a few large companies of the country.</summary>
    private DemoCompany Company(Market market)
    {
        if (!dice.Percent(12))
        {
            return NewCompany(market, hasSeveral: false);
        }

        if (!_large.TryGetValue(market.Code, out var known))
        {
            _large[market.Code] = known = [];
        }

        if (known.Count < 2)
        {
            known.Add(NewCompany(market, hasSeveral: true));
        }

        return dice.Of(known);
    }

    private DemoCompany NewCompany(Market market, bool hasSeveral)
    {
        string name;
        do
        {
            name = $"{dice.Of(Markets.Stems)} {dice.Of(Markets.Fields)}";
        }
        while (!_companies.Add(name));

        var typed = string.Format(CultureInfo.InvariantCulture, dice.Of(market.Speaks.CompanyForm), name);
        return new DemoCompany(typed, $"{Slug(name)}.example", dice.Of(market.Speaks.Industries), dice.Of(Markets.Sizes), hasSeveral);
    }

    private string Typed(string name) => dice.Of<string>((80, name), (8, name.ToUpperInvariant()), (6, name.ToLowerInvariant()), (6, $" {name}  "));

    private string TypedAddress(string address) =>
        dice.Of<string>((82, address), (8, address.ToUpperInvariant()), (6, $" {address} "), (4, string.Concat(address[..1].ToUpperInvariant(), address.AsSpan(1))));

    private static (string Name, string Latin) Name(string name) => name.Split('|') is [var native, var latin] ? (native, latin) : (name, Slug(name));

    private static string Slug(string text)
    {
        var plain = text.ToLowerInvariant().Replace("ß", "ss", StringComparison.Ordinal).Replace("ł", "l", StringComparison.Ordinal)
            .Normalize(NormalizationForm.FormD);
        var slug = plain.Select(c => char.IsAsciiLetterOrDigit(c) ? c : c is ' ' or '-' ? '-' : '\0').Where(c => c != '\0');
        return new string([.. slug]);
    }
}
