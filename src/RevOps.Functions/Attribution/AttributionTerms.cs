using RevOps.Core.Attribution;
using RevOps.Core.Rules;
using RevOps.Functions.Http;

namespace RevOps.Functions.Attribution;

/// <summary>What a run goes by from its start to its end, whatever changes meanwhile.</summary>
/// <param name="Rules">The rules.</param>
/// <param name="Currency">The reporting currency.</param>
/// <param name="Channels">Removal effects by channel.</param>
public sealed record AttributionTerms(RuleSet Rules, string Currency, IReadOnlyDictionary<string, double> Channels)
{
    /// <summary>No channel has an effect yet.</summary>
    public static IReadOnlyDictionary<string, double> Untrained { get; } = new Dictionary<string, double>();

    /// <summary>Everything that a published row depends on besides the data: where it changes, all rows are made anew.</summary>
    public string Version => VersionOf(Rules);

    /// <summary>The place of each model among all.</summary>
    public IReadOnlyList<int> Models => [.. Rules.Attribution.Models.Select(m => (int)m.Model)];

    /// <inheritdoc cref="Version"/>
    public static string VersionOf(RuleSet rules) => RuleParser.VersionOf($"{rules.Attribution.Version} {rules.Deals.Version} {rules.Rates.Version}");

    /// <summary>Removal effects as a run stores them.</summary>
    public static IReadOnlyDictionary<string, double> Trained(string? weights) => weights is null ? Untrained : Json.Parse<Dictionary<string, double>>(weights);

    /// <summary>One for each thread.</summary>
    public DealAttributor Attributor() => new(Rules.Attribution, Rules.Deals, Rules.Rates, Currency, Channels);
}
