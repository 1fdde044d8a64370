using System.Globalization;
using Microsoft.Extensions.Configuration;
using RevOps.Connectors.Apis;
using RevOps.Connectors.Salesforce;

namespace RevOps.Functions.Fetching;

/// <summary>The vendors' APIs, read once at start-up.</summary>
/// <param name="HubSpot"><c>REVOPS_HUBSPOT_URL</c> (<c>https://api.hubapi.com</c>), <c>REVOPS_HUBSPOT_TOKEN</c>.</param>
/// <param name="LinkedIn"><c>REVOPS_LINKEDIN_URL</c> (<c>https://api.linkedin.com</c>), <c>REVOPS_LINKEDIN_TOKEN</c>.</param>
/// <param name="Meta"><c>REVOPS_META_URL</c> (<c>https://graph.facebook.com/v23.0</c>), <c>REVOPS_META_TOKEN</c>.</param>
/// <param name="LinkedInVersion">The version of LinkedIn's API that is asked for, year and month (<c>REVOPS_LINKEDIN_VERSION</c>, <c>202511</c>).</param>
/// <param name="Salesforce">Salesforce.</param>
public sealed record VendorSettings(VendorAccess HubSpot, VendorAccess LinkedIn, VendorAccess Meta, string LinkedInVersion, SalesforceAccess Salesforce)
{
    /// <summary>Reads the settings.</summary>
    /// <exception cref="InvalidOperationException">Some are wrong; the message names them all.</exception>
    public static VendorSettings Read(IConfiguration configuration)
    {
        var faults = new List<string>();
        var settings = new VendorSettings(
            Access(configuration, "HUBSPOT", "https://api.hubapi.com", faults),
            Access(configuration, "LINKEDIN", "https://api.linkedin.com", faults),
            Access(configuration, "META", "https://graph.facebook.com/v23.0", faults),
            configuration["REVOPS_LINKEDIN_VERSION"] is { Length: > 0 } version ? version : "202511",
            SalesforceOf(configuration, faults));
        if (settings.LinkedInVersion.Length != 6 || !settings.LinkedInVersion.All(char.IsAsciiDigit))
        {
            faults.Add("REVOPS_LINKEDIN_VERSION is a year and a month, like 202511.");
        }

        return faults.Count == 0 ? settings : throw new InvalidOperationException(string.Join(Environment.NewLine, faults));
    }

    private static SalesforceAccess SalesforceOf(IConfiguration configuration, List<string> faults)
    {
        var version = configuration["REVOPS_SALESFORCE_VERSION"] is { Length: > 0 } given ? given : "62.0";
        if (!decimal.TryParse(version, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _))
        {
            faults.Add("REVOPS_SALESFORCE_VERSION is a version of Salesforce's API, like 62.0.");
        }

        var url = configuration["REVOPS_SALESFORCE_URL"] is { Length: > 0 } address ? Address("REVOPS_SALESFORCE_URL", address, faults) : null;
        return new SalesforceAccess(url, configuration["REVOPS_SALESFORCE_CLIENT_ID"] ?? "", configuration["REVOPS_SALESFORCE_CLIENT_SECRET"] ?? "", version);
    }

    private static VendorAccess Access(IConfiguration configuration, string vendor, string otherwise, List<string> faults)
    {
        var (setting, tokenSetting) = ($"REVOPS_{vendor}_URL", $"REVOPS_{vendor}_TOKEN");
        var text = configuration[setting] is { Length: > 0 } given ? given : otherwise;
        var token = configuration[tokenSetting] ?? "";
        var url = Address(setting, text, faults);
        if (token.Any(c => c is <= ' ' or > '~'))
        {
            faults.Add($"{tokenSetting} has characters that no token has.");
        }

        return new VendorAccess(url ?? new Uri(otherwise), token, tokenSetting);
    }

    /// <summary>A token travels with each request, so the address is one that nobody can listen to, or this machine.</summary>
    /// <returns>Null where it is another; then the fault is added.</returns>
    internal static Uri? Address(string setting, string text, List<string> faults)
    {
        if (Uri.TryCreate(text.TrimEnd('/') + "/", UriKind.Absolute, out var url) && (url.Scheme == "https" || (url.Scheme == "http" && url.IsLoopback)))
        {
            return url;
        }

        faults.Add($"{setting} is an https address.");
        return null;
    }
}
