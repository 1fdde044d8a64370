namespace RevOps.Connectors.Input;

/// <summary>Content type headers, as far as they matter here.</summary>
internal static class ContentTypes
{
    /// <summary>The type without its parameters, in lower case; empty where there is none.</summary>
    public static string MediaType(string? contentType) =>
        (contentType ?? "").Split(';', 2)[0].Trim().ToLowerInvariant();

    /// <summary>True for <c>application/json</c>, any <c>…+json</c>, and where nothing is said.</summary>
    public static bool IsJson(string? contentType)
    {
        var type = MediaType(contentType);
        return type is "" or "application/json" or "text/json" || type.EndsWith("+json", StringComparison.Ordinal);
    }

    /// <summary>True for <c>text/plain</c>.</summary>
    public static bool IsPlainText(string? contentType) => MediaType(contentType) == "text/plain";

    /// <summary>The value of a parameter (<c>charset</c>, <c>boundary</c>), unquoted; null where it is missing.</summary>
    public static string? Parameter(string? contentType, string name)
    {
        foreach (var part in (contentType ?? "").Split(';').Skip(1))
        {
            var pair = part.Split('=', 2);
            if (pair.Length == 2 && pair[0].Trim().Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return pair[1].Trim().Trim('"');
            }
        }

        return null;
    }
}
