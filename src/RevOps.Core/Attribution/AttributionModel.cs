using System.Collections.Frozen;

namespace RevOps.Core.Attribution;

/// <summary>How the value of a won deal is shared out among its touches.</summary>
public enum AttributionModel
{
    /// <summary>All to the earliest.</summary>
    FirstTouch,

    /// <summary>All to the latest.</summary>
    LastTouch,

    /// <summary>All to the latest that is not <c>direct</c>; where all are, to the latest (Google Analytics, Matomo).</summary>
    LastNonDirect,

    /// <summary>The same to each; repeats count.</summary>
    Linear,

    /// <summary>Most to the first and the last (Google Analytics, Google Ads, Snowplow: 40/20/40).</summary>
    PositionBased,

    /// <summary>Most to the first and the one that created the lead (HubSpot: 40/40/20).</summary>
    UShaped,

    /// <summary>Most to the first, lead creation and deal creation (HubSpot, Marketo Measure: 30/30/30/10).</summary>
    WShaped,

    /// <summary>As <see cref="WShaped"/>, and the last before it was won (HubSpot, Marketo Measure: 22.5 each, others 10).</summary>
    FullPath,

    /// <summary>Half as much for every half-life before the latest touch (Google Ads: 7 days).</summary>
    TimeDecay,

    /// <summary>By the removal effect of the channels (Anderl et al. 2016), solved and not sampled.</summary>
    Markov,

    /// <summary>By the Shapley value of the channels over cumulative sets: each channel of a path has the same part.</summary>
    Shapley,
}

/// <summary>The names of the models, as rules, tables and reports have them.</summary>
public static class AttributionModels
{
    /// <summary>All of them, in the order of the enumeration.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "first_touch", "last_touch", "last_non_direct", "linear", "position_based", "u_shaped", "w_shaped", "full_path", "time_decay", "markov", "shapley",
    ];

    private static readonly FrozenDictionary<string, AttributionModel> ByName =
        Names.Select((name, i) => KeyValuePair.Create(name, (AttributionModel)i)).ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The model's name, such as <c>first_touch</c>.</summary>
    public static string NameOf(AttributionModel model) => Names[(int)model];

    /// <summary>The model of a name; null where there is none.</summary>
    public static AttributionModel? Find(string name) => ByName.TryGetValue(name, out var model) ? model : null;
}
