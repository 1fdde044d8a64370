using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RevOps.Connectors.WooCommerce;
using RevOps.Functions.Access;
using RevOps.Functions.Description;

namespace RevOps.Functions.Intake;

/// <summary>WooCommerce's webhooks.</summary>
public sealed class WooCommerceFunction(VendorDoor door)
{
    /// <summary>Takes a delivery.</summary>
    [Function("IntakeWooCommerce")]
    [Access(Scope.Intake, Vendor = WooCommerceProof.Name)]
    [Takes("VendorInput")]
    [Answers(200, typeof(AcceptedEvent), typeof(AcceptedEvents))]
    [Answers(200, "text/plain", "text/xml")]
    public Task<IResult> Receive(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "intake/woocommerce")] HttpRequest request, CancellationToken cancel) =>
        door.AcceptAsync(request, WooCommerceProof.Name, cancel);
}
