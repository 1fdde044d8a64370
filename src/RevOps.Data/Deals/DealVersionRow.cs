using RevOps.Core.Deals;

namespace RevOps.Data.Deals;

/// <summary>A row of <c>deal_history</c>.</summary>
public sealed record DealVersionRow
{
    /// <summary>The deal.</summary>
    public required string DealId { get; init; }

    /// <summary>When the sender changed it to this.</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Hash of the version and the rules that read it.</summary>
    public string? ContentKey { get; init; }

    /// <summary>The event that brought it.</summary>
    public string? EventId { get; init; }

    /// <summary>The primary contact as it was found then; null while nobody is known under the reference.</summary>
    public string? PrimaryContactId { get; init; }

    /// <summary>The primary contact as it is now, whatever it was merged into since.</summary>
    public string? ContactId { get; init; }

    /// <summary>The company that it names; null where it is the contact's.</summary>
    public string? CompanyId { get; init; }

    /// <summary>The sender's pipeline, if it has several.</summary>
    public string? Pipeline { get; init; }

    /// <summary>The stage in the sender's words.</summary>
    public required string PipelineStage { get; init; }

    /// <summary>Amount in <see cref="Currency"/>.</summary>
    public decimal DealValue { get; init; }

    /// <summary>ISO 4217.</summary>
    public string? Currency { get; init; }

    /// <summary>0 to 1.</summary>
    public decimal Probability { get; init; }

    /// <summary>open, won or lost.</summary>
    public required string WonLost { get; init; }

    /// <summary>When the sender created the deal.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was closed, where the sender says so.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>As the deal's timeline sees it.</summary>
    public DealVersion Version => new(UpdatedAt, ContactId, PipelineStage, DealValue, Currency, Probability, WonLost, CreatedAt, ClosedAt);

    /// <summary>The held version of a deal from before versions were kept.</summary>
    /// <param name="deal">The deal.</param>
    public static DealVersionRow Of(DealRow deal) => new()
    {
        DealId = deal.DealId,
        UpdatedAt = deal.UpdatedAt ?? deal.ClosedAt ?? deal.CreatedAt,
        ContentKey = deal.ContentKey,
        EventId = deal.EventId,
        PrimaryContactId = deal.PrimaryContactId,
        CompanyId = deal.CompanyId,
        Pipeline = deal.Pipeline,
        PipelineStage = deal.PipelineStage,
        DealValue = deal.DealValue,
        Currency = deal.Currency,
        Probability = deal.Probability,
        WonLost = deal.WonLost,
        CreatedAt = deal.CreatedAt,
        ClosedAt = deal.ClosedAt,
    };
}
