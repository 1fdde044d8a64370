namespace RevOps.Core.Normalization;

/// <summary>A country's numbering plan, as far as leads need it.</summary>
public sealed record PhonePlan
{
    /// <summary>ISO 3166-1 alpha-2.</summary>
    public required string Country { get; init; }

    /// <summary>Digits after the +.</summary>
    public required string CallingCode { get; init; }

    /// <summary>Digit(s) before national numbers at home, dropped from E.164; null where there are none.</summary>
    public string? TrunkPrefix { get; init; }

    /// <summary>Digits that start an international call; 00 in most places.</summary>
    public string ExitCode { get; init; } = "00";

    /// <summary>Possible lengths of the national number, without trunk prefix.</summary>
    public required IReadOnlySet<int> Lengths { get; init; }

    /// <summary>First digits that tell this country from others with the same calling code; empty for the main one.</summary>
    public IReadOnlyList<string> Areas { get; init; } = [];
}

/// <summary>All numbering plans, indexed.</summary>
public sealed class PhoneRules
{
    private readonly Dictionary<string, PhonePlan> byCountry;
    private readonly ILookup<string, PhonePlan> byCode;

    /// <summary>Indexes the plans.</summary>
    /// <param name="plans">One per country.</param>
    public PhoneRules(IReadOnlyList<PhonePlan> plans)
    {
        Plans = plans;
        byCountry = plans.GroupBy(p => p.Country).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        byCode = plans.OrderByDescending(p => p.Areas.Count > 0).ToLookup(p => p.CallingCode, StringComparer.Ordinal);
    }

    /// <summary>The plans in the file's order.</summary>
    public IReadOnlyList<PhonePlan> Plans { get; }

    internal PhonePlan? Of(string? country) => country is null ? null : byCountry.GetValueOrDefault(country);

    /// <summary>The plan of an international number without its plus, and the national part; calling codes are prefix-free.</summary>
    internal (PhonePlan Plan, string National)? Split(string digits)
    {
        for (var length = 1; length <= 3 && length < digits.Length; length++)
        {
            var national = digits[length..];
            foreach (var plan in byCode[digits[..length]])
            {
                if (plan.Areas.Count == 0 || plan.Areas.Any(a => national.StartsWith(a, StringComparison.Ordinal)))
                {
                    return (plan, national);
                }
            }
        }

        return null;
    }
}
