using System.Text.Json;

namespace RevOps.Functions.Api;

/// <summary>A change of the lifecycle stage.</summary>
/// <param name="Stage">The stage after it.</param>
/// <param name="At">When.</param>
/// <param name="Reason">Why.</param>
internal sealed record StageReason(string Stage, DateTimeOffset At, string Reason);

/// <summary>What was made of a field.</summary>
/// <param name="Field">The field.</param>
/// <param name="Input">As it came.</param>
/// <param name="Output">What it became; null for nothing.</param>
/// <param name="Rule">The rule that did it.</param>
/// <param name="Text">The same in words.</param>
internal sealed record NormalizationView(string Field, string? Input, string? Output, string Rule, string Text);

/// <summary>The points of a group of rules.</summary>
/// <param name="Group">firmographic, behaviour or intent.</param>
/// <param name="Points">Their sum, within the group's bounds.</param>
internal sealed record GroupPoints(string Group, int Points);

/// <summary>How an owner was chosen.</summary>
/// <param name="RuleVersion">Version of the rules that decided.</param>
/// <param name="Decision">The rule, the owner, the reason, and who was passed over.</param>
internal sealed record RoutingView(string RuleVersion, JsonElement Decision);

/// <summary>How a touchpoint was matched with a campaign.</summary>
/// <param name="TouchpointId">The touchpoint.</param>
/// <param name="Channel">Reporting channel.</param>
/// <param name="UtmCampaign">utm_campaign as it is compared.</param>
/// <param name="CampaignRef">What the sender called it.</param>
/// <param name="CampaignId">The campaign.</param>
/// <param name="MatchedBy">id, utm_id, name or alias; null for no match.</param>
internal sealed record CampaignMatchView(
    string TouchpointId,
    string Channel,
    string? UtmCampaign,
    string? CampaignRef,
    string? CampaignId,
    string? MatchedBy);

/// <summary>How a submission was read.</summary>
/// <param name="EventId">The delivery's id.</param>
/// <param name="Connector">The connector that read it.</param>
/// <param name="SubmittedAt">When the person sent it.</param>
/// <param name="ReceivedAt">When it came.</param>
/// <param name="RuleVersion">Version of the rules that decided.</param>
/// <param name="Steps">What was made of its fields.</param>
internal sealed record SubmissionReading(
    string EventId,
    string Connector,
    DateTimeOffset SubmittedAt,
    DateTimeOffset ReceivedAt,
    string RuleVersion,
    IEnumerable<NormalizationView> Steps);

/// <summary>How a score came about.</summary>
/// <param name="Score">The sum.</param>
/// <param name="Threshold">What makes an MQL in the lead's segment.</param>
/// <param name="RuleVersion">Version of the rules that decided.</param>
/// <param name="Groups">Points by group.</param>
/// <param name="Contributions">Points by rule.</param>
internal sealed record ScoringView(
    int Score,
    int Threshold,
    string? RuleVersion,
    IEnumerable<GroupPoints> Groups,
    IEnumerable<ContributionView> Contributions);

/// <summary>Every decision about a lead, with its reason.</summary>
/// <param name="LeadId">The lead.</param>
/// <param name="Text">All of it in sentences.</param>
/// <param name="Normalizations">How each submission was read.</param>
/// <param name="Scoring">How the score came about.</param>
/// <param name="Routing">How the owner was chosen; null for a lead that has none.</param>
/// <param name="Campaigns">How touchpoints were matched with campaigns.</param>
/// <param name="Assignments">Who had the lead.</param>
/// <param name="SlaHistory">How its call clock went.</param>
/// <param name="History">The lifecycle stages it was in.</param>
internal sealed record ExplanationView(
    string LeadId,
    string[] Text,
    IEnumerable<SubmissionReading> Normalizations,
    ScoringView Scoring,
    RoutingView? Routing,
    IEnumerable<CampaignMatchView> Campaigns,
    IEnumerable<AssignmentView> Assignments,
    IEnumerable<ClockChange> SlaHistory,
    IEnumerable<StageReason> History);
