namespace RevOps.Data.Vendors;

/// <summary>A row of <c>service_events</c>: a service order, a repair or a contract as it stands.</summary>
public sealed record ServiceEventRow
{
    /// <summary>Primary key; derives from system, kind and id.</summary>
    public required string ServiceEventId { get; init; }

    /// <summary>The system that it is of.</summary>
    public required string System { get; init; }

    /// <summary>service_order, repair, contract, or the entity of a notification.</summary>
    public required string Kind { get; init; }

    /// <summary>Its id there.</summary>
    public required string ExternalId { get; init; }

    /// <summary>In the system's own words.</summary>
    public required string Status { get; init; }

    /// <summary>True while it is not over.</summary>
    public bool IsOpen { get; init; }

    /// <summary>Whom it is for, if somebody is known.</summary>
    public string? ContactId { get; init; }

    /// <summary>Which company it is for, if one is known.</summary>
    public string? CompanyId { get; init; }

    /// <summary>What it is about.</summary>
    public string? Asset { get; init; }

    /// <summary>When it began.</summary>
    public DateTimeOffset? OpenedAt { get; init; }

    /// <summary>When it was over.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>Until when a contract runs.</summary>
    public DateTimeOffset? EndsAt { get; init; }

    /// <summary>What it is worth, in the currency beside it.</summary>
    public decimal? Value { get; init; }

    /// <summary>ISO 4217.</summary>
    public string? Currency { get; init; }

    /// <summary>Of when this is.</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The event that brought it.</summary>
    public required string EventId { get; init; }
}

/// <summary>A row of <c>inventory_events</c>: a change of stock.</summary>
public sealed record InventoryEventRow
{
    /// <summary>Primary key.</summary>
    public required string InventoryEventId { get; init; }

    /// <summary>The system that it is of.</summary>
    public required string System { get; init; }

    /// <summary>What changed, in the system's own words.</summary>
    public required string ChangeType { get; init; }

    /// <summary>The item.</summary>
    public required string Item { get; init; }

    /// <summary>The warehouse or shop.</summary>
    public string? Location { get; init; }

    /// <summary>By how many.</summary>
    public decimal? Quantity { get; init; }

    /// <summary>How many there are now.</summary>
    public decimal? OnHand { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset OccurredAt { get; init; }

    /// <summary>The event that brought it.</summary>
    public required string EventId { get; init; }
}
