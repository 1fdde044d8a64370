namespace RevOps.Core.Attribution;

/// <summary>Something that a contact of a deal did.</summary>
/// <param name="Id">Its id; of equal times the smaller one comes first.</param>
/// <param name="ContactId">Who.</param>
/// <param name="EventType">page_view, form_submit …</param>
/// <param name="At">When.</param>
/// <param name="Source">Its bucket: google, linkedin …</param>
/// <param name="Channel">The campaign's channel, or its own without a campaign.</param>
/// <param name="CampaignId">The campaign that it belongs to, if any is known.</param>
public readonly record struct Touchpoint(string Id, string ContactId, string EventType, DateTimeOffset At, string Source, string Channel, string? CampaignId)
{
    /// <summary>True for touches of one campaign, and for touches without one that have the same channel.</summary>
    internal bool IsSameCampaign(in Touchpoint other) => CampaignId == other.CampaignId && (CampaignId is not null || Channel == other.Channel);
}

/// <summary>How the deal's oldest lead came into being.</summary>
/// <param name="ContactId">Whose lead it is.</param>
/// <param name="CreatedAt">The submit time, which the event has that created it.</param>
/// <param name="IsImport">True for a row of a file, which has no such event.</param>
public sealed record LeadOrigin(string ContactId, DateTimeOffset CreatedAt, bool IsImport);

/// <summary>What attribution must know of a won deal.</summary>
/// <param name="CreatedAt">When it was created.</param>
/// <param name="ClosedAt">When it was won.</param>
/// <param name="Lead">Its oldest lead, if it has one.</param>
public readonly record struct DealFacts(DateTimeOffset CreatedAt, DateTimeOffset ClosedAt, LeadOrigin? Lead);
