using System.Globalization;
using RevOps.Core.Leads;
using RevOps.Core.Text;

namespace RevOps.Core.Normalization;

/// <summary>
/// Consents: known purposes only, each with a time. What is not understood is no consent, and neither is having read a privacy
/// policy or accepted terms.
/// </summary>
internal static class ConsentNormalizer
{
    private const string Wording = "consent.wording";

    public static IReadOnlyList<ConsentInput> Normalize(
        IReadOnlyList<ConsentInput> given, DateTimeOffset submittedAt, NormalizationRules rules, StepLog log)
    {
        if (given.Count == 0)
        {
            return [];
        }

        var result = new List<ConsentInput>();
        foreach (var consent in given)
        {
            var (purposes, rule) = Purposes(consent.Purpose, rules.Consents);
            if (purposes.Count == 0)
            {
                log.Add("consent/purpose", consent.Purpose, null, rule);
            }

            foreach (var purpose in purposes)
            {
                log.AddIfChanged("consent/purpose", consent.Purpose, purpose, rule);
                result.Add(One(consent, purpose, rule == Wording, submittedAt, log));
            }
        }

        return result;
    }

    private static ConsentInput One(ConsentInput consent, string purpose, bool isWording, DateTimeOffset submittedAt, StepLog log)
    {
        var at = (consent.At ?? submittedAt).ToUniversalTime();
        if (consent.At is null)
        {
            log.Add($"consent/{purpose}/at", null, at.UtcDateTime.ToString("O", CultureInfo.InvariantCulture), "consent.time-of-submission");
        }

        // A wording that named the purpose is what the person agreed to, where nothing else says so.
        var text = FreeText.Clean(consent.Text, 2000) ?? (isWording ? FreeText.Clean(consent.Purpose, 2000) : null);
        return new ConsentInput(purpose, consent.Granted, at, text, FreeText.Clean(consent.Source));
    }

    /// <summary>By the whole wording, else by every phrase in it; a phrase within a longer known one does not count.</summary>
    private static (IReadOnlyCollection<string> Purposes, string Rule) Purposes(string wording, ConsentRules rules)
    {
        var reduced = Words.Reduce(wording.Replace('_', ' '));
        if (rules.Exact.TryGetValue(reduced, out var exact))
        {
            return ([exact], "consent.purpose");
        }

        var found = new SortedSet<string>(StringComparer.Ordinal);
        var isOther = false;
        foreach (var phrase in rules.Phrases)
        {
            for (var at = Find(reduced, phrase.Text); at >= 0; at = Find(reduced, phrase.Text))
            {
                isOther |= phrase.Purpose is null;
                if (phrase.Purpose is not null)
                {
                    found.Add(phrase.Purpose);
                }

                reduced = string.Concat(reduced.AsSpan(0, at), " | ", reduced.AsSpan(at + phrase.Text.Length));
            }
        }

        return (found, found.Count > 0 ? Wording : isOther ? "consent.not-consent" : "consent.purpose-unknown");
    }

    /// <summary>Where the phrase begins a word; anywhere in scripts without spaces.</summary>
    private static int Find(string reduced, string phrase)
    {
        var at = reduced.IndexOf(phrase, StringComparison.Ordinal);
        while (at > 0 && reduced[at - 1] != ' ' && !Words.IsUnspaced(phrase[0]))
        {
            at = reduced.IndexOf(phrase, at + 1, StringComparison.Ordinal);
        }

        return at;
    }
}
