using RevOps.Core.Leads;

namespace RevOps.Core.Normalization;

/// <summary>UTM parameters: decoded, trimmed; source, medium and campaign in lower case, by convention.</summary>
internal static class UtmNormalizer
{
    private const int MaxLength = 200;

    /// <summary>Each parameter as given, else from the page's address.</summary>
    public static UtmInput Normalize(UtmInput given, IReadOnlyDictionary<string, string> query, StepLog log) => new(
        One("source", given.Source, query, lower: true, log),
        One("medium", given.Medium, query, lower: true, log),
        One("campaign", given.Campaign, query, lower: true, log),
        One("term", given.Term, query, lower: false, log),
        One("content", given.Content, query, lower: false, log),
        One("id", given.Id, query, lower: false, log));

    private static string? One(string name, string? given, IReadOnlyDictionary<string, string> query, bool lower, StepLog log)
    {
        var field = $"utm/{name}";
        var value = given;
        if (string.IsNullOrWhiteSpace(given) && query.TryGetValue($"utm_{name}", out value) && !string.IsNullOrWhiteSpace(value))
        {
            log.Add(field, given, value, "utm.from-url");
        }

        if (string.IsNullOrWhiteSpace(value))
        {
            return null;
        }

        var decoded = FreeText.Clean(Decode(value), MaxLength);
        log.AddIfChanged(field, value, decoded, "utm.decoded");
        if (decoded is not null && (decoded.Contains("{{", StringComparison.Ordinal) || (decoded.StartsWith('{') && decoded.EndsWith('}'))))
        {
            log.Add(field, decoded, null, "utm.placeholder");
            return null;
        }

        var result = lower ? decoded?.ToLowerInvariant() : decoded;
        log.AddIfChanged(field, decoded, result, "utm.lowercase");
        return result;
    }

    /// <summary>Percent signs and pluses resolved until nothing changes: links that were forwarded are encoded twice.</summary>
    private static string Decode(string value)
    {
        for (var i = 0; i < 4; i++)
        {
            var decoded = Uri.UnescapeDataString(value).Replace('+', ' ');
            if (decoded == value)
            {
                break;
            }

            value = decoded;
        }

        return value;
    }
}
