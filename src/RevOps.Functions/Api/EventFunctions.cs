using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RevOps.Core.Identity;
using RevOps.Data;
using RevOps.Data.Events;
using RevOps.Functions.Access;
using RevOps.Functions.Description;
using RevOps.Functions.Http;
using RevOps.Functions.Retention;
using RevOps.Functions.Storage;

namespace RevOps.Functions.Api;

/// <summary>Where an event is.</summary>
public sealed class EventFunctions(Database database, EventIdIssuer ids, DeadLetters letters, RetentionSettings keep, TimeProvider time)
{
    /// <summary>
    /// The event's station. An id that was issued and not reached yet is accepted: the id itself proves that it was issued, so
    /// intake needs no look-up table.
    /// </summary>
    [Function("GetEvent")]
    [Access(Scope.Intake | Scope.Read)]
    [Answers(200, typeof(EventView))]
    public async Task<IResult> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "events/{id}")] HttpRequest request, string id, CancellationToken cancel)
    {
        if (!ids.TryVerify(id, out var issued) || issued.Kind == "import")
        {
            return Problem.NotFound("There is no event of that id.");
        }

        var found = await database.ReadAsync(sql => sql.FindEventAsync(id), cancel);
        if (found is null && issued.ReceivedAt < time.GetUtcNow() - keep.Events && await letters.OfEventAsync(id, cancel) is null)
        {
            return Problem.NotFound($"The event is of {issued.ReceivedAt:yyyy-MM-dd}, and events are kept for {keep.Events.Days} days.");
        }

        var record = found ?? new EventRecord { EventId = id, Kind = issued.Kind, Source = "", Status = EventStatus.Accepted, ReceivedAt = issued.ReceivedAt };

        // It may have been given up on the way: before it was applied, or after, when its lead was to be scored.
        if (!EventStatus.IsTerminal(record.Status) && await letters.OfEventAsync(id, cancel) is { } letter)
        {
            record = record with { Status = EventStatus.DeadLettered, ReasonCode = "dead_letter", ReasonDetail = letter.Reason };
        }

        return Answer.Ok(View(record));
    }

    private static EventView View(EventRecord record) => new(
        record.EventId, record.Kind, record.Status, EventStatus.IsTerminal(record.Status), record.ReceivedAt, record.DuplicateOf,
        record.ReasonCode is null ? null : new EventReason(record.ReasonCode, record.ReasonField, record.ReasonDetail), record.LeadId,
        record.ContactId, record.DealId);
}
