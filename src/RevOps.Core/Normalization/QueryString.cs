namespace RevOps.Core.Normalization;

/// <summary>The parameters of a web address.</summary>
internal static class QueryString
{
    private static readonly Dictionary<string, string> None = [];

    /// <summary>Raw (undecoded) values by lower-case name; the first of a repeated one. Empty where there is no query.</summary>
    public static IReadOnlyDictionary<string, string> Of(string? url)
    {
        var start = url?.IndexOf('?', StringComparison.Ordinal) ?? -1;
        if (start < 0)
        {
            return None;
        }

        var parameters = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in url![(start + 1)..].Split('#')[0].Replace("&amp;", "&", StringComparison.Ordinal).Split('&'))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0)
            {
                parameters.TryAdd(pair[..equals].ToLowerInvariant(), pair[(equals + 1)..]);
            }
        }

        return parameters;
    }
}
