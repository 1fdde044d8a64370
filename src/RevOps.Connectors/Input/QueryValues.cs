namespace RevOps.Connectors.Input;

/// <summary>Values in the query of an address.</summary>
internal static class QueryValues
{
    /// <summary>The decoded value of a name, the first where there are several; null where there is none.</summary>
    public static string? Of(string url, string name)
    {
        var start = url.IndexOf('?', StringComparison.Ordinal);
        foreach (var pair in start < 0 ? [] : url[(start + 1)..].Split('&'))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0 && Decode(pair[..equals]) == name)
            {
                return Decode(pair[(equals + 1)..]);
            }
        }

        return null;
    }

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
