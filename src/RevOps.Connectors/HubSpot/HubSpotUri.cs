using System.Text;

namespace RevOps.Connectors.HubSpot;

/// <summary>The address as HubSpot signs it.</summary>
internal static class HubSpotUri
{
    // Spaces, ampersands and all that is not listed stay escaped.
    private static readonly Dictionary<string, char> Decoded = new(StringComparer.OrdinalIgnoreCase)
    {
        ["%3A"] = ':',
        ["%2F"] = '/',
        ["%3F"] = '?',
        ["%40"] = '@',
        ["%21"] = '!',
        ["%24"] = '$',
        ["%27"] = '\'',
        ["%28"] = '(',
        ["%29"] = ')',
        ["%2A"] = '*',
        ["%2C"] = ',',
        ["%3B"] = ';',
    };

    /// <summary>The address with the listed escapes decoded, each once.</summary>
    public static string Decode(string url)
    {
        if (!url.Contains('%'))
        {
            return url;
        }

        var text = new StringBuilder(url.Length);
        for (var at = 0; at < url.Length; at++)
        {
            if (url[at] == '%' && at + 3 <= url.Length && Decoded.TryGetValue(url.Substring(at, 3), out var character))
            {
                text.Append(character);
                at += 2;
            }
            else
            {
                text.Append(url[at]);
            }
        }

        return text.ToString();
    }
}
