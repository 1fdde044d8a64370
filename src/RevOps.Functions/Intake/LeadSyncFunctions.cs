using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RevOps.Connectors.HubSpot;
using RevOps.Connectors.LinkedIn;
using RevOps.Connectors.Meta;
using RevOps.Functions.Access;
using RevOps.Functions.Description;

namespace RevOps.Functions.Intake;

/// <summary>The vendors that only tell of what happened: each names objects that are fetched later.</summary>
public sealed class LeadSyncFunctions(VendorDoor door)
{
    /// <summary>HubSpot's webhooks: up to 100 events at once, answered within 5 s.</summary>
    [Function("IntakeHubSpot")]
    [Access(Scope.Intake, Vendor = HubSpotConnector.Vendor)]
    [Takes("VendorInput")]
    [Answers(200, typeof(AcceptedEvent), typeof(AcceptedEvents))]
    [Answers(200, "text/plain", "text/xml")]
    public Task<IResult> HubSpot(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "intake/hubspot")] HttpRequest request, CancellationToken cancel) =>
        door.AcceptAsync(request, HubSpotConnector.Vendor, cancel);

    /// <summary>LinkedIn's lead sync. Its challenges, which are GETs, are answered before.</summary>
    [Function("IntakeLinkedIn")]
    [Access(Scope.Intake, Vendor = LinkedInConnector.Vendor)]
    [Takes("VendorInput")]
    [Answers(200, typeof(AcceptedEvent), typeof(AcceptedEvents))]
    [Answers(200, "text/plain", "text/xml")]
    public Task<IResult> LinkedIn(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "post", Route = "intake/linkedin")] HttpRequest request, CancellationToken cancel) =>
        door.AcceptAsync(request, LinkedInConnector.Vendor, cancel);

    /// <summary>Meta's lead ads. Its handshake, a GET, is answered before.</summary>
    [Function("IntakeMeta")]
    [Access(Scope.Intake, Vendor = MetaConnector.Vendor)]
    [Takes("VendorInput")]
    [Answers(200, typeof(AcceptedEvent), typeof(AcceptedEvents))]
    [Answers(200, "text/plain", "text/xml")]
    public Task<IResult> Meta(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "post", Route = "intake/meta")] HttpRequest request, CancellationToken cancel) =>
        door.AcceptAsync(request, MetaConnector.Vendor, cancel);
}
