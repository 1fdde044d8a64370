using System.Diagnostics;
using RevOps.Connectors;
using RevOps.Core;
using RevOps.Core.Identity;
using RevOps.Core.Identity.Survivorship;
using RevOps.Data;
using RevOps.Data.Events;
using RevOps.Data.Identity;
using RevOps.Data.Outbox;
using RevOps.Functions.Fetching;
using RevOps.Functions.Intake;
using RevOps.Functions.Privacy;
using RevOps.Functions.Sla;
using RevOps.Functions.Telemetry;

namespace RevOps.Functions.Pipeline;

/// <summary>Applies one event: its key, what it changes and what must follow, in one transaction.</summary>
public sealed class EventApplier(
    Database database, ConnectorList connectors, EventIdIssuer ids, LeadApplier leads, TouchpointApplier touchpoints, DealApplier deals, CallApplier calls,
    StageClaims claims, PartyApplier parties, NoticeApplier notices, ServiceApplier service,
    ErasedPeople erased, TimeProvider time)
{
    /// <summary>Applies an event, once, however often it is called.</summary>
    /// <returns>What was promised to follow, to be sent now that the transaction holds.</returns>
    public async Task<IReadOnlyList<OutboxItem>> ApplyAsync(IntakeEvent item, CancellationToken cancel)
    {
        if (!ids.TryVerify(item.EventId, out var issued))
        {
            throw new InvalidDataException($"Event id '{item.EventId}' was not issued here.");
        }

        var mapped = connectors.Get(item.Source.Connector).Map(item.Source);
        using var step = Data.Telemetry.Start("normalize", ActivityKind.Consumer, item.Trace)?.SetTag("revops.event_id", item.EventId);
        var promises = await database.WriteAsync(sql => ApplyAsync(sql, item, mapped, issued.ReceivedAt), cancel);
        Measures.Applied.Add(1, Measures.Tag("connector", item.Source.Connector));
        Measures.Lag.Record((time.GetUtcNow() - issued.ReceivedAt).TotalSeconds, Measures.Tag("stage", "normalize"));
        return promises;
    }

    private async Task<IReadOnlyList<OutboxItem>> ApplyAsync(SqlSession sql, IntakeEvent item, MapResult mapped, DateTimeOffset receivedAt)
    {
        var key = DeliveryKey.Of(item, receivedAt);
        var context = new EventContext(sql, item.EventId, key.Key, item.Source, receivedAt, time.GetUtcNow());
        switch (await sql.ClaimAsync(key.Key, key.AlsoTakenBy, item.EventId, receivedAt, key.ValidFrom))
        {
            case Claim.Taken:
                var applied = await ApplyAsync(context, mapped);
                await sql.InsertEventAsync(context.Record(applied));
                foreach (var promise in applied.Promises)
                {
                    await sql.PromiseAsync(promise, context.Now);
                }

                return applied.Promises;
            case Claim.Duplicate duplicate:
                await sql.InsertEventAsync(context.Record(new Applied(EventStatus.Duplicate) { DuplicateOf = duplicate.EventId }));
                return [];
            default:
                return [];
        }
    }

    private async Task<Applied> ApplyAsync(EventContext context, MapResult mapped)
    {
        var admitted = await erased.AdmitAsync(context.Sql, mapped);
        var applied = await ApplyAdmittedAsync(context, admitted.Mapped);
        return admitted.NamesErased ? applied with { Promises = [.. applied.Promises, EraseMessage.OfEvent(context.EventId)] } : applied;
    }

    private async Task<Applied> ApplyAdmittedAsync(EventContext context, MapResult mapped)
    {
        var applied = mapped switch
        {
            MapResult.Lead lead => await leads.ApplyAsync(context, lead.Submission, lead.IsImport, lead.IsRecord),
            MapResult.Touchpoint touchpoint => await touchpoints.ApplyAsync(context, touchpoint.Submission),
            MapResult.Deal deal => await deals.ApplyAsync(context, deal.Submission),
            MapResult.Call call => await calls.ApplyAsync(context, call.Submission),
            MapResult.Stage stage => await claims.ApplyAsync(context, stage.Submission),
            MapResult.Contact contact => await parties.ApplyAsync(context, contact.Submission, contact.IsImport),
            MapResult.Company company => await parties.ApplyAsync(context, company.Submission, company.UpdatedAt),
            MapResult.Service of => await service.ApplyAsync(context, of.Submission),
            MapResult.Inventory change => await ServiceApplier.KeepAsync(context, change.Submission),
            MapResult.DealDeleted deleted => await deals.DeleteAsync(context, deleted.DealId),
            MapResult.Ignored ignored => new Applied(EventStatus.Applied) { Fault = ignored.Reason },
            MapResult.Notice notice => await notices.ApplyAsync(context, notice.What),
            MapResult.Rejected rejected => Applied.Rejected(rejected.Fault),
            _ => throw new UnreachableException(),
        };
        if (applied.Status == EventStatus.Rejected)
        {
            // A corrected delivery under the same id must not be taken for a duplicate.
            await context.Sql.ReleaseAsync(context.Key);
        }

        return applied;
    }
}

/// <summary>An event while it is applied.</summary>
/// <param name="Sql">The transaction.</param>
/// <param name="EventId">Its id.</param>
/// <param name="Key">Its key: ids of the rows it makes derive from it.</param>
/// <param name="Source">As received.</param>
/// <param name="ReceivedAt">When intake accepted it.</param>
/// <param name="Now">Now.</param>
public sealed record EventContext(SqlSession Sql, string EventId, string Key, SourceEvent Source, DateTimeOffset ReceivedAt, DateTimeOffset Now)
{
    /// <summary>Id of a row that this event makes.</summary>
    public string RowId(string prefix) => DeterministicId.From(prefix, Key);

    /// <summary>The event as identity sees it.</summary>
    /// <param name="submittedAt">When the person submitted.</param>
    public Arrival Arrival(DateTimeOffset submittedAt) => new(EventId, Key, new ValueOrigin(submittedAt, Source.Connector), Now);

    internal EventRecord Record(Applied applied) => new()
    {
        EventId = EventId,
        Kind = Source.Kind,
        Source = Source.Subject.Length == 0 ? Source.Connector : $"{Source.Connector}/{Source.Subject}",
        Status = applied.Status,
        ReceivedAt = ReceivedAt,
        UpdatedAt = Now,
        DuplicateOf = applied.DuplicateOf,
        ReasonCode = applied.Fault?.Code,
        ReasonField = applied.Fault?.Field,
        ReasonDetail = applied.Fault?.Detail,
        LeadId = applied.LeadId,
        ContactId = applied.ContactId,
        DealId = applied.DealId,
    };
}

/// <summary>What applying an event came to.</summary>
/// <param name="Status">One of <see cref="EventStatus"/>.</param>
public sealed record Applied(string Status)
{
    /// <summary>The lead it belongs to.</summary>
    public string? LeadId { get; init; }

    /// <summary>The contact it belongs to.</summary>
    public string? ContactId { get; init; }

    /// <summary>The deal that it is about.</summary>
    public string? DealId { get; init; }

    /// <summary>The event that had its key before.</summary>
    public string? DuplicateOf { get; init; }

    /// <summary>Why it was rejected, or what to know about how it was applied.</summary>
    public FieldFault? Fault { get; init; }

    /// <summary>What must follow.</summary>
    public IReadOnlyList<OutboxItem> Promises { get; init; } = [];

    /// <summary>Not usable.</summary>
    public static Applied Rejected(FieldFault fault) => new(EventStatus.Rejected) { Fault = fault };
}
