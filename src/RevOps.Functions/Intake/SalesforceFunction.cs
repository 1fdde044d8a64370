using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RevOps.Connectors.Salesforce;
using RevOps.Functions.Access;

namespace RevOps.Functions.Intake;

/// <summary>Salesforce's outbound messages.</summary>
public sealed class SalesforceFunction(VendorDoor door)
{
    /// <summary>Takes a message.</summary>
    [Function("IntakeSalesforce")]
    [Access(Scope.Intake, Vendor = SalesforceProof.Name)]
    public Task<IResult> Receive(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "intake/salesforce")] HttpRequest request, CancellationToken cancel) =>
        door.AcceptAsync(request, SalesforceProof.Name, cancel);
}
