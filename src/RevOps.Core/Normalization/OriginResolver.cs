using RevOps.Core.Leads;

namespace RevOps.Core.Normalization;

/// <summary>From UTM parameters, click ids and referrer to source and channel, for leads and touchpoints alike.</summary>
public static class OriginResolver
{
    /// <summary>
    /// Cleans the UTM parameters and looks source and channel up. Parameters and click ids that are not given are read from the
    /// page's address.
    /// </summary>
    /// <param name="utm">UTM parameters as they came in.</param>
    /// <param name="clickIds">Click ids by parameter name; others are ignored.</param>
    /// <param name="referrer">Address of the page that linked here; one of our own pages says nothing.</param>
    /// <param name="url">Address of the page.</param>
    /// <param name="rules">The rules.</param>
    public static NormalizedOrigin Resolve(
        UtmInput utm, IReadOnlyDictionary<string, string> clickIds, string? referrer, string? url, NormalizationRules rules) =>
        Resolve(utm, clickIds, referrer, url, rules, new StepLog());

    /// <summary>True for a visit that an advertisement brought: a click id came along, or a paid medium.</summary>
    /// <param name="origin">Where the visit came from.</param>
    /// <param name="rules">The rules.</param>
    public static bool IsAdClick(NormalizedOrigin origin, NormalizationRules rules) =>
        origin.HasClickId || (origin.Utm.Medium is { } medium && rules.Origins.PaidMediums.Contains(Comparable(medium)!));

    /// <summary>The event type under which a touchpoint is kept: a page view that an advertisement brought is an <c>ad_click</c>.</summary>
    /// <param name="eventType">As reported.</param>
    /// <param name="origin">Where the visit came from.</param>
    /// <param name="rules">The rules.</param>
    public static string EventTypeOf(string eventType, NormalizedOrigin origin, NormalizationRules rules) =>
        eventType == "page_view" && IsAdClick(origin, rules) ? "ad_click" : eventType;

    /// <summary>The click ids that came along, by name, as the platforms want them back.</summary>
    /// <param name="clickIds">As given.</param>
    /// <param name="url">Address of the page.</param>
    /// <param name="rules">The rules.</param>
    public static IReadOnlyDictionary<string, string> ClickIdsOf(IReadOnlyDictionary<string, string> clickIds, string? url, NormalizationRules rules)
    {
        var query = QueryString.Of(url);
        return Clicks(clickIds, query, rules.Origins).ToDictionary(
            name => name, name => (IsClickId(clickIds.GetValueOrDefault(name), rules.Origins) ? clickIds[name] : query[name]).Trim(), StringComparer.Ordinal);
    }

    internal static NormalizedOrigin Resolve(
        UtmInput utm, IReadOnlyDictionary<string, string> clickIds, string? referrer, string? url, NormalizationRules rules, StepLog log)
    {
        var query = QueryString.Of(url);
        var clean = UtmNormalizer.Normalize(utm, query, rules.Origins.NotSet, log);
        var clicks = Clicks(clickIds, query, rules.Origins);
        var (host, registrable) = Foreign(referrer, url, rules);
        var signs = new Signs(clicks, Comparable(clean.Source), Comparable(clean.Medium), host, registrable);
        var rule = rules.Origins.Rules.FirstOrDefault(r => Fits(r, signs, rules));
        var (source, channel, by) = rule is not null ? (rule.Source, rule.Channel, rule.Id)
            : signs.Source is null && signs.Medium is null ? ("direct", "direct", "direct")
            : ("referral", "other", "unmatched");
        log.Add("origin", Describe(signs), $"{source}/{channel}", $"source.{by}");
        return new NormalizedOrigin(source, channel, clean, clicks.Count > 0);
    }

    /// <summary>The click ids that came along; a placeholder that the platform did not fill in is none.</summary>
    private static HashSet<string> Clicks(IReadOnlyDictionary<string, string> given, IReadOnlyDictionary<string, string> query, OriginRules rules)
    {
        var clicks = new HashSet<string>(StringComparer.Ordinal);
        if (given.Count + query.Count == 0)
        {
            return clicks;
        }

        foreach (var id in rules.ClickIds)
        {
            if (IsClickId(given.GetValueOrDefault(id), rules) || IsClickId(query.GetValueOrDefault(id), rules))
            {
                clicks.Add(id);
            }
        }

        return clicks;
    }

    private static bool IsClickId(string? value, OriginRules rules) =>
        !string.IsNullOrWhiteSpace(value) && !UtmNormalizer.IsPlaceholder(value.Trim(), rules.NotSet);

    private sealed record Signs(HashSet<string> ClickIds, string? Source, string? Medium, string? ReferrerHost, string? ReferrerDomain);

    private static bool Fits(OriginRule rule, Signs signs, NormalizationRules rules) =>
        (rule.ClickIds is null || rule.ClickIds.Overlaps(signs.ClickIds))
        && Listed(rule.Sources, signs.Source)
        && Listed(rule.Mediums, signs.Medium)
        && (rule.Paid is null || rule.Paid == (signs.Medium is not null && rules.Origins.PaidMediums.Contains(signs.Medium)))
        && (rule.ReferrerHosts is null || (signs.ReferrerHost is not null && rule.ReferrerHosts.Fits(signs.ReferrerHost, signs.ReferrerDomain!)));

    private static bool Listed(IReadOnlySet<string>? list, string? value) =>
        list is null || (value is not null && (list.Contains(value) || list.Contains("*")));

    /// <summary>The referrer's host and registrable domain, unless it belongs to the same site as the page or to another of ours.</summary>
    private static (string? Host, string? Registrable) Foreign(string? referrer, string? url, NormalizationRules rules)
    {
        if (DomainNames.HostOf(referrer) is not { } host)
        {
            return (null, null);
        }

        var registrable = DomainNames.Registrable(host);
        var own = DomainNames.HostOf(url);
        var isOwn = rules.Origins.OwnHosts.Fits(host, registrable) || (own is not null && DomainNames.Registrable(own) == registrable);
        return isOwn ? (null, null) : (host, registrable);
    }

    /// <summary>"Paid Social", "paid-social" and "paid_social" are one.</summary>
    internal static string? Comparable(string? value) => value?.ToLowerInvariant().Replace(' ', '_').Replace('-', '_');

    private static string Describe(Signs signs) => string.Join(' ', new[]
    {
        signs.Source is null ? null : $"utm_source={signs.Source}",
        signs.Medium is null ? null : $"utm_medium={signs.Medium}",
        signs.ClickIds.Count == 0 ? null : string.Join(' ', signs.ClickIds.Order(StringComparer.Ordinal)),
        signs.ReferrerHost is null ? null : $"referrer={signs.ReferrerHost}",
    }.OfType<string>().DefaultIfEmpty("nothing"));
}
