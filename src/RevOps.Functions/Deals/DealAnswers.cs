namespace RevOps.Functions.Deals;

/// <summary>A deal in a list.</summary>
/// <param name="DealId">The deal.</param>
/// <param name="LeadId">The lead.</param>
/// <param name="PrimaryContactId">Its first contact.</param>
/// <param name="Email">E-mail address.</param>
/// <param name="FirstName">First name.</param>
/// <param name="LastName">Last name.</param>
/// <param name="CompanyId">The company.</param>
/// <param name="CompanyName">Name of the company.</param>
/// <param name="OwnerId">Whose lead it came of.</param>
/// <param name="Pipeline">The pipeline.</param>
/// <param name="PipelineStage">Stage of the pipeline.</param>
/// <param name="DealValue">The deal's value.</param>
/// <param name="Currency">Currency (ISO 4217).</param>
/// <param name="Probability">Probability of winning it, a fraction.</param>
/// <param name="WonLost">open, won or lost.</param>
/// <param name="LifecycleStage">lead, mql, sql, opp or customer.</param>
/// <param name="Source">Where it came from.</param>
/// <param name="Channel">Reporting channel.</param>
/// <param name="CampaignId">The campaign.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="UpdatedAt">When it was last changed.</param>
/// <param name="ClosedAt">When it was closed; null for an open one.</param>
/// <param name="ExpectedCloseAt">When it is expected to close.</param>
internal sealed record DealItem(
    string DealId,
    string? LeadId,
    string? PrimaryContactId,
    string? Email,
    string? FirstName,
    string? LastName,
    string? CompanyId,
    string? CompanyName,
    string? OwnerId,
    string? Pipeline,
    string PipelineStage,
    decimal DealValue,
    string? Currency,
    decimal Probability,
    string WonLost,
    string? LifecycleStage,
    string? Source,
    string? Channel,
    string? CampaignId,
    DateTimeOffset CreatedAt,
    DateTimeOffset? UpdatedAt,
    DateTimeOffset? ClosedAt,
    DateTimeOffset? ExpectedCloseAt);

/// <summary>The campaign of a deal.</summary>
/// <param name="CampaignId">The campaign.</param>
/// <param name="CampaignName">The campaign's name.</param>
internal sealed record CampaignOfDeal(string CampaignId, string? CampaignName);

/// <summary>The lead of a deal.</summary>
/// <param name="LeadId">The lead.</param>
/// <param name="LifecycleStage">lead, mql, sql, opp or customer.</param>
/// <param name="Status">Its status.</param>
/// <param name="LeadScore">Points of the scoring rules.</param>
/// <param name="OwnerId">The owner.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="MqlAt">When it became an MQL.</param>
/// <param name="SqlAt">When it became an SQL.</param>
/// <param name="OppAt">When a deal was opened.</param>
/// <param name="CustomerAt">When a deal was won.</param>
internal sealed record LeadOfDeal(
    string LeadId,
    string LifecycleStage,
    string Status,
    int LeadScore,
    string? OwnerId,
    DateTimeOffset CreatedAt,
    DateTimeOffset? MqlAt,
    DateTimeOffset? SqlAt,
    DateTimeOffset? OppAt,
    DateTimeOffset? CustomerAt);

/// <summary>The company of a deal.</summary>
/// <param name="CompanyId">The company.</param>
/// <param name="CompanyName">Name of the company.</param>
/// <param name="Industry">Industry, one of the normalized ones.</param>
/// <param name="EmployeeCountBand">Band of the number of employees.</param>
/// <param name="Country">Country (ISO 3166-1 alpha-2).</param>
/// <param name="Domain">Its domain.</param>
internal sealed record CompanyOfDeal(
    string CompanyId,
    string CompanyName,
    string? Industry,
    string? EmployeeCountBand,
    string? Country,
    string? Domain);

/// <summary>Who takes part in a deal.</summary>
/// <param name="ContactId">The contact.</param>
/// <param name="Role">As what.</param>
/// <param name="Email">E-mail address.</param>
/// <param name="FirstName">First name.</param>
/// <param name="LastName">Last name.</param>
internal sealed record DealParty(string ContactId, string Role, string? Email, string? FirstName, string? LastName);

