using System.Text;
using RevOps.Core.Text;

namespace RevOps.Core.Normalization;

/// <summary>What a revenue's text says about its currency.</summary>
/// <param name="Code">ISO 4217 code; null where none is named, or it could be several.</param>
/// <param name="IsNamed">True where some currency is named.</param>
/// <param name="IsAssumed">True where the usual meaning of a symbol was taken, as the country does not tell.</param>
internal readonly record struct FoundCurrency(string? Code, bool IsNamed, bool IsAssumed);

/// <summary>Finds the currency of a revenue.</summary>
internal static class CurrencyFinder
{
    /// <summary>The currency that the text names.</summary>
    /// <param name="text">As given.</param>
    /// <param name="country">The company's country, else the person's, which tells one dollar from another.</param>
    /// <param name="rules">The rules.</param>
    public static FoundCurrency Find(string text, string? country, CurrencyRules rules)
    {
        var rest = WellFormed.Normalized(text, NormalizationForm.FormKC).ToLowerInvariant().ToCharArray();
        var found = default(FoundCurrency);
        foreach (var name in rules.Names)
        {
            if (!Take(rest, name.Text))
            {
                continue;
            }

            var next = Of(name, country);
            if (found.IsNamed && next.Code != found.Code && !name.Fits(found.Code))
            {
                return new FoundCurrency(null, true, false);
            }

            found = found.IsNamed ? found with { IsAssumed = found.IsAssumed && next.IsAssumed } : next;
        }

        return found;
    }

    private static FoundCurrency Of(CurrencyName name, string? country) =>
        country is not null && name.ByCountry?.GetValueOrDefault(country) is { } local
            ? new FoundCurrency(local, true, false)
            : new FoundCurrency(name.Currency, true, name.ByCountry is not null);

    /// <summary>"USD $5M" and "$ 5M CAD" name one currency, not two.</summary>
    private static bool Fits(this CurrencyName name, string? code) =>
        code is not null && (name.Currency == code || name.ByCountry?.Values.Contains(code) == true);

    /// <summary>Blanks the name out where it stands; words only where no other letter touches them.</summary>
    private static bool Take(char[] text, string name)
    {
        var found = false;
        for (var at = text.AsSpan().IndexOf(name); at >= 0;)
        {
            var end = at + name.Length;
            if (!Touches(text, at - 1, name[0]) && !Touches(text, end, name[^1]))
            {
                text.AsSpan(at, name.Length).Fill(' ');
                found = true;
            }

            var next = text.AsSpan(end).IndexOf(name);
            at = next < 0 ? -1 : end + next;
        }

        return found;
    }

    private static bool Touches(char[] text, int at, char edge) =>
        at >= 0 && at < text.Length && char.IsLetter(edge) && !Words.IsUnspaced(edge) && char.IsLetter(text[at]);
}
