using RevOps.Data;
using RevOps.Data.Effects;
using RevOps.Data.Leads;

namespace RevOps.Functions.Pipeline;

/// <summary>What subscribers are told when a lead moves on, whatever moves it: a score, a call, a deal, a person.</summary>
internal static class LeadEvents
{
    /// <summary>Tells that a lead has come past the stage <c>lead</c>. Raise it after the lead is written.</summary>
    /// <param name="sql">The transaction.</param>
    /// <param name="lead">The lead.</param>
    /// <param name="cause">What moved it.</param>
    /// <param name="now">Now.</param>
    public static Task RaiseQualifiedAsync(this SqlSession sql, ScoringRow lead, string cause, DateTimeOffset now) =>
        sql.RaiseAsync(new DomainEvent(DomainEventTypes.LeadQualified, $"{lead.LeadId}:{cause}", now) { LeadId = lead.LeadId, ContactId = lead.ContactId });

    /// <summary>Tells who has a lead now. Raise it after the lead is written.</summary>
    /// <param name="sql">The transaction.</param>
    /// <param name="lead">The lead.</param>
    /// <param name="cause">What gave it away.</param>
    /// <param name="ownerId">Who has it.</param>
    /// <param name="now">Now.</param>
    public static Task RaiseAssignedAsync(this SqlSession sql, ScoringRow lead, string cause, string ownerId, DateTimeOffset now) =>
        sql.RaiseAsync(new DomainEvent(DomainEventTypes.LeadAssigned, $"{lead.LeadId}:{cause}", now)
        {
            LeadId = lead.LeadId,
            ContactId = lead.ContactId,
            Facts = new Dictionary<string, object?> { ["ownerId"] = ownerId },
        });
}
