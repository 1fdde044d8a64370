using RevOps.Connectors.Apis;
using RevOps.Core.Outreach;

namespace RevOps.Connectors.Ads;

/// <summary>What a platform is told of a conversion: hashes and the platform's own click ids.</summary>
/// <param name="Event"><c>MQL</c>, <c>SQL</c> or <c>won</c>.</param>
/// <param name="At">When.</param>
/// <param name="Value">What it is worth; null for no value.</param>
/// <param name="Currency">In which currency; null without a value.</param>
/// <param name="Id">The lead, or the deal.</param>
/// <param name="ContactId">Who.</param>
/// <param name="HasConsent">True where they have agreed to <c>ads</c>: nothing else is passed on as a consent.</param>
/// <param name="EmailSha256">As the platform hashes addresses.</param>
/// <param name="PhoneSha256">As the platform hashes numbers; null where it takes none.</param>
/// <param name="Click">Their latest click on one of the platform's ads; null where none is known.</param>
public sealed record ConversionPayload(
    string Event,
    DateTimeOffset At,
    decimal? Value,
    string? Currency,
    string Id,
    string ContactId,
    bool HasConsent,
    string? EmailSha256,
    string? PhoneSha256,
    AdClick? Click);

/// <summary>A click on an ad.</summary>
/// <param name="Kind">Name of the platform's id of it, such as <c>gclid</c>.</param>
/// <param name="Value">The id.</param>
/// <param name="At">When.</param>
public sealed record AdClick(string Kind, string Value, DateTimeOffset At);

/// <summary>A platform that is told of audiences and conversions.</summary>
public interface IAdPlatform
{
    /// <summary>One of <see cref="Core.Vendors.AdVendors"/>.</summary>
    string Vendor { get; }

    /// <summary>Name of the setting that opens its API.</summary>
    string Setting { get; }

    /// <summary>The names of its click ids.</summary>
    IReadOnlyList<string> ClickIds { get; }

    /// <summary>Older conversions are not taken.</summary>
    TimeSpan Oldest { get; }

    /// <summary>Puts somebody into a list, or takes them out.</summary>
    Task<ApiAnswer> SendAsync(AudienceChange change, string list, CancellationToken cancel);

    /// <summary>Tells of a conversion.</summary>
    /// <param name="payload">What happened.</param>
    /// <param name="conversion">The platform's conversion.</param>
    /// <param name="eventId">The same whenever the same is said again.</param>
    /// <param name="cancel">Gives up.</param>
    Task<ApiAnswer> SendAsync(ConversionPayload payload, string conversion, string eventId, CancellationToken cancel);
}
