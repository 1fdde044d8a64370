using RevOps.Connectors.Apis;

namespace RevOps.Connectors.GoogleAds;

/// <summary>What opens Google's APIs: an OAuth client and the refresh token of a user of the account.</summary>
/// <param name="ClientId"><c>REVOPS_GOOGLE_CLIENT_ID</c>.</param>
/// <param name="ClientSecret"><c>REVOPS_GOOGLE_CLIENT_SECRET</c>.</param>
/// <param name="RefreshToken"><c>REVOPS_GOOGLE_REFRESH_TOKEN</c>.</param>
/// <param name="Customer">The account, ten digits (<c>REVOPS_GOOGLE_CUSTOMER</c>).</param>
/// <param name="LoginCustomer">The manager account through which it is reached; empty for none (<c>REVOPS_GOOGLE_LOGIN_CUSTOMER</c>).</param>
/// <param name="DeveloperToken">Opens the Ads API, for spend (<c>REVOPS_GOOGLE_DEVELOPER_TOKEN</c>).</param>
/// <param name="AdsUrl">The Ads API with its version (<c>REVOPS_GOOGLE_ADS_URL</c>).</param>
/// <param name="TokenUrl">Where tokens are had (<c>REVOPS_GOOGLE_TOKEN_URL</c>).</param>
/// <param name="DataUrl">The Data Manager API (<c>REVOPS_GOOGLE_DATA_URL</c>).</param>
public sealed record GoogleAccess(
    string ClientId, string ClientSecret, string RefreshToken, string Customer, string LoginCustomer, string DeveloperToken, Uri AdsUrl, Uri TokenUrl, Uri DataUrl)
{
    /// <summary>The form by which a token is had.</summary>
    public OAuthClient OAuth => new(TokenUrl, new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["grant_type"] = "refresh_token",
        ["client_id"] = ClientId,
        ["client_secret"] = ClientSecret,
        ["refresh_token"] = RefreshToken,
    });
}
