namespace RevOps.Core.Scoring;

/// <summary>A score with everything that made it up.</summary>
/// <param name="Total">0 to 100; always the sum of the contributions.</param>
/// <param name="Threshold">The score from which a lead is an MQL.</param>
/// <param name="Contributions">Each rule that gave or took points, caps included, so that the sum is exact.</param>
public sealed record LeadScore(int Total, int Threshold, IReadOnlyList<ScoreContribution> Contributions)
{
    /// <summary>True from the threshold on, inclusive.</summary>
    public bool IsQualified => Total >= Threshold;

    /// <summary>
    /// The next instant at which the contributions differ only because time has passed; null where that never happens. Up to one
    /// tick before it they are the same.
    /// </summary>
    public DateTimeOffset? NextChangeAt { get; init; }
}

/// <summary>What one rule added to a score.</summary>
/// <param name="RuleId">Id of the rule in <c>rules/scoring.json</c>; <c>cap</c> for the bounds of a group or of the total.</param>
/// <param name="Group">fit, engagement, intent, penalty or total.</param>
/// <param name="Points">Points added; negative where taken.</param>
/// <param name="Reason">In words, for a person.</param>
public sealed record ScoreContribution(string RuleId, string Group, int Points, string Reason);

/// <summary>What the score of a lead is computed from.</summary>
public sealed record ScoringFacts
{
    /// <summary>ISO 3166-1 alpha-2 country of the company, else of the person.</summary>
    public string? Country { get; init; }

    /// <summary>State, province or region of the person, as normalized.</summary>
    public string? Region { get; init; }

    /// <summary>Industry of our list.</summary>
    public string? Industry { get; init; }

    /// <summary>Employee band of the company.</summary>
    public string? EmployeeBand { get; init; }

    /// <summary>Revenue band of the company.</summary>
    public string? RevenueBand { get; init; }

    /// <summary>smb, mid_market, enterprise or unknown.</summary>
    public string Segment { get; init; } = "unknown";

    /// <summary>Job title as given.</summary>
    public string? JobTitle { get; init; }

    /// <summary>True for a mailbox that anybody can open.</summary>
    public bool IsFreeMail { get; init; }

    /// <summary>True for a mailbox to throw away.</summary>
    public bool IsDisposableMail { get; init; }

    /// <summary>True for the mailbox of a function: info, sales.</summary>
    public bool IsRoleMail { get; init; }

    /// <summary>True where there is an e-mail address at all.</summary>
    public bool HasEmail { get; init; }

    /// <summary>True where there is a valid phone number.</summary>
    public bool HasPhone { get; init; }

    /// <summary>What kind of phone it is: mobile, fixed_line …; null where the number does not tell.</summary>
    public string? PhoneType { get; init; }

    /// <summary>True where the lead belongs to a company.</summary>
    public bool HasCompany { get; init; }

    /// <summary>What the person asked for last.</summary>
    public string? Interest { get; init; }

    /// <summary>The form that the person submitted last.</summary>
    public string? Form { get; init; }

    /// <summary>Where the lead came from: google, linkedin, organic …</summary>
    public string? Source { get; init; }

    /// <summary>The reporting channel of the lead.</summary>
    public string? Channel { get; init; }

    /// <summary>True while something of the customer is being repaired.</summary>
    public bool HasOpenRepair { get; init; }

    /// <summary>When the first of the customer's contracts ends that is not over; null where there is none.</summary>
    public DateTimeOffset? ContractEndsAt { get; init; }

    /// <summary>The contact's touchpoints, newest first.</summary>
    public IReadOnlyList<TouchpointFact> Touchpoints { get; init; } = [];
}

/// <summary>A touchpoint, as far as scoring looks at it.</summary>
/// <param name="EventType">page_view, form_submit, ad_click, email_open …</param>
/// <param name="EventTime">When it happened.</param>
/// <param name="Url">The page, if any.</param>
public sealed record TouchpointFact(string EventType, DateTimeOffset EventTime, string? Url = null);
