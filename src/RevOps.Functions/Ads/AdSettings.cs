using Microsoft.Extensions.Configuration;
using RevOps.Connectors.GoogleAds;
using RevOps.Functions.Fetching;

namespace RevOps.Functions.Ads;

/// <summary>The accounts of ad platforms, read once at start-up.</summary>
/// <param name="Google">Google's.</param>
/// <param name="LinkedInAccount">LinkedIn's account, for spend (<c>REVOPS_LINKEDIN_ACCOUNT</c>).</param>
/// <param name="MetaAccount">Meta's ad account without <c>act_</c>, for spend (<c>REVOPS_META_ACCOUNT</c>).</param>
/// <param name="MetaDataset">Meta's dataset (pixel) that takes conversions (<c>REVOPS_META_DATASET</c>).</param>
public sealed record AdSettings(GoogleAccess Google, string LinkedInAccount, string MetaAccount, string MetaDataset)
{
    /// <summary>Reads the settings.</summary>
    /// <exception cref="InvalidOperationException">Some are wrong; the message names them all.</exception>
    public static AdSettings Read(IConfiguration configuration)
    {
        var faults = new List<string>();
        var google = new GoogleAccess(
            configuration["REVOPS_GOOGLE_CLIENT_ID"] ?? "",
            configuration["REVOPS_GOOGLE_CLIENT_SECRET"] ?? "",
            configuration["REVOPS_GOOGLE_REFRESH_TOKEN"] ?? "",
            Digits(configuration, "REVOPS_GOOGLE_CUSTOMER", faults),
            Digits(configuration, "REVOPS_GOOGLE_LOGIN_CUSTOMER", faults),
            configuration["REVOPS_GOOGLE_DEVELOPER_TOKEN"] ?? "",
            Url(configuration, "REVOPS_GOOGLE_ADS_URL", "https://googleads.googleapis.com/v26/", faults),
            new Uri(Url(configuration, "REVOPS_GOOGLE_TOKEN_URL", "https://oauth2.googleapis.com/token", faults).AbsoluteUri.TrimEnd('/')),
            Url(configuration, "REVOPS_GOOGLE_DATA_URL", "https://datamanager.googleapis.com/", faults));
        var settings = new AdSettings(
            google,
            Digits(configuration, "REVOPS_LINKEDIN_ACCOUNT", faults),
            Digits(configuration, "REVOPS_META_ACCOUNT", faults),
            Digits(configuration, "REVOPS_META_DATASET", faults));
        return faults.Count == 0 ? settings : throw new InvalidOperationException(string.Join(Environment.NewLine, faults));
    }

    /// <summary>Google writes its accounts as 123-456-7890.</summary>
    private static string Digits(IConfiguration configuration, string name, List<string> faults)
    {
        var text = (configuration[name] ?? "").Replace("-", "", StringComparison.Ordinal);
        if (!text.All(char.IsAsciiDigit))
        {
            faults.Add($"{name} is a number.");
        }

        return text;
    }

    private static Uri Url(IConfiguration configuration, string name, string otherwise, List<string> faults) =>
        configuration[name] is { Length: > 0 } text ? VendorSettings.Address(name, text, faults) ?? new Uri(otherwise) : new Uri(otherwise);
}
