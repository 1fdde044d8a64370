namespace RevOps.Core.Normalization;

/// <summary>The table that maps what came along with a visit to source and channel.</summary>
public sealed record OriginRules
{
    /// <summary>Click ids that are known, by parameter name.</summary>
    public required IReadOnlySet<string> ClickIds { get; init; }

    /// <summary>Values of utm_medium that mean paid advertising.</summary>
    public required IReadOnlySet<string> PaidMediums { get; init; }

    /// <summary>Values that stand for nothing, in lower case: (not set), null.</summary>
    public required IReadOnlySet<string> NotSet { get; init; }

    /// <summary>Our own sites: a referrer there, or under it, says nothing.</summary>
    public required IReadOnlyList<string> OwnDomains { get; init; }

    internal HostPatterns OwnHosts { get; init; } = HostPatterns.None;

    /// <summary>Rules in order; the first that fits decides.</summary>
    public required IReadOnlyList<OriginRule> Rules { get; init; }
}

/// <summary>One row of the table: everything that is given must hold.</summary>
public sealed record OriginRule
{
    /// <summary>Unique id.</summary>
    public required string Id { get; init; }

    /// <summary>Any of these click ids came along.</summary>
    public IReadOnlySet<string>? ClickIds { get; init; }

    /// <summary>utm_source is one of these; <c>*</c> for any.</summary>
    public IReadOnlySet<string>? Sources { get; init; }

    /// <summary>utm_medium is one of these; <c>*</c> for any.</summary>
    public IReadOnlySet<string>? Mediums { get; init; }

    /// <summary>utm_medium is a paid one.</summary>
    public bool? Paid { get; init; }

    /// <summary>The referrer's host is, or ends with, one of these; a trailing <c>.*</c> stands for any ending; <c>*</c> for any host.</summary>
    public IReadOnlyList<string>? Referrers { get; init; }

    internal HostPatterns? ReferrerHosts { get; init; }

    /// <summary>The bucket that results.</summary>
    public required string Source { get; init; }

    /// <summary>The reporting channel that results.</summary>
    public required string Channel { get; init; }
}
