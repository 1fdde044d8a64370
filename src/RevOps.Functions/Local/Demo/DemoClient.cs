using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace RevOps.Functions.Local.Demo;

/// <summary>An answer of the app.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Body">Its JSON; undefined where there is none.</param>
internal sealed record Answered(int Status, JsonElement Body);

/// <summary>Speaks to the app as everybody outside does: over HTTP, with a key.</summary>
/// <param name="http">Knows the address.</param>
/// <param name="key">The admin key.</param>
internal sealed class DemoClient(HttpClient http, string key)
{
    private readonly ConcurrentQueue<string> _surprises = new();

    /// <summary>Answers that nobody expected, in words.</summary>
    public IReadOnlyCollection<string> Surprises => _surprises;

    /// <summary>Sends a delivery and gives the answer, whatever it is.</summary>
    public async Task<Answered> SendAsync(Delivery delivery, CancellationToken cancel)
    {
        using var content = new StringContent(delivery.Body, Encoding.UTF8, delivery.ContentType);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"api/{delivery.Path}") { Content = content };
        if (delivery.IdempotencyKey is { } idempotency)
        {
            request.Headers.Add("Idempotency-Key", idempotency);
        }

        return await SendAsync(request, delivery.Key ?? key, delivery.Expected, cancel);
    }

    public Task<Answered> PutAsync(string path, object body, CancellationToken cancel) => SendAsync(HttpMethod.Put, path, body, 200, cancel);

    public Task<Answered> PostAsync(string path, object body, int expected, CancellationToken cancel) => SendAsync(HttpMethod.Post, path, body, expected, cancel);

    public async Task<JsonElement> GetAsync(string path, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"api/{path}");
        return (await SendAsync(request, key, 200, cancel)).Body;
    }

    public async Task<string> GetTextAsync(string path, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"api/{path}");
        request.Headers.Add("x-api-key", key);
        using var response = await http.SendAsync(request, cancel);
        Expect(request, 200, (int)response.StatusCode);
        return await response.Content.ReadAsStringAsync(cancel);
    }

    /// <summary>All items of a list, page by page.</summary>
    public async Task<IReadOnlyList<JsonElement>> ListAsync(string path, CancellationToken cancel)
    {
        var items = new List<JsonElement>();
        for (string? cursor = ""; cursor is not null;)
        {
            var separator = path.Contains('?', StringComparison.Ordinal) ? '&' : '?';
            var page = await GetAsync($"{path}{separator}limit=500{(cursor.Length == 0 ? "" : $"&cursor={Uri.EscapeDataString(cursor)}")}", cancel);
            items.AddRange(page.GetProperty("items").EnumerateArray());
            cursor = page.GetProperty("nextCursor").GetString();
        }

        return items;
    }

    private async Task<Answered> SendAsync(HttpMethod method, string path, object body, int expected, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(method, $"api/{path}") { Content = JsonContent.Create(body) };
        return await SendAsync(request, key, expected, cancel);
    }

    private async Task<Answered> SendAsync(HttpRequestMessage request, string withKey, int expected, CancellationToken cancel)
    {
        if (withKey.Length > 0)
        {
            request.Headers.Add("x-api-key", withKey);
        }

        using var response = await http.SendAsync(request, cancel);
        var text = await response.Content.ReadAsStringAsync(cancel);
        Expect(request, expected, (int)response.StatusCode);
        return new Answered((int)response.StatusCode, text.StartsWith('{') ? JsonSerializer.Deserialize<JsonElement>(text) : default);
    }

    private void Expect(HttpRequestMessage request, int expected, int status)
    {
        if (status != expected)
        {
            _surprises.Enqueue($"{request.Method} {request.RequestUri} was answered with {status}, not {expected}.");
        }
    }
}
