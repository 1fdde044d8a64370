using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace RevOps.Functions.Storage;

/// <summary>What is too large for a queue message or a table row.</summary>
public sealed class BlobStore(StorageAccount storage)
{
    private const int BlockSize = 4 * 1024 * 1024;
    private readonly Lazy<BlobContainerClient> _container = new(storage.Container);

    /// <summary>Creates the container if it is missing.</summary>
    public Task CreateAsync(CancellationToken cancel) => _container.Value.CreateIfNotExistsAsync(cancellationToken: cancel);

    /// <summary>Writes a text; returns its name.</summary>
    public async Task<string> PutAsync(string name, string text, CancellationToken cancel)
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(text));
        await PutAsync(name, content, cancel);
        return name;
    }

    /// <summary>
    /// Streams into a blob, block by block: memory does not grow with its size, and the blob appears whole or not at all.
    /// </summary>
    public async Task PutAsync(string name, Stream content, CancellationToken cancel)
    {
        var blob = _container.Value.GetBlockBlobClient(name);
        var blocks = new List<string>();
        var buffer = ArrayPool<byte>.Shared.Rent(BlockSize);
        try
        {
            while (await content.ReadAtLeastAsync(buffer.AsMemory(0, BlockSize), BlockSize, throwOnEndOfStream: false, cancel) is > 0 and var read)
            {
                var id = Convert.ToBase64String(Encoding.ASCII.GetBytes(blocks.Count.ToString("D6", CultureInfo.InvariantCulture)));
                using var block = new MemoryStream(buffer, 0, read, writable: false);
                await blob.StageBlockAsync(id, block, cancellationToken: cancel);
                blocks.Add(id);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        await blob.CommitBlockListAsync(blocks, cancellationToken: cancel);
    }

    /// <summary>Reads a text.</summary>
    /// <exception cref="RequestFailedException">There is no such blob, or storage is out of reach.</exception>
    public async Task<string> GetTextAsync(string name, CancellationToken cancel) =>
        (await _container.Value.GetBlobClient(name).DownloadContentAsync(cancel)).Value.Content.ToString();

    /// <summary>Reads a text; null where there is none of that name.</summary>
    public async Task<string?> FindTextAsync(string name, CancellationToken cancel)
    {
        try
        {
            return await GetTextAsync(name, cancel);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }

    /// <summary>Deletes a blob; one that is not there is no fault.</summary>
    public Task DeleteAsync(string name, CancellationToken cancel) => _container.Value.GetBlobClient(name).DeleteIfExistsAsync(cancellationToken: cancel);

    /// <summary>The names of the blobs in a folder, sorted.</summary>
    public async IAsyncEnumerable<string> ListAsync(string folder, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var blob in _container.Value.GetBlobsAsync(BlobTraits.None, BlobStates.None, folder, cancel))
        {
            yield return blob.Name;
        }
    }

    /// <summary>Opens a blob at an offset.</summary>
    public Task<Stream> OpenAsync(string name, long offset, CancellationToken cancel) =>
        _container.Value.GetBlobClient(name).OpenReadAsync(new BlobOpenReadOptions(allowModifications: false) { Position = offset, BufferSize = 1 << 20 }, cancel);
}
