using System.Text.Json;
using System.Text.Json.Nodes;
using RevOps.Core.Identity;

namespace RevOps.Data.Effects;

/// <summary>Something that happened and that subscribers may want to know.</summary>
/// <param name="Type">One of <see cref="DomainEventTypes"/>.</param>
/// <param name="Cause">What it derives from (an event id, a clock's id and step): the same type and cause are one event.</param>
/// <param name="At">When it happened.</param>
public sealed record DomainEvent(string Type, string Cause, DateTimeOffset At)
{
    /// <summary>The lead it is about; null where it is about none.</summary>
    public string? LeadId { get; init; }

    /// <summary>The contact it is about; null where it is about none.</summary>
    public string? ContactId { get; init; }

    /// <summary>The deal it is about; null where it is about none.</summary>
    public string? DealId { get; init; }

    /// <summary>What is particular to its type, by names in camel case; null for nothing.</summary>
    public IReadOnlyDictionary<string, object?>? Facts { get; init; }
}

/// <summary>The types of domain events.</summary>
public static class DomainEventTypes
{
    /// <summary>A lead was opened.</summary>
    public const string LeadCreated = "lead.created";

    /// <summary>A lead became an MQL.</summary>
    public const string LeadQualified = "lead.qualified";

    /// <summary>A lead has an owner, or another one.</summary>
    public const string LeadAssigned = "lead.assigned";

    /// <summary>A lead went back to nurture.</summary>
    public const string LeadRecycled = "lead.recycled";

    /// <summary>An owner was reminded to call.</summary>
    public const string SlaReminder = "sla.reminder";

    /// <summary>A call was not made in time.</summary>
    public const string SlaBreached = "sla.breached";

    /// <summary>A call was logged.</summary>
    public const string CallLogged = "call.logged";

    /// <summary>A deal is known for the first time.</summary>
    public const string DealCreated = "deal.created";

    /// <summary>A deal was won.</summary>
    public const string DealWon = "deal.won";

    /// <summary>A deal was lost.</summary>
    public const string DealLost = "deal.lost";

    /// <summary>Somebody wants no more mail.</summary>
    public const string ContactUnsubscribed = "contact.unsubscribed";

    /// <summary>An import has ended.</summary>
    public const string ImportCompleted = "import.completed";
}

/// <summary>Tells subscribers of domain events.</summary>
public static class DomainEvents
{
    /// <summary>Queues the event for each subscriber that wants its type; costs one read where there is none.</summary>
    /// <param name="sql">The transaction in which it happened.</param>
    /// <param name="happened">The event.</param>
    public static async Task RaiseAsync(this SqlSession sql, DomainEvent happened)
    {
        foreach (var hook in await sql.QueryAsync<HookRow>("hooks/active"))
        {
            if (hook.Wants(happened.Type))
            {
                await sql.QueueEffectAsync(EffectFor(hook, happened), happened.At);
            }
        }
    }

    private static Effect EffectFor(HookRow hook, DomainEvent happened) => new(
        DeterministicId.From("eff", hook.HookId, happened.Type, happened.Cause),
        Destinations.Hook(hook.HookId),
        $"{Destinations.Hook(hook.HookId)}:{happened.LeadId ?? happened.DealId ?? happened.ContactId ?? happened.Cause}",
        happened.Type,
        Body(happened));

    private static string Body(DomainEvent happened)
    {
        var data = happened.Facts is null ? [] : JsonSerializer.SerializeToNode(happened.Facts)!.AsObject();
        data["leadId"] = happened.LeadId;
        data["contactId"] = happened.ContactId;
        data["dealId"] = happened.DealId;
        return new JsonObject { ["type"] = happened.Type, ["timestamp"] = happened.At, ["data"] = data }.ToJsonString();
    }
}

/// <summary>A subscriber.</summary>
internal sealed record HookRow
{
    public required string HookId { get; init; }

    public required string Url { get; init; }

    /// <summary>Types, separated by blanks; <c>*</c> for all.</summary>
    public required string Events { get; init; }

    public bool Wants(string type) => Events == "*" || Events.Split(' ').Contains(type);
}
