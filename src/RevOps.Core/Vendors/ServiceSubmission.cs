using RevOps.Core.Leads;

namespace RevOps.Core.Vendors;

/// <summary>A service order, a repair or a contract, as its system says that it stands.</summary>
public sealed record ServiceSubmission
{
    /// <summary>The system that it is of: <c>erp</c>, <c>business-central</c>.</summary>
    public required string System { get; init; }

    /// <summary><see cref="ServiceKinds"/>, or the entity of a notification that tells no more.</summary>
    public required string Kind { get; init; }

    /// <summary>Its id there; unique within system and kind.</summary>
    public required string Id { get; init; }

    /// <summary>Of when this is: what is older than the version held changes nothing.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>In the system's own words.</summary>
    public required string Status { get; init; }

    /// <summary>True while it is not over.</summary>
    public required bool IsOpen { get; init; }

    /// <summary>Whom it is for, where that is a person.</summary>
    public ContactRef? Contact { get; init; }

    /// <summary>Which company it is for.</summary>
    public CompanyInput Company { get; init; } = CompanyInput.None;

    /// <summary>What it is about: a machine, its serial number.</summary>
    public string? Asset { get; init; }

    /// <summary>When it began.</summary>
    public DateTimeOffset? OpenedAt { get; init; }

    /// <summary>When it was over.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>Until when a contract runs.</summary>
    public DateTimeOffset? EndsAt { get; init; }

    /// <summary>What it is worth, in <see cref="Currency"/>; 0 or more.</summary>
    public decimal? Value { get; init; }

    /// <summary>ISO 4217.</summary>
    public string? Currency { get; init; }
}

/// <summary>What a service event is about.</summary>
public static class ServiceKinds
{
    /// <summary>Work that was ordered.</summary>
    public const string ServiceOrder = "service_order";

    /// <summary>Something is broken. While it is open the customer has other worries.</summary>
    public const string Repair = "repair";

    /// <summary>Something runs until a day.</summary>
    public const string Contract = "contract";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [ServiceOrder, Repair, Contract];
}

/// <summary>A change of stock.</summary>
public sealed record InventorySubmission
{
    /// <summary>The system that it is of.</summary>
    public required string System { get; init; }

    /// <summary>What changed: <c>received</c>, <c>shipped</c>, <c>adjusted</c> …, in the system's own words.</summary>
    public required string Change { get; init; }

    /// <summary>The item, by its number there.</summary>
    public required string Item { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>The warehouse or shop.</summary>
    public string? Location { get; init; }

    /// <summary>By how many; below 0 where they went out.</summary>
    public decimal? Quantity { get; init; }

    /// <summary>How many there are now.</summary>
    public decimal? OnHand { get; init; }
}
