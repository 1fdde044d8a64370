using System.Collections.Frozen;
using RevOps.Core.Data;

namespace RevOps.Core.Normalization;

/// <summary>All numbering plans of the world, from libphonenumber's metadata (npm package libphonenumber-js).</summary>
internal static class PhoneMetadata
{
    private const int LongestCallingCode = 3;

    private static readonly Lazy<Plans> Loaded = new(Load);

    /// <summary>The plan of a country; null for the few places that have none (Antarctica), and for no country.</summary>
    /// <param name="country">ISO 3166-1 alpha-2.</param>
    public static PhonePlan? Of(string? country) => country is null ? null : Loaded.Value.ByCountry.GetValueOrDefault(country);

    /// <summary>All plans that share a plan's calling code, the main one first.</summary>
    public static IReadOnlyList<PhonePlan> Sharing(PhonePlan plan) => Loaded.Value.ByCode[plan.CallingCode];

    /// <summary>The main plan of the calling code that digits start with; null where they start with none. Calling codes are prefix-free.</summary>
    public static PhonePlan? OfInternational(string digits)
    {
        for (var length = 1; length <= Math.Min(LongestCallingCode, digits.Length); length++)
        {
            if (Loaded.Value.ByCode.TryGetValue(digits[..length], out var plans))
            {
                return plans[0];
            }
        }

        return null;
    }

    /// <summary>The plan whose number it is, of those that share a calling code; null where it is nobody's.</summary>
    public static PhonePlan? Owner(PhonePlan plan, string national)
    {
        var sharing = Sharing(plan);
        return sharing.Count == 1 ? plan : sharing.FirstOrDefault(p => p.HasLeadingDigits ? p.Leads(national) : p.TypeOf(national) is not null);
    }

    private static Plans Load()
    {
        var plans = EmbeddedData.Lines("phones.tsv").Select(line => new PhonePlan(line)).ToList();
        return new Plans(
            plans.ToFrozenDictionary(p => p.Id, StringComparer.Ordinal),
            plans.GroupBy(p => p.CallingCode).ToFrozenDictionary(g => g.Key, IReadOnlyList<PhonePlan> (g) => g.ToList(), StringComparer.Ordinal));
    }

    private sealed record Plans(FrozenDictionary<string, PhonePlan> ByCountry, FrozenDictionary<string, IReadOnlyList<PhonePlan>> ByCode);
}
