using RevOps.Connectors.Fetching;
using RevOps.Core;
using RevOps.Core.Deals;
using RevOps.Core.Leads;
using RevOps.Core.Lifecycle;
using RevOps.Core.Vendors;

namespace RevOps.Connectors;

/// <summary>
/// How one outside system speaks. Intake calls <see cref="Receive"/> (cheap: is it theirs, is it readable, how many events,
/// what is each one's id); the pipeline calls <see cref="Map"/> later, from the stored payload, as often as it is replayed.
/// Both are pure.
/// </summary>
public interface IConnector
{
    /// <summary>Stable name, stored with every event: <c>leads</c>, <c>forms</c>, <c>google-ads</c> …</summary>
    string Name { get; }

    /// <summary>Splits a delivery into its events.</summary>
    ReceiveResult Receive(Delivery delivery);

    /// <summary>Turns one stored payload into what it means.</summary>
    MapResult Map(SourceEvent source);
}

/// <summary>One HTTP delivery, as far as a connector needs to know it.</summary>
/// <param name="Body">The raw bytes.</param>
/// <param name="ContentType">The content type header, if any.</param>
/// <param name="Subject">The form's name for <c>intake/forms/{form}</c>; for vendors what only a header says, such as a topic; empty elsewhere.</param>
public sealed record Delivery(ReadOnlyMemory<byte> Body, string? ContentType, string Subject = "");

/// <summary>What became of a delivery at the door.</summary>
public abstract record ReceiveResult
{
    private ReceiveResult()
    {
    }

    /// <summary>Readable; one entry an event, in the sender's order.</summary>
    /// <param name="Events">The events; none where a vendor sent only a sign of life.</param>
    /// <param name="IsBatch">True where the sender sent an array, and so expects an answer for each.</param>
    public sealed record Received(IReadOnlyList<SourceEvent> Events, bool IsBatch) : ReceiveResult;

    /// <summary>Not parseable at all: HTTP 400.</summary>
    /// <param name="Fault">Where and why.</param>
    public sealed record Unreadable(FieldFault Fault) : ReceiveResult;

    /// <summary>Parseable, but fields are missing or of the wrong kind: HTTP 422.</summary>
    /// <param name="Faults">At least one.</param>
    public sealed record Invalid(IReadOnlyList<FieldFault> Faults) : ReceiveResult;

    /// <summary>The content type is not one of this connector's: HTTP 415.</summary>
    /// <param name="Detail">What is accepted.</param>
    public sealed record UnsupportedType(string Detail) : ReceiveResult;

    /// <summary>More events than one delivery may hold: HTTP 413.</summary>
    /// <param name="Detail">The limit.</param>
    public sealed record TooMany(string Detail) : ReceiveResult;
}

/// <summary>One event as received: stored as it is in the ledger, and mapped from there.</summary>
/// <param name="Connector">The connector's name.</param>
/// <param name="Subject">The form's name, or empty.</param>
/// <param name="Kind">One of <c>EventKinds</c>: <c>lead</c>, <c>touchpoint</c>, <c>deal</c>, <c>contact</c> … One payload may make several events of different kinds.</param>
/// <param name="SourceId">The sender's own id of the event, if it has one.</param>
/// <param name="Payload">The payload as JSON text. Secrets that came in the body are taken out.</param>
public sealed record SourceEvent(string Connector, string Subject, string Kind, string? SourceId, string Payload);

/// <summary>What an event means.</summary>
public abstract record MapResult
{
    private MapResult()
    {
    }

    /// <summary>Somebody wants something.</summary>
    /// <param name="Submission">The lead.</param>
    public sealed record Lead(LeadSubmission Submission) : MapResult
    {
        /// <summary>
        /// Names of fields that hold something and that no mapping used, in the sender's order: what a person has to look at
        /// to improve the mapping. Empty where the source has a fixed vocabulary.
        /// </summary>
        public IReadOnlyList<string> Unmapped { get; init; } = [];

        /// <summary>True where it comes from a back-fill: it starts no call clock.</summary>
        public bool IsImport { get; init; }

        /// <summary>True where another system holds somebody as a lead who has filled in no form: there is nothing that the person did.</summary>
        public bool IsRecord { get; init; }
    }

    /// <summary>Word that something happened at the vendor, with ids only.</summary>
    /// <param name="What">What is to be done about it.</param>
    public sealed record Notice(VendorNotice What) : MapResult;

    /// <summary>Somebody did something.</summary>
    /// <param name="Submission">The touchpoint.</param>
    public sealed record Touchpoint(TouchpointSubmission Submission) : MapResult;

    /// <summary>A deal, as it stands now.</summary>
    /// <param name="Submission">The deal.</param>
    public sealed record Deal(DealSubmission Submission) : MapResult;

    /// <summary>Somebody was called.</summary>
    /// <param name="Submission">The call.</param>
    public sealed record Call(CallSubmission Submission) : MapResult;

    /// <summary>How far somebody has come, as another system says.</summary>
    /// <param name="Submission">The contact and its stage.</param>
    public sealed record Stage(StageSubmission Submission) : MapResult;

    /// <summary>What another system knows of somebody. A contact is no lead: nothing is asked for.</summary>
    /// <param name="Submission">The person; <c>OccurredAt</c> is when these values were written there.</param>
    public sealed record Contact(LeadSubmission Submission) : MapResult
    {
        /// <summary>True where it comes from a back-fill: it starts no call clock.</summary>
        public bool IsImport { get; init; }
    }

    /// <summary>What another system knows of a company.</summary>
    /// <param name="Submission">The company.</param>
    /// <param name="UpdatedAt">When these values were written there; null for receipt.</param>
    public sealed record Company(CompanyInput Submission, DateTimeOffset? UpdatedAt) : MapResult;

    /// <summary>A service order, a repair or a contract, as it stands now.</summary>
    /// <param name="Submission">It.</param>
    public sealed record Service(ServiceSubmission Submission) : MapResult;

    /// <summary>Stock has changed.</summary>
    /// <param name="Submission">The change.</param>
    public sealed record Inventory(InventorySubmission Submission) : MapResult;

    /// <summary>A deal no longer exists where it came from: it is lost, with no value, as of receipt.</summary>
    /// <param name="DealId">The deal.</param>
    public sealed record DealDeleted(string DealId) : MapResult;

    /// <summary>Understood, and of no use here: kept with this reason, and no fault of anybody.</summary>
    /// <param name="Reason">Why.</param>
    public sealed record Ignored(FieldFault Reason) : MapResult;

    /// <summary>Not usable; kept, and shown with this reason.</summary>
    /// <param name="Fault">The first fault found.</param>
    public sealed record Rejected(FieldFault Fault) : MapResult;
}
