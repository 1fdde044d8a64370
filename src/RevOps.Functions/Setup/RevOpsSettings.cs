using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Configuration;
using RevOps.Connectors.Salesforce;
using RevOps.Functions.Access;

namespace RevOps.Functions.Setup;

/// <summary>What the app is told from outside, read once at start-up.</summary>
/// <param name="DataFolder">Folder of the embedded database (<c>REVOPS_DATA</c>).</param>
/// <param name="SqlServer">Connection string of Azure SQL (<c>REVOPS_SQL</c>); empty for the embedded database.</param>
/// <param name="Storage">Connection string of the storage account (<c>AzureWebJobsStorage</c>).</param>
/// <param name="RulesFolder">Folder of the rules (<c>REVOPS_RULES</c>).</param>
/// <param name="Currency">Reporting currency, ISO 4217 (<c>REVOPS_CURRENCY</c>).</param>
/// <param name="Keys">The API keys.</param>
/// <param name="Secrets">The secrets shared with vendors.</param>
/// <param name="EventKey">The secret that event ids are proven with (<c>REVOPS_EVENT_KEY</c>; derived from the admin key where not set).</param>
public sealed record RevOpsSettings(
    string DataFolder,
    string SqlServer,
    string Storage,
    string RulesFolder,
    string Currency,
    ApiKeys Keys,
    VendorSecrets Secrets,
    byte[] EventKey)
{
    /// <summary>
    /// Scheme and host that the outside calls the app by (<c>REVOPS_PUBLIC_URL</c>), without a slash at the end; null to believe the
    /// request. Vendors that sign their address sign this one, which an app behind a proxy cannot see.
    /// </summary>
    public string? PublicUrl { get; init; }

    /// <summary>Ids of the Salesforce organizations whose messages are taken (<c>REVOPS_SALESFORCE_ORGS</c>, by commas or spaces); none lets nobody send.</summary>
    public IReadOnlyList<string> SalesforceOrganizations { get; init; } = [];

    /// <summary>How long the steps of sequences are kept once a lead has left them (<c>REVOPS_KEEP_NURTURE_DAYS</c>, 1 to 3650; 365 days).</summary>
    public TimeSpan KeepNurture { get; init; } = TimeSpan.FromDays(365);

    /// <summary>Reads the settings.</summary>
    /// <exception cref="InvalidOperationException">One is missing or wrong; the message names it.</exception>
    public static RevOpsSettings Read(IConfiguration configuration)
    {
        var adminKey = configuration["REVOPS_KEY"] ?? "";
        if (adminKey.Length < ApiKeys.MinimumLength)
        {
            throw new InvalidOperationException($"REVOPS_KEY must have at least {ApiKeys.MinimumLength} characters.");
        }

        return new RevOpsSettings(
            Setting(configuration, "REVOPS_DATA", ".revops"),
            Setting(configuration, "REVOPS_SQL", ""),
            Setting(configuration, "AzureWebJobsStorage", ""),
            Setting(configuration, "REVOPS_RULES", Path.Combine(AppContext.BaseDirectory, "rules")),
            Setting(configuration, "REVOPS_CURRENCY", "EUR"),
            ApiKeys.Parse(adminKey, configuration["REVOPS_KEYS"] ?? ""),
            VendorSecrets.Read(configuration, adminKey),
            EventKeyFrom(configuration["REVOPS_EVENT_KEY"], adminKey))
        {
            SalesforceOrganizations = OrganizationsFrom(configuration["REVOPS_SALESFORCE_ORGS"] ?? ""),
            PublicUrl = PublicUrlFrom(configuration["REVOPS_PUBLIC_URL"]),
            KeepNurture = KeepSetting.Read(configuration, "REVOPS_KEEP_NURTURE_DAYS", 365),
        };
    }

    private static string[] OrganizationsFrom(string given)
    {
        var ids = given.Split([',', ' ', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return ids.All(id => SalesforceIds.Full(id) is not null)
            ? ids
            : throw new InvalidOperationException("REVOPS_SALESFORCE_ORGS holds ids of organizations, of 15 or 18 characters, like 00D5g000004abcD.");
    }

    private static string? PublicUrlFrom(string? given)
    {
        if (given is not { Length: > 0 })
        {
            return null;
        }

        return Uri.TryCreate(given, UriKind.Absolute, out var url) && url is { Scheme: "http" or "https", PathAndQuery: "/", Fragment: "", UserInfo: "" }
            ? given.TrimEnd('/')
            : throw new InvalidOperationException("REVOPS_PUBLIC_URL is scheme and host only, like https://revops.example.com.");
    }

    private static string Setting(IConfiguration configuration, string name, string otherwise) =>
        configuration[name] is { Length: > 0 } value ? value : otherwise;

    private static byte[] EventKeyFrom(string? given, string adminKey) => given is { Length: > 0 }
        ? SHA256.HashData(Encoding.UTF8.GetBytes(given))
        : HMACSHA256.HashData(Encoding.UTF8.GetBytes(adminKey), "revops event ids"u8);
}
