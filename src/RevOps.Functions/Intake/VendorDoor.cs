using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using RevOps.Connectors;
using RevOps.Connectors.Proofs;
using RevOps.Core;
using RevOps.Functions.Access;
using RevOps.Functions.Http;
using RevOps.Functions.Storage;

namespace RevOps.Functions.Intake;

/// <summary>
/// The door of vendors, whose proof has been checked before. The vendor's policy decides the answers; what it decides they never are
/// is 4xx for a lack of ours, since some vendors drop a delivery on that.
/// </summary>
public sealed partial class VendorDoor(
    IntakeDoor door, ConnectorList connectors, VendorList vendors, DeadLetters letters, VendorCounts counts, TimeProvider time, ILogger<VendorDoor> log)
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(30);

    /// <summary>Takes a delivery in.</summary>
    /// <param name="request">The request, proven.</param>
    /// <param name="vendor">Name of the vendor and of its connector, which is a kind of event too.</param>
    /// <param name="cancel">Ends with the request.</param>
    public async Task<IResult> AcceptAsync(HttpRequest request, string vendor, CancellationToken cancel)
    {
        var policy = vendors.Get(vendor);
        // The proof has read it, and refused what is too large.
        var body = await RequestBody.ReadAsync(request, IntakeLimits.Body, cancel) ?? throw new System.Diagnostics.UnreachableException();
        switch (connectors.Get(vendor).Receive(new Delivery(body, request.ContentType, policy.Subject(name => VendorProof.HeaderOf(request, name)))))
        {
            case ReceiveResult.Received { Events.Count: 0 }:
                counts.Note(vendor, VendorOutcomes.Handshake);
                return Success(policy, request, []);
            case ReceiveResult.Received received:
                return Answered(policy, request, await door.StoreAsync(received, "", cancel));
            case var refused when policy.KeepsUnreadable:
                return await KeepAsync(policy, request, body, FaultOf(refused), cancel);
            case var refused:
                counts.Note(vendor, VendorOutcomes.Unreadable);
                return Problem.Unreadable(FaultOf(refused));
        }
    }

    private IResult Answered(VendorPolicy policy, HttpRequest request, IntakeAnswer answer)
    {
        if (answer is not IntakeAnswer.Accepted accepted)
        {
            return Unavailable(policy);
        }

        counts.Note(policy.Proof.Vendor, VendorOutcomes.Accepted);
        return Success(policy, request, accepted.EventIds);
    }

    /// <summary>
    /// Keeps what cannot be read as a message of the intake queue that failed: shown with its reason, and replayed once it is mended
    /// or its connector is.
    /// </summary>
    private async Task<IResult> KeepAsync(VendorPolicy policy, HttpRequest request, ReadOnlyMemory<byte> body, FieldFault fault, CancellationToken cancel)
    {
        var vendor = policy.Proof.Vendor;
        var now = time.GetUtcNow();
        var item = new IntakeEvent(door.NewId(now, vendor), new SourceEvent(vendor, "", vendor, null, PayloadOf(policy, body)), null);
        try
        {
            await letters.KeepAsync(QueueNames.Intake, IntakeMessage.Write([item]), [item.EventId], $"{fault.Field} {fault.Detail}".Trim(), now, cancel);
        }
        catch (Exception e) when (StorageFaults.IsOutage(e))
        {
            return Unavailable(policy);
        }

        LogUnreadable(vendor, item.EventId, fault.Code);
        counts.Note(vendor, VendorOutcomes.Unreadable);
        return Success(policy, request, [item.EventId]);
    }

    private IResult Unavailable(VendorPolicy policy)
    {
        counts.Note(policy.Proof.Vendor, VendorOutcomes.Unavailable);
        return policy.Unavailable is { } own ? new VendorResult(own, RetryAfter) : Problem.Unavailable("The event could not be stored; send it again.");
    }

    private static IResult Success(VendorPolicy policy, HttpRequest request, IReadOnlyList<string> eventIds) => policy.Accepted is { } own
        ? new VendorResult(own)
        : Answer.Ok(EventAnswers.Of(request, eventIds));

    private static string PayloadOf(VendorPolicy policy, ReadOnlyMemory<byte> body)
    {
        var text = policy.Redact(Encoding.UTF8.GetString(body.Span));
        try
        {
            using var document = JsonDocument.Parse(text);
            return text;
        }
        catch (JsonException)
        {
            return JsonSerializer.Serialize(text);
        }
    }

    private static FieldFault FaultOf(ReceiveResult refused) => refused switch
    {
        ReceiveResult.Unreadable unreadable => unreadable.Fault,
        ReceiveResult.Invalid invalid => invalid.Faults[0],
        ReceiveResult.UnsupportedType type => new FieldFault("", "type", type.Detail),
        ReceiveResult.TooMany tooMany => new FieldFault("", "range", tooMany.Detail),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    [LoggerMessage(4011, LogLevel.Warning, "A delivery of {Vendor} cannot be read ({Code}) and is kept as a dead letter, event {EventId}.")]
    private partial void LogUnreadable(string vendor, string eventId, string code);
}
