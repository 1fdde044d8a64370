using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RevOps.Connectors.GoogleAds;
using RevOps.Functions.Access;
using RevOps.Functions.Description;

namespace RevOps.Functions.Intake;

/// <summary>Google Ads' lead-form webhook.</summary>
public sealed class GoogleAdsFunction(VendorDoor door)
{
    /// <summary>Takes a lead.</summary>
    [Function("IntakeGoogleAds")]
    [Access(Scope.Intake, Vendor = GoogleAdsProof.Name)]
    [Takes("VendorInput")]
    [Answers(200, typeof(AcceptedEvent), typeof(AcceptedEvents))]
    [Answers(200, "text/plain", "text/xml")]
    public Task<IResult> Receive(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "intake/google-ads")] HttpRequest request, CancellationToken cancel) =>
        door.AcceptAsync(request, GoogleAdsProof.Name, cancel);
}
