using Azure.Core;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Extensions.Configuration;
using RevOps.Functions.Setup;

namespace RevOps.Functions.Storage;

/// <summary>
/// Opens the storage account by the app's identity: there is no key that could leak. Named as the host names it:
/// <c>AzureWebJobsStorage__accountName</c>, and <c>AzureWebJobsStorage__clientId</c> where the identity is one that was assigned.
/// </summary>
/// <remarks>See learn.microsoft.com, "Connecting to host storage with an identity".</remarks>
public sealed class IdentityStorageAccount : StorageAccount
{
    private readonly string _account;
    private readonly TokenCredential _identity;

    /// <summary>As the settings say.</summary>
    public IdentityStorageAccount(RevOpsSettings settings, IConfiguration configuration)
        : base(settings)
    {
        _account = AccountOf(configuration)!;
        _identity = new ManagedIdentityCredential(
            configuration["AzureWebJobsStorage:clientId"] is { Length: > 0 } id ? ManagedIdentityId.FromUserAssignedClientId(id) : ManagedIdentityId.SystemAssigned);
    }

    /// <summary>Name of the account that is opened by identity; null where a connection string opens it.</summary>
    public static string? AccountOf(IConfiguration configuration) => configuration["AzureWebJobsStorage:accountName"] is { Length: > 0 } name ? name : null;

    /// <inheritdoc/>
    public override QueueClient Queue(string name, QueueClientOptions options) => new(Address("queue", name), _identity, options);

    /// <inheritdoc/>
    public override TableClient Table(string name) => new TableServiceClient(Address("table", ""), _identity).GetTableClient(name);

    /// <inheritdoc/>
    protected override BlobContainerClient Container(string name) => new(Address("blob", name), _identity);

    private Uri Address(string service, string path) => new($"https://{_account}.{service}.core.windows.net/{path}");
}
