using System.Text;
using RevOps.Functions.Storage;

namespace RevOps.Functions.Intake;

/// <summary>Makes accepted events durable: as few queue messages as hold them, or a blob and its claim check.</summary>
public sealed class IntakeWriter(QueueSender queues, BlobStore blobs)
{
    /// <summary>Where messages lie that are too large for the queue.</summary>
    public const string BlobFolder = "intake/";

    private const int Overhead = 64;

    /// <summary>Returns when all events are durable.</summary>
    /// <param name="events">At least one.</param>
    /// <param name="delay">How long they wait before the pipeline sees them; null for at once.</param>
    /// <param name="cancel">Gives up waiting; some may be durable.</param>
    /// <exception cref="Azure.RequestFailedException">Storage is out of reach: nothing may be acknowledged.</exception>
    public async Task WriteAsync(IReadOnlyList<IntakeEvent> events, TimeSpan? delay, CancellationToken cancel)
    {
        foreach (var pack in Pack([.. events.Select(Traced)]))
        {
            var text = IntakeMessage.Write(pack);
            if (Encoding.UTF8.GetByteCount(text) > IntakeLimits.Message)
            {
                text = IntakeMessage.WriteClaimCheck(await blobs.PutAsync($"{BlobFolder}{pack[0].EventId}.json", text, cancel));
            }

            await queues.SendAsync(QueueNames.Intake, text, delay, cancel);
        }
    }

    /// <summary>What is put back keeps the trace that it came with.</summary>
    private static IntakeEvent Traced(IntakeEvent item) => item.Trace is null && Data.Telemetry.Context is { } trace ? item with { Trace = trace } : item;

    /// <summary>Greedy and in order; an event too large for any message travels alone.</summary>
    private static IEnumerable<IReadOnlyList<IntakeEvent>> Pack(IReadOnlyList<IntakeEvent> events)
    {
        var pack = new List<IntakeEvent>();
        var size = Overhead;
        foreach (var item in events)
        {
            var bytes = Encoding.UTF8.GetByteCount(IntakeMessage.Write([item]));
            if (pack.Count > 0 && size + bytes > IntakeLimits.Message)
            {
                yield return pack;
                pack = [];
                size = Overhead;
            }

            pack.Add(item);
            size += bytes;
        }

        yield return pack;
    }
}
