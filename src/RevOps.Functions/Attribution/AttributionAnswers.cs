using System.Text.Json;

namespace RevOps.Functions.Attribution;

/// <summary>What a campaign earned of a deal.</summary>
/// <param name="CampaignId">The campaign.</param>
/// <param name="Channel">Reporting channel.</param>
/// <param name="AttributedRevenue">Its part, in the deal's currency.</param>
/// <param name="CampaignName">The campaign's name.</param>
internal sealed record CampaignShare(string CampaignId, string Channel, decimal AttributedRevenue, string CampaignName);

/// <summary>A touch of a deal's journey.</summary>
/// <param name="TouchpointId">The touchpoint.</param>
/// <param name="ContactId">The contact.</param>
/// <param name="EventType">What happened.</param>
/// <param name="At">When it was.</param>
/// <param name="Channel">Reporting channel.</param>
/// <param name="CampaignId">The campaign.</param>
/// <param name="Milestones">What it is: firstTouch, leadCreated and the like.</param>
/// <param name="Eligible">Whether models count it.</param>
/// <param name="Weights">Its weight by model, a fraction.</param>
/// <param name="Reason">Why it is not counted.</param>
internal sealed record TouchView(
    string TouchpointId,
    string ContactId,
    string EventType,
    DateTimeOffset At,
    string Channel,
    string? CampaignId,
    IEnumerable<string> Milestones,
    bool Eligible,
    Dictionary<string, decimal> Weights,
    string? Reason);

/// <summary>A run that was asked for.</summary>
/// <param name="RunId">The run.</param>
/// <param name="StatusUrl">Where to see what became of it.</param>
internal sealed record NewRun(string RunId, string StatusUrl);

/// <summary>A run of attribution.</summary>
/// <param name="RunId">Its id.</param>
/// <param name="Mode">incremental or full.</param>
/// <param name="Cause">Who asked for it.</param>
/// <param name="Status">running, published or failed.</param>
/// <param name="Terminal">Whether it has ended.</param>
/// <param name="RequestedAt">When it was asked for.</param>
/// <param name="StartedAt">When its turn came.</param>
/// <param name="FinishedAt">When it ended.</param>
/// <param name="DurationSeconds">How long it took.</param>
/// <param name="Processed">Deals so far.</param>
/// <param name="Total">Deals to do.</param>
/// <param name="Touches">Touchpoints that were read.</param>
/// <param name="Rows">Rows that were written.</param>
/// <param name="Drifted">Deals whose numbers were found to be other than an incremental run had left them.</param>
/// <param name="RuleVersion">Version of the rules that decided.</param>
/// <param name="Currency">What it computed in.</param>
/// <param name="ChannelEffects">Removal effects by channel, of the Markov models.</param>
/// <param name="Checks">What was checked before it was published.</param>
/// <param name="Reason">Why it failed.</param>
internal sealed record RunView(
    string RunId,
    string Mode,
    string Cause,
    string Status,
    bool Terminal,
    DateTimeOffset RequestedAt,
    DateTimeOffset? StartedAt,
    DateTimeOffset? FinishedAt,
    double? DurationSeconds,
    int Processed,
    int Total,
    long Touches,
    long Rows,
    int Drifted,
    string? RuleVersion,
    string? Currency,
    JsonElement? ChannelEffects,
    JsonElement? Checks,
    string? Reason);

/// <summary>A deal by one model.</summary>
/// <param name="Model">The model.</param>
/// <param name="Total">Sum of its rows: the deal's value.</param>
/// <param name="Rows">Who earned it.</param>
internal sealed record ModelShares(string Model, decimal Total, IEnumerable<CampaignShare> Rows);

/// <summary>Which campaigns earned a deal.</summary>
/// <param name="DealId">The deal.</param>
/// <param name="DealValue">The deal's value.</param>
/// <param name="Currency">Currency (ISO 4217).</param>
/// <param name="WonLost">open, won or lost.</param>
/// <param name="Pending">Whether something of it changed that the next run brings, within a minute or two.</param>
/// <param name="Models">What is published, by model; empty for a deal that is not won.</param>
/// <param name="Touches">Each touch with its weights; null unless asked for.</param>
internal sealed record DealAttributionView(
    string DealId,
    decimal DealValue,
    string Currency,
    string WonLost,
    bool Pending,
    IEnumerable<ModelShares> Models,
    IEnumerable<TouchView>? Touches);
