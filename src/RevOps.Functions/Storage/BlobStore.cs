using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using RevOps.Functions.Setup;

namespace RevOps.Functions.Storage;

/// <summary>What is too large for a queue message or a table row. Blobs under <c>intake/</c> expire by the account's lifecycle rule.</summary>
public sealed class BlobStore(RevOpsSettings settings)
{
    private readonly Lazy<BlobContainerClient> _container = new(() => new BlobContainerClient(settings.Storage, "revops"));

    /// <summary>Creates the container if it is missing.</summary>
    public Task CreateAsync(CancellationToken cancel) => _container.Value.CreateIfNotExistsAsync(cancellationToken: cancel);

    /// <summary>Writes a text; returns its name.</summary>
    public async Task<string> PutAsync(string name, string text, CancellationToken cancel)
    {
        await _container.Value.GetBlobClient(name).UploadAsync(BinaryData.FromString(text), overwrite: true, cancel);
        return name;
    }

    /// <summary>Streams into a blob; memory does not grow with its size. Returns the number of bytes.</summary>
    public async Task<long> PutAsync(string name, Stream content, CancellationToken cancel)
    {
        var blob = _container.Value.GetBlobClient(name);
        await blob.UploadAsync(content, overwrite: true, cancel);
        return (await blob.GetPropertiesAsync(cancellationToken: cancel)).Value.ContentLength;
    }

    /// <summary>Reads a text.</summary>
    /// <exception cref="RequestFailedException">There is no such blob, or storage is out of reach.</exception>
    public async Task<string> GetTextAsync(string name, CancellationToken cancel) =>
        (await _container.Value.GetBlobClient(name).DownloadContentAsync(cancel)).Value.Content.ToString();

    /// <summary>Opens a blob at an offset.</summary>
    public Task<Stream> OpenAsync(string name, long offset, CancellationToken cancel) =>
        _container.Value.GetBlobClient(name).OpenReadAsync(new BlobOpenReadOptions(allowModifications: false) { Position = offset, BufferSize = 1 << 20 }, cancel);
}
