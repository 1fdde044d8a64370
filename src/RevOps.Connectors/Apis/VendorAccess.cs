namespace RevOps.Connectors.Apis;

/// <summary>Where a vendor's API is and what opens it.</summary>
/// <param name="Url">Base address; ends with a slash.</param>
/// <param name="Token">The token; empty where none is set, and then nothing is fetched.</param>
/// <param name="TokenSetting">Name of the setting that holds the token.</param>
public sealed record VendorAccess(Uri Url, string Token, string TokenSetting);
