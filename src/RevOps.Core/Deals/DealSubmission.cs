using RevOps.Core.Leads;

namespace RevOps.Core.Deals;

/// <summary>A deal as its source holds it at one moment: the whole of it, not what has changed.</summary>
public sealed record DealSubmission
{
    /// <summary>No deal is worth more, nor costs more.</summary>
    public const decimal MaxValue = 999_999_999_999_999m;

    /// <summary>The sender's id of the deal, at most 100 characters; the same for all its versions.</summary>
    public required string Id { get; init; }

    /// <summary>When the sender last changed it: of two versions the newer one counts.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Whose deal it is.</summary>
    public required ContactRef PrimaryContact { get; init; }

    /// <summary>Others who take part.</summary>
    public IReadOnlyList<ContactRef> Contacts { get; init; } = [];

    /// <summary>What is said about the company; nothing where it is the primary contact's.</summary>
    public CompanyInput Company { get; init; } = CompanyInput.None;

    /// <summary>Name of the pipeline, where the sender has several.</summary>
    public string? Pipeline { get; init; }

    /// <summary>The stage in the sender's own words.</summary>
    public required string PipelineStage { get; init; }

    /// <summary>Amount in <see cref="Currency"/>; 0 where it is not known yet, below 0 where money went back (a credit note).</summary>
    public required decimal DealValue { get; init; }

    /// <summary>ISO 4217 code, three capitals.</summary>
    public required string Currency { get; init; }

    /// <summary>0 to 1, where the sender gives it.</summary>
    public decimal? Probability { get; init; }

    /// <summary>When the sender created it.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was won or lost; of an open deal only expected.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>One of <see cref="DealOutcomes"/>, where the sender gives it.</summary>
    public string? WonLost { get; init; }
}

/// <summary>The values of <c>deals.won_lost</c>.</summary>
public static class DealOutcomes
{
    /// <summary>Not decided yet.</summary>
    public const string Open = "open";

    /// <summary>Sold.</summary>
    public const string Won = "won";

    /// <summary>Not sold.</summary>
    public const string Lost = "lost";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Open, Won, Lost];
}
