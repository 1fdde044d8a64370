using System.Text;

namespace RevOps.Core.Normalization;

/// <summary>Finds the address in what was typed into an e-mail field.</summary>
internal static class EmailText
{
    private const string Pairs = "\"\"''“”„“‘’«»()[]{}<>";

    /// <summary>The bare address, or what is left where there is none. Each thing taken away is a step.</summary>
    public static string Unwrap(string given, StepLog log)
    {
        var text = FreeText.Clean(given, 1000) ?? "";
        log.AddIfChanged("email", given, text, "email.trimmed");
        text = Step(text, Narrow(text), "email.full-width", log);
        text = Step(text, FirstOf(text), "email.first-of-several", log);
        text = Step(text, Addressed(text), "email.display-name", log);
        text = Step(text, WithoutScheme(text), "email.mailto", log);
        return Step(text, Bare(text), "email.punctuation", log);
    }

    private static string Step(string before, string after, string rule, StepLog log)
    {
        log.AddIfChanged("email", before, after, rule);
        return after;
    }

    /// <summary>＠ and full-width letters as East Asian keyboards type them, in their plain form.</summary>
    private static string Narrow(string text) =>
        text.AsSpan().ContainsAnyInRange('\uFF00', '\uFFEF') || text.Contains('\uFE6B', StringComparison.Ordinal) ? text.Normalize(NormalizationForm.FormKC).Trim() : text;

    /// <summary>The first part with an @, where several addresses stand in one field.</summary>
    private static string FirstOf(string text)
    {
        var parts = Split(text, c => c is ',' or ';' or '|' or '/' or '、' or '；');
        if (parts.Count(HasAt) > 1)
        {
            return parts.First(HasAt);
        }

        var words = Split(text, char.IsWhiteSpace);
        return words.Count(w => w.AsSpan(1).Contains('@') && !w.EndsWith('@')) > 1 && !text.Contains('<', StringComparison.Ordinal) ? words.First(HasAt) : text;
    }

    private static bool HasAt(string part) => part.Contains('@', StringComparison.Ordinal);

    /// <summary>Parts that are not empty; what stands in quotes is not split.</summary>
    private static List<string> Split(string text, Func<char, bool> isSeparator)
    {
        var parts = new List<string>();
        var (start, quoted) = (0, false);
        for (var i = 0; i <= text.Length; i++)
        {
            quoted ^= i < text.Length && text[i] == '"' && text.IndexOf('"', i + (quoted ? 0 : 1)) >= 0;
            if (i == text.Length || (!quoted && isSeparator(text[i])))
            {
                if (text[start..i].Trim() is { Length: > 0 } part)
                {
                    parts.Add(part);
                }

                start = i + 1;
            }
        }

        return parts;
    }

    /// <summary>What stands in angle brackets behind a name.</summary>
    private static string Addressed(string text)
    {
        var open = text.LastIndexOf('<');
        var close = open < 0 ? -1 : text.IndexOf('>', open);
        return close > 0 && text.AsSpan(close + 1).Trim(" ,;.").IsEmpty ? text[(open + 1)..close].Trim() : text;
    }

    private static string WithoutScheme(string text) =>
        text.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) ? Uri.UnescapeDataString(text["mailto:".Length..].Split('?')[0]).Trim() : text;

    /// <summary>Without quotes or brackets around the whole, punctuation at its end and spaces around the @.</summary>
    private static string Bare(string text)
    {
        for (var before = ""; before != text;)
        {
            before = text;
            text = text.TrimEnd('.', ',', ';', ':', '!').Trim();
            var pair = text.Length < 3 ? -1 : Pairs.IndexOf(text[0], StringComparison.Ordinal);
            if (pair >= 0 && pair % 2 == 0 && text[^1] == Pairs[pair + 1])
            {
                text = text[1..^1].Trim();
            }
        }

        var at = text.LastIndexOf('@');
        return at <= 0 ? text : text[..at].TrimEnd() + "@" + text[(at + 1)..].TrimStart();
    }
}