/// <summary>The journey that led to a deal.</summary>
/// <param name="Touches">How many touchpoints.</param>
/// <param name="FirstTouchAt">When the first was.</param>
/// <param name="LastTouchAt">When the last was.</param>
/// <param name="JourneyDays">From the first touch to the close, in days.</param>
internal sealed record JourneyView(int? Touches, DateTimeOffset? FirstTouchAt, DateTimeOffset? LastTouchAt, int? JourneyDays);

/// <summary>What a customer cost about then: the channel's spend over its customers.</summary>
/// <param name="Value">The amount.</param>
/// <param name="Currency">Currency (ISO 4217).</param>
/// <param name="IsProxy">Always true: the cost of this very customer is not known.</param>
/// <param name="Channel">The channel.</param>
/// <param name="Basis">What was counted.</param>
/// <param name="Spend">The channel's spend in those days.</param>
/// <param name="Count">What it is divided by.</param>
/// <param name="Days">How many days were looked at.</param>
internal sealed record CacProxyView(
    decimal? Value,
    string? Currency,
    bool IsProxy,
    string? Channel,
    string? Basis,
    decimal? Spend,
    int? Count,
    int Days);

/// <summary>How a deal stood at a time.</summary>
/// <param name="UpdatedAt">From when on.</param>
/// <param name="Pipeline">The pipeline.</param>
/// <param name="PipelineStage">Stage of the pipeline.</param>
/// <param name="DealValue">The deal's value.</param>
/// <param name="Currency">Currency (ISO 4217).</param>
/// <param name="Probability">Probability of winning it, a fraction.</param>
/// <param name="WonLost">open, won or lost.</param>
internal sealed record DealVersion(
    DateTimeOffset UpdatedAt,
    string? Pipeline,
    string PipelineStage,
    decimal DealValue,
    string? Currency,
    decimal Probability,
    string WonLost);

/// <summary>A deal with all that it is linked with.</summary>
/// <param name="DealId">The deal.</param>
/// <param name="Pipeline">The pipeline.</param>
/// <param name="PipelineStage">Stage of the pipeline.</param>
/// <param name="DealValue">The deal's value.</param>
/// <param name="Currency">Currency (ISO 4217).</param>
/// <param name="Probability">Probability of winning it, a fraction.</param>
/// <param name="WonLost">open, won or lost.</param>
/// <param name="LifecycleStage">lead, mql, sql, opp or customer.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="UpdatedAt">When it was last changed.</param>
/// <param name="ClosedAt">When it was closed; null for an open one.</param>
/// <param name="ExpectedCloseAt">When it is expected to close.</param>
/// <param name="OwnerId">The owner.</param>
/// <param name="LeadId">The lead.</param>
/// <param name="PrimaryContactId">Its first contact.</param>
/// <param name="CompanyId">The company.</param>
/// <param name="Source">Where it came from.</param>
/// <param name="Channel">Reporting channel.</param>
/// <param name="Campaign">The campaign that began it.</param>
/// <param name="Lead">The lead it came of.</param>
/// <param name="Company">Whose it is.</param>
/// <param name="Contacts">Who takes part.</param>
/// <param name="Attribution">The journey that led to it.</param>
/// <param name="CacProxy">What a customer of its channel cost about then; null for a deal that is not won.</param>
/// <param name="History">How it stood before.</param>
internal sealed record DealDetailView(
    string DealId,
    string? Pipeline,
    string PipelineStage,
    decimal DealValue,
    string? Currency,
    decimal Probability,
    string WonLost,
    string? LifecycleStage,
    DateTimeOffset CreatedAt,
    DateTimeOffset? UpdatedAt,
    DateTimeOffset? ClosedAt,
    DateTimeOffset? ExpectedCloseAt,
    string? OwnerId,
    string? LeadId,
    string? PrimaryContactId,
    string? CompanyId,
    string? Source,
    string? Channel,
    CampaignOfDeal? Campaign,
    LeadOfDeal? Lead,
    CompanyOfDeal? Company,
    IEnumerable<DealParty> Contacts,
    JourneyView Attribution,
    CacProxyView? CacProxy,
    IEnumerable<DealVersion> History);
