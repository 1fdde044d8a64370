using RevOps.Core.Text;

namespace RevOps.Core.Normalization;

/// <summary>The form in which two spellings of a company's name are equal.</summary>
internal static class CompanyNameKey
{
    /// <summary>No legal form has more words: s a b de c v, sp z o o sp k.</summary>
    private const int MostWords = 8;

    /// <summary>
    /// Letters and digits of the name without articles, legal forms and "and"; the whole name where nothing else is left.
    /// </summary>
    public static string Of(string name, CompanyRules rules)
    {
        var reduced = WithoutUnspaced(Words.Reduce(name), rules.UnspacedForms);
        var words = reduced.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var (start, end) = (0, words.Length);
        for (var again = true; again;)
        {
            var before = (start, end);
            end = WithoutJoiners(words, start, end, rules.Joiners);
            end -= Longest(words, start, end, rules.LegalForms, atEnd: true);
            start += Longest(words, start, end, rules.LegalPrefixes, atEnd: false);
            again = before != (start, end);
        }

        var kept = words[start..end].Where((w, i) => i == 0 || i == end - start - 1 || !rules.Joiners.Contains(w));
        var key = string.Concat(kept);
        return key.Length > 0 ? key : reduced.Length > 0 ? string.Concat(words) : name.ToLowerInvariant();
    }

    /// <summary>Without an "and" that a legal form left at the end: Müller und Co, Pérez y Cía.</summary>
    private static int WithoutJoiners(string[] words, int start, int end, IReadOnlySet<string> joiners) =>
        end - start > 1 && joiners.Contains(words[end - 1]) && (words[end - 1].Length > 1 || end < words.Length) ? end - 1 : end;

    /// <summary>How many words at this end make up the longest form; never all of them.</summary>
    private static int Longest(string[] words, int start, int end, IReadOnlySet<string> forms, bool atEnd)
    {
        for (var count = Math.Min(MostWords, end - start - 1); count > 0; count--)
        {
            var from = atEnd ? end - count : start;
            if (forms.Contains(count == 1 ? words[from] : string.Join(' ', words, from, count)))
            {
                return count;
            }
        }

        return 0;
    }

    private static string WithoutUnspaced(string reduced, IReadOnlyList<string> forms)
    {
        foreach (var form in reduced.Any(Words.IsUnspaced) ? forms : [])
        {
            if (reduced.Length > form.Length && reduced.StartsWith(form, StringComparison.Ordinal))
            {
                return reduced[form.Length..].TrimStart();
            }

            if (reduced.Length > form.Length && reduced.EndsWith(form, StringComparison.Ordinal))
            {
                return reduced[..^form.Length].TrimEnd();
            }
        }

        return reduced;
    }
}
