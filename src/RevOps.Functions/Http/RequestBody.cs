using System.Buffers;
using Microsoft.AspNetCore.Http;

namespace RevOps.Functions.Http;

/// <summary>Reads a request's body once, up to a limit, and keeps it for whoever asks next.</summary>
public static class RequestBody
{
    private static readonly object Key = new();

    /// <summary>The raw bytes, or null where there are more than <paramref name="limit"/>.</summary>
    public static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpRequest request, int limit, CancellationToken cancel)
    {
        if (request.HttpContext.Items.TryGetValue(Key, out var known))
        {
            return (ReadOnlyMemory<byte>)known!;
        }

        if (request.ContentLength > limit)
        {
            return null;
        }

        var body = await ReadToLimitAsync(request, limit, cancel);
        if (body is { } read)
        {
            request.HttpContext.Items[Key] = read;
        }

        return body;
    }

    private static async Task<ReadOnlyMemory<byte>?> ReadToLimitAsync(HttpRequest request, int limit, CancellationToken cancel)
    {
        var buffer = new ArrayBufferWriter<byte>((int)Math.Clamp(request.ContentLength ?? 4096, 256, limit));
        while (true)
        {
            var read = await request.Body.ReadAsync(buffer.GetMemory(4096), cancel);
            if (read == 0)
            {
                return buffer.WrittenMemory;
            }

            buffer.Advance(read);
            if (buffer.WrittenCount > limit)
            {
                return null;
            }
        }
    }
}
