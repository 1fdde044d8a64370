using System.Text.Json;
using System.Text.Json.Nodes;
using RevOps.Core.Identity;

namespace RevOps.Data.Effects;

/// <summary>One made-up event of each type, for whoever builds a receiver.</summary>
public static class EventSamples
{
    private static readonly DateTimeOffset At = new(2026, 5, 4, 10, 15, 0, TimeSpan.Zero);

    private static readonly LeadSnapshot Lead = new(
        "lead_5f0c2b", "con_81ad7e", "com_c4417b", "anna@nordwind.example", "Anna", "Berg", "Nordwind GmbH", "DE", "MQL", "working", 72, 60,
        "mid_market", "google", "google_ads", "ann", At, At);

    private static readonly DealSnapshot Deal = new()
    {
        DealId = "D-1001",
        CompanyId = Lead.CompanyId,
        PrimaryContactId = Lead.ContactId,
        LeadId = Lead.LeadId,
        Pipeline = "default",
        PipelineStage = "proposal",
        DealValue = 12_000,
        Currency = "EUR",
        Probability = 0.5m,
        WonLost = "open",
        CreatedAt = At,
    };

    /// <summary>The body of an event of a type; null where there is no such type.</summary>
    public static string? Of(string type) => DataOf(type) is { } data
        ? DomainEvents.Body(DeterministicId.From("evn", type, "sample"), type, At, JsonSerializer.SerializeToNode(data, EffectJson.Options)!)
        : null;

    private static object? DataOf(string type) => type switch
    {
        DomainEventTypes.LeadCreated => WithIds(Lead with { LifecycleStage = "lead", Status = "new", LeadScore = 0, OwnerId = null, QualifiedAt = null }),
        DomainEventTypes.LeadQualified or DomainEventTypes.LeadAssigned => WithIds(Lead),
        DomainEventTypes.LeadRecycled => WithIds(Lead with { LifecycleStage = "lead", Status = "recycled", QualifiedAt = null }),
        DomainEventTypes.DealCreated => WithIds(Deal),
        DomainEventTypes.DealWon => WithIds(Deal with { PipelineStage = "won", WonLost = "won", Probability = 1, ClosedAt = At }),
        DomainEventTypes.DealLost => WithIds(Deal with { PipelineStage = "lost", WonLost = "lost", Probability = 0, ClosedAt = At }),
        DomainEventTypes.ContactUnsubscribed => new { LeadId = (string?)null, Lead.ContactId, DealId = (string?)null },
        DomainEventTypes.ContactErased => new { LeadId = (string?)null, Lead.ContactId, DealId = (string?)null, ErasureId = "era_3ZqkT1" },
        DomainEventTypes.ImportCompleted => new { LeadId = (string?)null, ContactId = (string?)null, DealId = (string?)null, ImportId = "imp_0hq2x", Applied = 1000, Duplicate = 12, Rejected = 3 },
        _ when DomainEventTypes.All.Contains(type) => new { Lead.LeadId, Lead.ContactId, DealId = (string?)null },
        _ => null,
    };

    /// <summary>Every event names its lead, its contact and its deal, if only with null.</summary>
    private static JsonNode WithIds<T>(T snapshot)
    {
        var data = new JsonObject { ["leadId"] = null, ["contactId"] = null, ["dealId"] = null };
        foreach (var (name, value) in JsonSerializer.SerializeToNode(snapshot, EffectJson.Options)!.AsObject())
        {
            data[name] = value?.DeepClone();
        }

        return data;
    }
}
