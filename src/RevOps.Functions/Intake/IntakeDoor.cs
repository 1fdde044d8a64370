using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using RevOps.Connectors;
using RevOps.Core.Identity;
using RevOps.Functions.Http;
using RevOps.Functions.Storage;
using RevOps.Functions.Telemetry;

namespace RevOps.Functions.Intake;

/// <summary>
/// The door: read, split, one durable write, 202. Nothing is acknowledged before it is durable, and nothing is looked up.
/// </summary>
public sealed partial class IntakeDoor(ConnectorList connectors, EventIdIssuer ids, IntakeWriter writer, TimeProvider time, ILogger<IntakeDoor> log)
{
    /// <summary>Takes a delivery in.</summary>
    /// <param name="request">The request; its sender has been checked already.</param>
    /// <param name="connector">Name of the connector.</param>
    /// <param name="subject">The form's name, or empty.</param>
    /// <param name="cancel">Ends with the request.</param>
    public async Task<IntakeAnswer> AcceptAsync(HttpRequest request, string connector, string subject, CancellationToken cancel)
    {
        if (await RequestBody.ReadAsync(request, IntakeLimits.Body, cancel) is not { } body)
        {
            return new IntakeAnswer.Refused(Problem.TooLarge($"A request may have {IntakeLimits.Body} bytes."));
        }

        switch (connectors.Get(connector).Receive(new Delivery(body, request.ContentType, subject)))
        {
            case ReceiveResult.Received received:
                return await StoreAsync(received, request.Headers["Idempotency-Key"].ToString(), cancel);
            case ReceiveResult.Unreadable unreadable:
                return new IntakeAnswer.Refused(Problem.Unreadable(unreadable.Fault));
            case ReceiveResult.Invalid invalid:
                return new IntakeAnswer.Refused(Problem.Invalid(invalid.Faults));
            case ReceiveResult.UnsupportedType unsupported:
                return new IntakeAnswer.Refused(Problem.UnsupportedType(unsupported.Detail));
            case ReceiveResult.TooMany tooMany:
                return new IntakeAnswer.Refused(Problem.TooLarge(tooMany.Detail));
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>Makes a delivery durable, and answers 503 where it cannot.</summary>
    /// <param name="received">What a connector made of it.</param>
    /// <param name="idempotencyKey">The sender's own, or empty.</param>
    /// <param name="cancel">Ends with the request.</param>
    public async Task<IntakeAnswer> StoreAsync(ReceiveResult.Received received, string idempotencyKey, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var events = received.Events.Select((e, i) => new IntakeEvent(NewId(now, e.Kind), e, KeyOf(idempotencyKey, i))).ToList();
        try
        {
            await writer.WriteAsync(events, delay: null, cancel);
            Measures.Accepted.Add(events.Count, Measures.Tag("connector", events[0].Source.Connector));
        }
        catch (Exception e) when (StorageFaults.IsOutage(e))
        {
            LogNotDurable(e.GetType().Name);
            return new IntakeAnswer.Refused(Problem.Unavailable("The event could not be stored; send it again."));
        }

        return new IntakeAnswer.Accepted([.. events.Select(e => e.EventId)], received.IsBatch);
    }

    /// <summary>An id for something that comes in now.</summary>
    internal string NewId(DateTimeOffset now, string kind)
    {
        Span<byte> random = stackalloc byte[EventIdIssuer.RandomBytes];
        RandomNumberGenerator.Fill(random);
        return ids.Issue(now, kind, random);
    }

    private static string? KeyOf(string idempotencyKey, int index) => idempotencyKey.Length == 0 ? null : $"{idempotencyKey}:{index}";

    [LoggerMessage(1001, LogLevel.Error, "Intake storage is out of reach ({Fault}): the sender was asked to try again.")]
    private partial void LogNotDurable(string fault);
}

/// <summary>The door's answer.</summary>
public abstract record IntakeAnswer
{
    private IntakeAnswer()
    {
    }

    /// <summary>Durable.</summary>
    /// <param name="EventIds">One a received event, in order.</param>
    /// <param name="IsBatch">True where the sender sent an array.</param>
    public sealed record Accepted(IReadOnlyList<string> EventIds, bool IsBatch) : IntakeAnswer;

    /// <summary>Not taken in.</summary>
    /// <param name="Answer">What to tell the sender.</param>
    public sealed record Refused(IResult Answer) : IntakeAnswer;
}
