using System.Text.Json;
using RevOps.Connectors.Input;

namespace RevOps.Connectors.GoogleAds;

/// <summary>The secret that Google Ads sends in the body of each lead (<c>google_key</c>; Google's samples also spell it <c>Google_key</c>).</summary>
public static class GoogleAdsKey
{
    /// <summary>The key of a body; null where the body is not readable or has none.</summary>
    /// <param name="body">The raw body.</param>
    public static string? Read(ReadOnlyMemory<byte> body)
    {
        if (JsonInput.Parse(body) is not JsonParse.Value { Root: { ValueKind: JsonValueKind.Object } root })
        {
            return null;
        }

        var keys = root.EnumerateObject().Where(p => IsKey(p.Name) && p.Value.ValueKind == JsonValueKind.String).ToList();
        return keys.Count == 0 ? null : keys[^1].Value.GetString();
    }

    /// <summary>True for the name of the secret's field in any spelling.</summary>
    internal static bool IsKey(string name) => name.Equals("google_key", StringComparison.OrdinalIgnoreCase);
}
