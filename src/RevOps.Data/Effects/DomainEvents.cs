using System.Text;
using System.Text.Json.Nodes;
using RevOps.Core.Identity;

namespace RevOps.Data.Effects;

/// <summary>Something that happened and that subscribers may want to know.</summary>
/// <param name="Type">One of <see cref="DomainEventTypes"/>.</param>
/// <param name="Cause">What it derives from (an event id, a clock's id and step): the same type and cause are one event.</param>
/// <param name="At">When it happened.</param>
public sealed record DomainEvent(string Type, string Cause, DateTimeOffset At)
{
    /// <summary>The same for all subscribers: what tools recognize an event by that they have seen.</summary>
    public string Id => DeterministicId.From("evn", Type, Cause);

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

    /// <summary>A person's data was erased: whoever holds some of it is to follow.</summary>
    public const string ContactErased = "contact.erased";

    /// <summary>An import has ended.</summary>
    public const string ImportCompleted = "import.completed";

    /// <summary>A subscriber tries out its hook; cannot be subscribed to.</summary>
    public const string HookTest = "hook.test";

    /// <summary>All that can be subscribed to.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        LeadCreated, LeadQualified, LeadAssigned, LeadRecycled, SlaReminder, SlaBreached, CallLogged, DealCreated, DealWon, DealLost, ContactUnsubscribed,
        ContactErased, ImportCompleted,
    ];
}

/// <summary>Tells subscribers of domain events.</summary>
public static class DomainEvents
{
    /// <summary>Receivers take payloads of less than 20 kB; what would be longer is told by its ids alone.</summary>
    private const int MaxBytes = 20_000;

    /// <summary>
    /// Queues the event for each subscriber that wants its type. Where there is none it costs one read a transaction. Events about leads
    /// and deals tell how these stand in the transaction, so raise them after what they tell of is written.
    /// </summary>
    /// <param name="sql">The transaction in which it happened.</param>
    /// <param name="happened">The event; not later than now.</param>
    public static async Task RaiseAsync(this SqlSession sql, DomainEvent happened)
    {
        string? body = null;
        foreach (var hook in await sql.ActiveHooksAsync())
        {
            if (hook.Wants(happened.Type))
            {
                await sql.QueueEffectAsync(EffectFor(hook, happened, body ??= await BodyAsync(sql, happened)), happened.At);
            }
        }
    }

    /// <summary>The body of an event that says only what is given.</summary>
    public static string Body(string id, string type, DateTimeOffset at, JsonNode data) =>
        new JsonObject { ["id"] = id, ["type"] = type, ["timestamp"] = SqlTypes.Text(at), ["data"] = data }.ToJsonString(EffectJson.Options);

    private static Effect EffectFor(HookRow hook, DomainEvent happened, string body) => new(
        DeterministicId.From("eff", hook.HookId, happened.Type, happened.Cause),
        Destinations.Hook(hook.HookId),
        $"{Destinations.Hook(hook.HookId)}:{happened.LeadId ?? happened.DealId ?? happened.ContactId ?? happened.Cause}",
        happened.Type,
        body);

    private static async Task<string> BodyAsync(SqlSession sql, DomainEvent happened)
    {
        var whole = Body(happened.Id, happened.Type, happened.At, await EventSnapshots.DataAsync(sql, happened));
        return Encoding.UTF8.GetByteCount(whole) < MaxBytes ? whole : Body(happened.Id, happened.Type, happened.At, EventSnapshots.Ids(happened));
    }
}
