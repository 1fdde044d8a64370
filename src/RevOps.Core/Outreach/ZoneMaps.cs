using System.Collections.Frozen;
using RevOps.Core.Calendars;
using RevOps.Core.Data;
using RevOps.Core.Normalization;

namespace RevOps.Core.Outreach;

/// <summary>Time zones of countries and of phone numbers, from maintained lists; only those that this machine knows.</summary>
internal static class ZoneMaps
{
    private const int LongestPrefix = 11;

    private static readonly Lazy<FrozenDictionary<string, IReadOnlyList<TimeZoneInfo>>> Countries = new(() => Load("country-zones.tsv"));
    private static readonly Lazy<FrozenDictionary<string, IReadOnlyList<TimeZoneInfo>>> Phones = new(() => Load("phone-zones.tsv"));

    /// <summary>All countries with zones, ISO 3166-1 alpha-2.</summary>
    public static IEnumerable<string> AllCountries => Countries.Value.Keys;

    /// <summary>The zones of a country; empty for an unknown one.</summary>
    /// <param name="country">ISO 3166-1 alpha-2.</param>
    public static IReadOnlyList<TimeZoneInfo> OfCountry(string? country) => country is null ? [] : Countries.Value.GetValueOrDefault(country) ?? [];

    /// <summary>The zones where a number may be, by the longest known prefix; empty where none is known.</summary>
    /// <param name="phone">E.164.</param>
    public static IReadOnlyList<TimeZoneInfo> OfPhone(string? phone)
    {
        var digits = phone?.TrimStart('+') ?? "";
        for (var length = Math.Min(LongestPrefix, digits.Length); length > 0; length--)
        {
            if (Phones.Value.TryGetValue(digits[..length], out var zones))
            {
                return zones;
            }
        }

        return [];
    }

    /// <summary>The country of a number; null for numbers of none.</summary>
    /// <param name="phone">E.164.</param>
    public static string? CountryOf(string? phone) =>
        phone is null ? null : PhoneParser.Parse(phone.TrimStart('+'), isInternational: true, home: null)?.Plan.Country;

    private static FrozenDictionary<string, IReadOnlyList<TimeZoneInfo>> Load(string file)
    {
        var known = new Dictionary<string, TimeZoneInfo?>(StringComparer.Ordinal);
        return EmbeddedData.Lines(file).Select(line => line.Split('\t')).ToFrozenDictionary(
            fields => fields[0],
            IReadOnlyList<TimeZoneInfo> (fields) => fields[1..].Select(name => Find(name, known)).OfType<TimeZoneInfo>().ToArray(),
            StringComparer.Ordinal);
    }

    private static TimeZoneInfo? Find(string name, Dictionary<string, TimeZoneInfo?> known)
    {
        if (!known.TryGetValue(name, out var zone))
        {
            known[name] = zone = TimeZones.TryFind(name, out var found) ? found : null;
        }

        return zone;
    }
}
