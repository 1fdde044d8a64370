using System.Text.Json;

namespace RevOps.Functions.Contacts;

/// <summary>What somebody says to a purpose.</summary>
/// <param name="Purpose">What for, such as email_marketing.</param>
/// <param name="Granted">Whether they agree.</param>
/// <param name="At">When they said so.</param>
/// <param name="Text">What they were asked.</param>
/// <param name="Source">Where they were asked.</param>
internal sealed record ConsentView(string Purpose, bool Granted, DateTimeOffset At, string? Text, string? Source);

/// <summary>A delivery that was recognized as a contact's.</summary>
/// <param name="EventId">The delivery.</param>
/// <param name="MatchedContactId">The contact that it was matched with.</param>
/// <param name="RuleId">The rule of identity that decided.</param>
/// <param name="Confidence">From 0 to 1.</param>
/// <param name="At">When.</param>
internal sealed record MatchView(string EventId, string MatchedContactId, string RuleId, double Confidence, DateTimeOffset At);

/// <summary>Two contacts that may be the same person.</summary>
/// <param name="ContactId">The contact.</param>
/// <param name="OtherContactId">The other one.</param>
/// <param name="RuleId">The rule of identity that says so.</param>
/// <param name="Confidence">From 0 to 1.</param>
/// <param name="EventId">The delivery that it was seen at.</param>
/// <param name="At">When.</param>
internal sealed record SuggestionView(
    string ContactId,
    string OtherContactId,
    string RuleId,
    double Confidence,
    string EventId,
    DateTimeOffset At);

/// <summary>A merge of two contacts.</summary>
/// <param name="MergeId">Its id.</param>
/// <param name="ContactId">The one that stays.</param>
/// <param name="OtherContactId">The one that was merged into it.</param>
/// <param name="MergedAt">When.</param>
/// <param name="MergedBy">By whom.</param>
/// <param name="Reason">Why.</param>
/// <param name="UndoneAt">When it was undone.</param>
/// <param name="UndoneBy">By whom.</param>
internal sealed record MergeView(
    string MergeId,
    string ContactId,
    string OtherContactId,
    DateTimeOffset MergedAt,
    string MergedBy,
    string? Reason,
    DateTimeOffset? UndoneAt,
    string? UndoneBy);

/// <summary>The company of a contact.</summary>
/// <param name="CompanyId">The company.</param>
/// <param name="CompanyName">Name of the company.</param>
/// <param name="Industry">Industry, one of the normalized ones.</param>
/// <param name="EmployeeCountBand">Band of the number of employees.</param>
/// <param name="AnnualRevenueBand">Band of the annual revenue.</param>
/// <param name="Country">Country (ISO 3166-1 alpha-2).</param>
/// <param name="Domain">Its domain.</param>
/// <param name="Provenance">Where each value came from, and when.</param>
internal sealed record CompanyOfContact(
    string CompanyId,
    string CompanyName,
    string? Industry,
    string? EmployeeCountBand,
    string? AnnualRevenueBand,
    string? Country,
    string? Domain,
    JsonElement Provenance);

/// <summary>By what a contact is found.</summary>
/// <param name="System">email, phone, or the system of an external id.</param>
/// <param name="Id">The address, number or id.</param>
/// <param name="ContactId">The contact that it came with: another one where that was merged.</param>
internal sealed record ContactKey(string System, string Id, string ContactId);

/// <summary>A contact with all that is known of it.</summary>
/// <param name="ContactId">The contact.</param>
/// <param name="Email">E-mail address.</param>
/// <param name="IsFreeMail">Whether its e-mail address is one of a free mail service.</param>
/// <param name="FirstName">First name.</param>
/// <param name="LastName">Last name.</param>
/// <param name="Phone">Phone number (E.164).</param>
/// <param name="PhoneType">mobile, fixed line and the like.</param>
/// <param name="PhoneExtension">Extension.</param>
/// <param name="Country">Country (ISO 3166-1 alpha-2).</param>
/// <param name="Region">Region.</param>
/// <param name="PostalCode">Postal code.</param>
/// <param name="JobTitle">Job title.</param>
/// <param name="CompanyId">The company.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="ErasedAt">When the person's data was erased; null for everybody else.</param>
/// <param name="Provenance">Where each value came from, and when.</param>
/// <param name="Company">Its company.</param>
/// <param name="Keys">By what it is found.</param>
/// <param name="Consents">What they agreed to, and what they did not.</param>
/// <param name="Matches">How deliveries were recognized as its own.</param>
/// <param name="Suggestions">Contacts that may be the same person.</param>
/// <param name="Merges">Contacts that were merged into it.</param>
internal sealed record ContactDetailView(
    string ContactId,
    string? Email,
    bool IsFreeMail,
    string? FirstName,
    string? LastName,
    string? Phone,
    string? PhoneType,
    string? PhoneExtension,
    string? Country,
    string? Region,
    string? PostalCode,
    string? JobTitle,
    string? CompanyId,
    DateTimeOffset CreatedAt,
    DateTimeOffset? ErasedAt,
    JsonElement Provenance,
    CompanyOfContact? Company,
    IEnumerable<ContactKey> Keys,
    IEnumerable<ConsentView> Consents,
    IEnumerable<MatchView> Matches,
    IEnumerable<SuggestionView> Suggestions,
    IEnumerable<MergeView> Merges);
