using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RevOps.Connectors.BusinessCentral;
using RevOps.Functions.Access;
using RevOps.Functions.Description;

namespace RevOps.Functions.Intake;

/// <summary>Business Central's notifications.</summary>
public sealed class BusinessCentralFunction(VendorDoor door)
{
    /// <summary>Takes notifications.</summary>
    [Function("IntakeBusinessCentral")]
    [Access(Scope.Intake, Vendor = BusinessCentralProof.Name)]
    [Takes("VendorInput")]
    [Answers(200, typeof(AcceptedEvent), typeof(AcceptedEvents))]
    [Answers(200, "text/plain", "text/xml")]
    public Task<IResult> Receive(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "post", Route = "intake/business-central")] HttpRequest request, CancellationToken cancel) =>
        door.AcceptAsync(request, BusinessCentralProof.Name, cancel);
}
