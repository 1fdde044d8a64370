using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RevOps.Connectors.GoogleAds;
using RevOps.Functions.Access;

namespace RevOps.Functions.Intake;

/// <summary>Google Ads' lead-form webhook.</summary>
public sealed class GoogleAdsFunction(VendorDoor door)
{
    /// <summary>Takes a lead.</summary>
    [Function("IntakeGoogleAds")]
    [Access(Scope.Intake, Vendor = GoogleAdsProof.Name)]
    public Task<IResult> Receive(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "intake/google-ads")] HttpRequest request, CancellationToken cancel) =>
        door.AcceptAsync(request, GoogleAdsProof.Name, cancel);
}
