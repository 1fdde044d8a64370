namespace RevOps.Connectors.Salesforce;

/// <summary>What opens Salesforce's API: a connected app with the client credentials flow.</summary>
/// <param name="Url">The organization's own address (<c>REVOPS_SALESFORCE_URL</c>, My Domain); null where none is set.</param>
/// <param name="ClientId">Consumer key (<c>REVOPS_SALESFORCE_CLIENT_ID</c>).</param>
/// <param name="ClientSecret">Consumer secret (<c>REVOPS_SALESFORCE_CLIENT_SECRET</c>).</param>
/// <param name="Version">The version of the API (<c>REVOPS_SALESFORCE_VERSION</c>, <c>62.0</c>).</param>
public sealed record SalesforceAccess(Uri? Url, string ClientId, string ClientSecret, string Version);
