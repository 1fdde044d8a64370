using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using RevOps.Functions.Setup;

namespace RevOps.Functions.Storage;

/// <summary>Opens queues, blobs and tables of the storage account, by its connection string. On Azure there is one that opens it by the app's identity.</summary>
public class StorageAccount(RevOpsSettings settings)
{
    private const string ContainerName = "revops";

    /// <summary>A queue; nothing is sent yet.</summary>
    public virtual QueueClient Queue(string name, QueueClientOptions options) => new(settings.Storage, name, options);

    /// <summary>A table; nothing is sent yet.</summary>
    public virtual TableClient Table(string name) => new TableServiceClient(settings.Storage).GetTableClient(name);

    /// <summary>The container of all blobs; nothing is sent yet.</summary>
    public BlobContainerClient Container() => Container(ContainerName);

    /// <summary>A container; nothing is sent yet.</summary>
    protected virtual BlobContainerClient Container(string name) => new(settings.Storage, name);
}
