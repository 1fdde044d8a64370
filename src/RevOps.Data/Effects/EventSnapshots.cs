using System.Text.Json;
using System.Text.Json.Nodes;
using RevOps.Data.Leads;

namespace RevOps.Data.Effects;

/// <summary>What an event says of its lead and deal: as they stand in the transaction in which it happened.</summary>
internal static class EventSnapshots
{
    public static async Task<JsonObject> DataAsync(SqlSession sql, DomainEvent happened)
    {
        var data = Ids(happened);
        if (happened.Type.StartsWith("lead.", StringComparison.Ordinal) && happened.LeadId is { } leadId)
        {
            Add(data, await LeadAsync(sql, leadId));
        }
        else if (happened.Type.StartsWith("deal.", StringComparison.Ordinal) && happened.DealId is { } dealId)
        {
            Add(data, await DealAsync(sql, dealId));
        }

        Add(data, happened.Facts is null ? null : JsonSerializer.SerializeToNode(happened.Facts, EffectJson.Options));
        return data;
    }

    /// <summary>Only the ids, for what would be too long.</summary>
    public static JsonObject Ids(DomainEvent happened) => new()
    {
        ["leadId"] = happened.LeadId,
        ["contactId"] = happened.ContactId,
        ["dealId"] = happened.DealId,
    };

    private static void Add(JsonObject data, JsonNode? more)
    {
        foreach (var (name, value) in more?.AsObject() ?? [])
        {
            // What is unknown here does not hide what the event itself names.
            if (value is not null || !data.ContainsKey(name))
            {
                data[name] = value?.DeepClone();
            }
        }
    }

    private static async Task<JsonNode?> LeadAsync(SqlSession sql, string leadId) => await sql.FindLeadAsync(leadId) is { } lead
        ? JsonSerializer.SerializeToNode(LeadSnapshot.Of(lead), EffectJson.Options)
        : null;

    private static async Task<JsonNode?> DealAsync(SqlSession sql, string dealId) =>
        await sql.FindAsync<DealSnapshot>("effects/deal", new { DealId = dealId }) is { } deal
            ? JsonSerializer.SerializeToNode(deal, EffectJson.Options)
            : null;
}

/// <summary>A lead as subscribers see it: the names are those of the lead's answers.</summary>
public sealed record LeadSnapshot(
    string LeadId,
    string ContactId,
    string? CompanyId,
    string? Email,
    string? FirstName,
    string? LastName,
    string? CompanyName,
    string? Country,
    string LifecycleStage,
    string Status,
    int LeadScore,
    int Threshold,
    string? Segment,
    string? Source,
    string? Channel,
    string? OwnerId,
    DateTimeOffset CreatedAt,
    DateTimeOffset? QualifiedAt)
{
    /// <summary>What is told of a lead.</summary>
    public static LeadSnapshot Of(LeadView lead) => new(
        lead.LeadId, lead.ContactId, lead.CompanyId, lead.Email, lead.FirstName, lead.LastName, lead.CompanyName, lead.Country, lead.LifecycleStage,
        lead.Status, lead.LeadScore, lead.Threshold, lead.Segment, lead.Source, lead.Channel, lead.OwnerId, lead.CreatedAt, lead.QualifiedAt);
}

/// <summary>A deal as subscribers see it.</summary>
public sealed record DealSnapshot
{
    /// <summary>The sender's id of the deal.</summary>
    public required string DealId { get; init; }

    /// <summary>The company, if any.</summary>
    public string? CompanyId { get; init; }

    /// <summary>Whose deal it is.</summary>
    public string? PrimaryContactId { get; init; }

    /// <summary>The lead that it took further, if there was one.</summary>
    public string? LeadId { get; init; }

    /// <summary>The sender's pipeline.</summary>
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

    /// <summary>When the sender created it.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was won or lost; null while it is open.</summary>
    public DateTimeOffset? ClosedAt { get; init; }
}
