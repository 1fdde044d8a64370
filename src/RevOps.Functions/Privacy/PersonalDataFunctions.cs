using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using RevOps.Data;
using RevOps.Data.Outreach;
using RevOps.Data.Privacy;
using RevOps.Functions.Access;
using RevOps.Functions.Description;
using RevOps.Functions.Http;
using RevOps.Functions.Pipeline;
using RevOps.Functions.Storage;

namespace RevOps.Functions.Privacy;

/// <summary>What people may ask for: to see what is held of them, and to have it erased.</summary>
public sealed partial class PersonalDataFunctions(
    Database database, Ledger ledger, Erasures erasures, OutboxDispatcher outbox, TimeProvider time, ILogger<PersonalDataFunctions> log)
{
    private const int LongestReason = 500;

    /// <summary>All that is held of a person and of contacts merged into them: rows, and events as they came.</summary>
    [Function("GetPersonalData")]
    [Access(Scope.Admin, Audited = true)]
    [Answers(200, typeof(PersonalDataView))]
    public async Task<IResult> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "contacts/{id}/personal-data")] HttpRequest request, string id, CancellationToken cancel)
    {
        request.HttpContext.Response.Headers.CacheControl = "no-store";
        var (to, tables, eventIds) = await database.SnapshotAsync(ReadAsync, cancel);
        if (to is null)
        {
            return Problem.NotFound("There is no contact of that id.");
        }

        var events = new List<RawEventView>();
        foreach (var eventId in eventIds)
        {
            if (await ledger.FindAsync(eventId, cancel) is { } source)
            {
                events.Add(new RawEventView(eventId, source.Connector, source.Kind, source.Payload));
            }
        }

        return Answer.Ok(new PersonalDataView(to.Contact.ContactId, to.ContactIds, time.GetUtcNow(), JsonSerializer.SerializeToElement(tables), events));

        async Task<(Recipient? To, object Tables, IReadOnlyList<string> Events)> ReadAsync(SqlSession sql) =>
            await sql.FindRecipientAsync(id) is { } found
                ? (found, await sql.PersonalRowsAsync(found.ContactIds, found.AddressHashes), await sql.EventsOfPersonAsync(found.ContactIds))
                : (null, new object(), []);
    }

    /// <summary>Erases a person and contacts merged into them: at once in the database, and shortly everywhere else. They cannot come in again until that is lifted.</summary>
    [Function("DeletePersonalData")]
    [Access(Scope.Admin)]
    [Query("reason", "Why, as the list of erasures shows it; no personal data. 500 characters at most.")]
    [Answers(202, typeof(NewErasure))]
    public async Task<IResult> Delete(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "contacts/{id}/personal-data")] HttpRequest request,
        string id,
        [DurableClient] Microsoft.DurableTask.Client.DurableTaskClient orchestrations,
        CancellationToken cancel)
    {
        var reason = request.Query["reason"].ToString() is { Length: > 0 } given ? given : null;
        if (reason?.Length > LongestReason)
        {
            return Problem.Invalid([new Core.FieldFault("/reason", "length", $"reason has {LongestReason} characters at most.")]);
        }

        var by = request.HttpContext.Caller().Actor;
        if (await database.WriteAsync(sql => erasures.EraseAsync(sql, id, by, reason, time.GetUtcNow()), cancel) is not { } done)
        {
            return Problem.NotFound("There is no contact of that id.");
        }

        await outbox.SendAsync(done.Promises, orchestrations, cancel);
        LogErased(done.Row.ErasureId, done.Row.ContactId);
        return Answer.Accepted(new NewErasure(done.Row.ErasureId, $"{request.Scheme}://{request.Host}/api/erasures/{done.Row.ErasureId}"));
    }

    [LoggerMessage(7004, LogLevel.Information, "Erasure {ErasureId}: contact {ContactId} is taken out of the database.")]
    private partial void LogErased(string erasureId, string contactId);
}
