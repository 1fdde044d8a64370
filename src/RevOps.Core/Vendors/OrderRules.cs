using RevOps.Core.Deals;

namespace RevOps.Core.Vendors;

/// <summary>What the orders of a WooCommerce shop mean, from <c>rules/woocommerce.json</c>.</summary>
/// <param name="Version">First 12 hexadecimal digits of the file's SHA-256; empty without a file.</param>
/// <param name="Pipeline">The pipeline of the deals that orders become.</param>
/// <param name="Otherwise">What a status means that is not listed: open, won, lost or <see cref="Ignore"/>.</param>
/// <param name="Statuses">What a status means, by its name in lower case.</param>
public sealed record OrderRules(string Version, string Pipeline, string Otherwise, IReadOnlyDictionary<string, string> Statuses)
{
    /// <summary>The meaning of an order that is none yet, such as a basket at checkout.</summary>
    public const string Ignore = "ignore";

    /// <summary>What a status can mean.</summary>
    public static IReadOnlyList<string> Meanings { get; } = [.. DealOutcomes.All, Ignore];

    /// <summary>Without the file every order is open.</summary>
    public static OrderRules None { get; } = new("", "ecommerce", DealOutcomes.Open, new Dictionary<string, string>());

    /// <summary>What a status means.</summary>
    /// <param name="status">As the shop sends it, with or without <c>wc-</c> before it.</param>
    public string MeaningOf(string status)
    {
        var name = status.ToLowerInvariant();
        return Statuses.GetValueOrDefault(name.StartsWith("wc-", StringComparison.Ordinal) ? name[3..] : name) ?? Otherwise;
    }
}
