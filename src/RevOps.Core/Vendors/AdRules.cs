namespace RevOps.Core.Vendors;

/// <summary>Which of our audiences and conversions goes into which list and which conversion of the ad platforms, from <c>rules/ads.json</c>.</summary>
/// <param name="Version">First 12 hexadecimal digits of the file's SHA-256; empty without a file.</param>
/// <param name="Google">Google's.</param>
/// <param name="LinkedIn">LinkedIn's.</param>
/// <param name="Meta">Meta's.</param>
/// <param name="Values">What a stage is worth, in the reporting currency; 0 for no value.</param>
/// <param name="ConversionsNeedConsent">True where a conversion is only told of somebody who has agreed to <c>ads</c>; else of everybody who has not withdrawn that.</param>
public sealed record AdRules(string Version, AdMap Google, AdMap LinkedIn, AdMap Meta, IReadOnlyDictionary<string, decimal> Values, bool ConversionsNeedConsent)
{
    /// <summary>Nothing is sent.</summary>
    public static AdRules None { get; } = new("", AdMap.None, AdMap.None, AdMap.None, new Dictionary<string, decimal>(), ConversionsNeedConsent: true);

    /// <summary>The map of a platform.</summary>
    /// <param name="vendor">One of <see cref="AdVendors"/>.</param>
    public AdMap Of(string vendor) => vendor switch
    {
        AdVendors.Google => Google,
        AdVendors.LinkedIn => LinkedIn,
        AdVendors.Meta => Meta,
        _ => AdMap.None,
    };
}

/// <summary>What goes where at one platform.</summary>
/// <param name="Audiences">Our audience by the platform's id of a list.</param>
/// <param name="Conversions">Our event (<c>MQL</c>, <c>SQL</c>, <c>won</c>) by the platform's id, or name, of a conversion.</param>
public sealed record AdMap(IReadOnlyDictionary<string, string> Audiences, IReadOnlyDictionary<string, string> Conversions)
{
    /// <summary>Nothing goes anywhere.</summary>
    public static AdMap None { get; } = new(new Dictionary<string, string>(), new Dictionary<string, string>());

    /// <summary>The lists that an audience goes into.</summary>
    public IEnumerable<string> ListsOf(string audience) => Audiences.Where(a => a.Value == audience).Select(a => a.Key);

    /// <summary>The conversions that an event counts as.</summary>
    public IEnumerable<string> ConversionsOf(string conversion) => Conversions.Where(c => c.Value == conversion).Select(c => c.Key);
}

/// <summary>The ad platforms that are told of people.</summary>
public static class AdVendors
{
    /// <summary>Google Ads.</summary>
    public const string Google = "google";

    /// <summary>LinkedIn Ads.</summary>
    public const string LinkedIn = "linkedin";

    /// <summary>Meta.</summary>
    public const string Meta = "meta";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Google, LinkedIn, Meta];
}

/// <summary>What ad platforms are told of a lead.</summary>
public static class Conversions
{
    /// <summary>It became an MQL.</summary>
    public const string Mql = "MQL";

    /// <summary>It became an SQL.</summary>
    public const string Sql = "SQL";

    /// <summary>Its deal was won.</summary>
    public const string Won = "won";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Mql, Sql, Won];
}
