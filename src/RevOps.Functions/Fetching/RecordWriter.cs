using System.Security.Cryptography;
using System.Text;
using RevOps.Connectors;
using RevOps.Connectors.Fetching;
using RevOps.Core.Identity;
using RevOps.Functions.Intake;

namespace RevOps.Functions.Fetching;

/// <summary>Puts fetched objects into the intake queue, as if their vendor had sent them. Doing it twice sends the same events under the same ids.</summary>
public sealed class RecordWriter(ConnectorList connectors, EventIdIssuer ids, IntakeWriter intake)
{
    /// <summary>Returns when the events of the objects are durable.</summary>
    /// <param name="vendor">The vendor.</param>
    /// <param name="records">The objects.</param>
    /// <param name="receivedAt">As of when they came in.</param>
    /// <param name="cancel">Gives up waiting.</param>
    /// <returns>How many events.</returns>
    public async Task<int> WriteAsync(string vendor, IReadOnlyList<FetchedRecord> records, DateTimeOffset receivedAt, CancellationToken cancel)
    {
        var connector = (IRecordConnector)connectors.Get(vendor);
        var events = records.SelectMany(connector.Events).Select(e => new IntakeEvent(IdOf(e, receivedAt), e, IdempotencyKey: null)).ToList();
        if (events.Count > 0)
        {
            await intake.WriteAsync(events, delay: null, cancel);
        }

        return events.Count;
    }

    /// <summary>Derives from what the event is: another version of the object has another.</summary>
    private string IdOf(SourceEvent source, DateTimeOffset receivedAt)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{source.Connector}\n{source.Kind}\n{source.SourceId}"));
        return ids.Issue(receivedAt, source.Kind, hash.AsSpan(0, EventIdIssuer.RandomBytes));
    }
}
