namespace RevOps.Core.Leads;

/// <summary>
/// A lead as its source sent it: free text, nothing normalized yet. Every connector ends here, so that what follows
/// never knows where a lead came from.
/// </summary>
public sealed record LeadSubmission
{
    /// <summary>The sender's own id of this submission, if it has one; the first choice for de-duplication.</summary>
    public string? Id { get; init; }

    /// <summary>When the person submitted, by the sender's clock; the time of receipt where it is missing.</summary>
    public DateTimeOffset? OccurredAt { get; init; }

    /// <summary>True for a sender's test delivery: kept and flagged, neither routed nor counted.</summary>
    public bool IsTest { get; init; }

    /// <summary>E-mail address as typed.</summary>
    public string? Email { get; init; }

    /// <summary>Phone number as typed, national or international.</summary>
    public string? Phone { get; init; }

    /// <summary>Given name.</summary>
    public string? FirstName { get; init; }

    /// <summary>Family name.</summary>
    public string? LastName { get; init; }

    /// <summary>Whole name, where the source does not split it.</summary>
    public string? FullName { get; init; }

    /// <summary>Job title as typed.</summary>
    public string? JobTitle { get; init; }

    /// <summary>Country of the person: a name in any language, or a code.</summary>
    public string? Country { get; init; }

    /// <summary>State, province or region.</summary>
    public string? Region { get; init; }

    /// <summary>Postal code.</summary>
    public string? PostalCode { get; init; }

    /// <summary>What is said about the person's company.</summary>
    public CompanyInput Company { get; init; } = CompanyInput.None;

    /// <summary>Name of the form, lead ad or list.</summary>
    public string? Form { get; init; }

    /// <summary>What the person asked for (demo, pricing, newsletter …).</summary>
    public string? Interest { get; init; }

    /// <summary>Free text of the person.</summary>
    public string? Message { get; init; }

    /// <summary>UTM parameters as they came in.</summary>
    public UtmInput Utm { get; init; } = UtmInput.None;

    /// <summary>Click ids of ad platforms, by parameter name (gclid, li_fat_id …).</summary>
    public IReadOnlyDictionary<string, string> ClickIds { get; init; } = new Dictionary<string, string>();

    /// <summary>Address of the page that linked to the form.</summary>
    public string? Referrer { get; init; }

    /// <summary>Address of the page with the form.</summary>
    public string? Url { get; init; }

    /// <summary>First-party visitor id, to stitch earlier page views to the contact.</summary>
    public string? VisitorId { get; init; }

    /// <summary>Consents given or withdrawn with this submission.</summary>
    public IReadOnlyList<ConsentInput> Consents { get; init; } = [];

    /// <summary>Ids of this person in other systems, by system.</summary>
    public IReadOnlyDictionary<string, string> ExternalIds { get; init; } = new Dictionary<string, string>();
}

/// <summary>What a submission says about a company; all free text.</summary>
/// <param name="Name">Company name.</param>
/// <param name="Domain">Domain or address of its web site.</param>
/// <param name="Industry">Industry as typed.</param>
/// <param name="Employees">Head count as typed: "120", "50-100", "1.2k".</param>
/// <param name="AnnualRevenue">Annual revenue as typed: "$5M", "10.000.000 EUR".</param>
/// <param name="Country">Country of the company.</param>
public sealed record CompanyInput(
    string? Name = null,
    string? Domain = null,
    string? Industry = null,
    string? Employees = null,
    string? AnnualRevenue = null,
    string? Country = null)
{
    /// <summary>Nothing said.</summary>
    public static CompanyInput None { get; } = new();
}

/// <summary>UTM parameters as they came in, undecoded.</summary>
/// <param name="Source">utm_source.</param>
/// <param name="Medium">utm_medium.</param>
/// <param name="Campaign">utm_campaign.</param>
/// <param name="Term">utm_term.</param>
/// <param name="Content">utm_content.</param>
/// <param name="Id">utm_id.</param>
public sealed record UtmInput(
    string? Source = null,
    string? Medium = null,
    string? Campaign = null,
    string? Term = null,
    string? Content = null,
    string? Id = null)
{
    /// <summary>No parameter given.</summary>
    public static UtmInput None { get; } = new();
}

/// <summary>A consent given or withdrawn.</summary>
/// <param name="Purpose"><c>email_marketing</c>, <c>ads</c> or <c>phone</c>.</param>
/// <param name="Granted">True where given, false where withdrawn.</param>
/// <param name="At">When; the time of submission where missing.</param>
/// <param name="Text">The wording that the person agreed to.</param>
/// <param name="Source">Where it was given.</param>
public sealed record ConsentInput(string Purpose, bool Granted, DateTimeOffset? At = null, string? Text = null, string? Source = null);
