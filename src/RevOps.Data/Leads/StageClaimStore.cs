namespace RevOps.Data.Leads;

/// <summary>What the CRM says of contacts' stages: kept, so that it also holds for a lead that comes later.</summary>
public static class StageClaimStore
{
    /// <summary>Keeps a claim.</summary>
    public static Task AddClaimAsync(this SqlSession sql, StageClaimRow claim) => sql.ExecuteAsync("stage_claims/insert", claim);

    /// <summary>The claims about a contact and those merged into it, oldest first.</summary>
    public static Task<IReadOnlyList<StageClaimRow>> ClaimsOfContactAsync(this SqlSession sql, string contactId) =>
        sql.QueryAsync<StageClaimRow>("stage_claims/of_contact", new { ContactId = contactId });

    /// <summary>The lead that a claim is about, if there is one yet.</summary>
    public static Task<string?> LeadOfClaimAsync(this SqlSession sql, string contactId, DateTimeOffset at) =>
        sql.FindAsync<string>("leads/of_claim", new { ContactId = contactId, At = at });
}

/// <summary>A row of <c>stage_claims</c>.</summary>
public sealed record StageClaimRow
{
    /// <summary>Primary key.</summary>
    public required string ClaimId { get; init; }

    /// <summary>The contact; null while nobody is known under the reference.</summary>
    public string? ContactId { get; init; }

    /// <summary>The stage.</summary>
    public required string Stage { get; init; }

    /// <summary>Since when.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>In words.</summary>
    public required string Reason { get; init; }

    /// <summary>The event that brought it.</summary>
    public string EventId { get; init; } = "";
}
