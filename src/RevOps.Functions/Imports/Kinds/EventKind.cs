using RevOps.Connectors;
using RevOps.Connectors.Files;
using RevOps.Data.Events;
using RevOps.Data.Outbox;
using RevOps.Functions.Intake;
using RevOps.Functions.Pipeline;
using RevOps.Functions.Privacy;

namespace RevOps.Functions.Imports.Kinds;

/// <summary>A kind whose rows are events as intake knows them: keyed, mapped by a connector and applied as there.</summary>
/// <param name="connector">Reads the canonical JSON.</param>
/// <param name="source">The connector's name that the event has; <see cref="LeadApplier.ImportConnector"/> where a file counts for less.</param>
/// <param name="kind">Kind of the event.</param>
/// <param name="erased">Who is not to come in.</param>
public abstract class EventKind(IConnector connector, string source, string kind, ErasedPeople erased) : IImportKind
{
    /// <inheritdoc/>
    public abstract string Name { get; }

    /// <inheritdoc/>
    public abstract FileShape Shape { get; }

    /// <inheritdoc/>
    public async Task<RowOutcome> ApplyAsync(ImportedRow row)
    {
        var raw = new SourceEvent(source, "", kind, SourceId: null, row.Payload);
        var mapped = connector.Map(raw);
        var own = raw with { SourceId = IdOf(mapped) };
        var key = DeliveryKey.Of(new IntakeEvent(row.RowId, own, IdempotencyKey: null), row.ReceivedAt);
        if (await row.Sql.ClaimAsync(key.Key, key.AlsoTakenBy, row.RowId, row.ReceivedAt, key.ValidFrom) is not Claim.Taken)
        {
            return RowOutcome.Duplicate;
        }

        var admitted = await erased.AdmitAsync(row.Sql, mapped);
        mapped = admitted.Mapped;
        var applied = mapped is MapResult.Rejected rejected
            ? Applied.Rejected(rejected.Fault)
            : await ApplyAsync(new EventContext(row.Sql, row.ImportId, key.Key, own, row.ReceivedAt, row.Now), mapped);
        if (applied is { Status: EventStatus.Rejected, Fault: { } fault })
        {
            await row.Sql.ReleaseAsync(key.Key);
            return RowOutcome.Rejected(fault) with { NamesErased = admitted.NamesErased };
        }

        return applied.Status == EventStatus.Duplicate ? RowOutcome.Duplicate : RowOutcome.Applied with
        {
            NamesErased = admitted.NamesErased,
            LeadId = applied.LeadId,
            IsScored = applied.LeadId is not null && IsScored,
            Promises = [.. applied.Promises.Where(p => p.Kind != OutboxKind.Score)],
        };
    }

    /// <summary>True where a row has its lead scored; files are scored by range and start no clocks.</summary>
    protected virtual bool IsScored => true;

    /// <summary>The sender's own id of the event, if it has one.</summary>
    protected virtual string? IdOf(MapResult mapped) => null;

    /// <summary>Applies what the connector made of the row.</summary>
    protected abstract Task<Applied> ApplyAsync(EventContext context, MapResult mapped);
}
