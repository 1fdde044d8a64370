using RevOps.Core.Leads;

namespace RevOps.Core.Normalization;

/// <summary>UTM parameters: decoded, trimmed; source, medium and campaign in lower case, by convention.</summary>
internal static class UtmNormalizer
{
    private const int MaxLength = 200;
    private const int MaxEncoded = 2000;

    /// <summary>Each parameter as given, else from the page's address.</summary>
    public static UtmInput Normalize(UtmInput given, IReadOnlyDictionary<string, string> query, IReadOnlySet<string> notSet, StepLog log) => new(
        One("source", given.Source, query, notSet, lower: true, log),
        One("medium", given.Medium, query, notSet, lower: true, log),
        One("campaign", given.Campaign, query, notSet, lower: true, log),
        One("term", given.Term, query, notSet, lower: false, log),
        One("content", given.Content, query, notSet, lower: false, log),
        One("id", given.Id, query, notSet, lower: false, log));

    private static string? One(
        string name, string? given, IReadOnlyDictionary<string, string> query, IReadOnlySet<string> notSet, bool lower, StepLog log)
    {
        var value = given;
        if (string.IsNullOrWhiteSpace(given) && query.Count > 0 && query.TryGetValue($"utm_{name}", out value) && !string.IsNullOrWhiteSpace(value))
        {
            log.Add($"utm/{name}", given, value, "utm.from-url");
        }

        if (string.IsNullOrWhiteSpace(value))
        {
            return null;
        }

        var field = $"utm/{name}";
        var decoded = Decode(value);
        log.AddIfChanged(field, value, decoded, "utm.decoded");
        if (decoded is not null && IsPlaceholder(decoded, notSet))
        {
            log.Add(field, decoded, null, "utm.placeholder");
            return null;
        }

        var result = lower ? decoded?.ToLowerInvariant() : decoded;
        log.AddIfChanged(field, decoded, result, "utm.lowercase");
        return result;
    }

    /// <summary>True for what a platform or script should have filled in: {{campaign.name}}, {keyword}, __CAMPAIGN__, [campaign], (not set), null.</summary>
    public static bool IsPlaceholder(string value, IReadOnlySet<string> notSet) =>
        value.Contains("{{", StringComparison.Ordinal)
        || value.Contains("${", StringComparison.Ordinal)
        || (value.Length > 2 && ((value[0], value[^1]) is ('{', '}') or ('[', ']') or ('%', '%')))
        || (value.Length > 4 && value.StartsWith("__", StringComparison.Ordinal) && value.EndsWith("__", StringComparison.Ordinal))
        || notSet.Contains(value.ToLowerInvariant());

    /// <summary>
    /// Percent signs, pluses and &amp;amp; resolved until nothing changes (links that were forwarded are encoded twice), then
    /// cleaned; what cleaning puts together is resolved again.
    /// </summary>
    private static string? Decode(string value)
    {
        var text = FreeText.Cut(value, MaxEncoded);
        while (text is not null && text.AsSpan().ContainsAny("%+&"))
        {
            var decoded = FreeText.Clean(Uri.UnescapeDataString(text).Replace('+', ' ').Replace("&amp;", "&", StringComparison.OrdinalIgnoreCase), MaxEncoded);
            if (decoded == text)
            {
                break;
            }

            text = decoded;
        }

        return FreeText.Clean(text, MaxLength);
    }
}
