using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RevOps.Connectors.Salesforce;
using RevOps.Functions.Access;
using RevOps.Functions.Description;

namespace RevOps.Functions.Intake;

/// <summary>Salesforce's outbound messages.</summary>
public sealed class SalesforceFunction(VendorDoor door)
{
    /// <summary>Takes a message.</summary>
    [Function("IntakeSalesforce")]
    [Access(Scope.Intake, Vendor = SalesforceProof.Name)]
    [Takes("VendorInput")]
    [Answers(200, typeof(AcceptedEvent), typeof(AcceptedEvents))]
    [Answers(200, "text/plain", "text/xml")]
    public Task<IResult> Receive(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "intake/salesforce")] HttpRequest request, CancellationToken cancel) =>
        door.AcceptAsync(request, SalesforceProof.Name, cancel);
}
