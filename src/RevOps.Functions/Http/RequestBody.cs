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
            return ((Read)known!).Body;
        }

        // Too large is remembered too: what is left of the stream is no body of its own.
        var body = request.ContentLength > limit ? null : await ReadToLimitAsync(request, limit, cancel);
        request.HttpContext.Items[Key] = new Read(body);
        return body;
    }

    private sealed record Read(ReadOnlyMemory<byte>? Body);

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
