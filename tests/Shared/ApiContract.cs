using System.Collections.Concurrent;
using System.Text.Json;

namespace RevOps.Testing;

/// <summary>What the API says of itself, held against what it does: every answer that passes is one that is described.</summary>
internal sealed class ApiContract
{
    private readonly JsonSchema _schemas;
    private readonly IReadOnlyList<(string[] Path, string Text, JsonElement Methods)> _paths;

    /// <param name="document">The OpenAPI document.</param>
    public ApiContract(JsonElement document)
    {
        _schemas = new JsonSchema(document, isStrict: true);
        _paths =
        [
            .. document.GetProperty("paths").EnumerateObject()
                .Select(p => (p.Name.Split('/', StringSplitOptions.RemoveEmptyEntries), p.Name, p.Value))
                .OrderBy(p => p.Item1.Count(part => part.StartsWith('{'))),
        ];
    }

    /// <summary>What was seen so far: operation and status.</summary>
    public ConcurrentDictionary<(string OperationId, int Status), int> Seen { get; } = new();

    /// <summary>The operation of a request; null where none is described.</summary>
    /// <param name="method">GET and so on.</param>
    /// <param name="path">The path after the host.</param>
    public JsonElement? Find(string method, string path)
    {
        var parts = path.Trim('/').Split('/');
        if (parts[0] != "api")
        {
            return null;
        }

        foreach (var (pattern, text, methods) in _paths)
        {
            if (IsMatch(pattern, text, parts.AsSpan(1)) && methods.TryGetProperty(method.ToLowerInvariant(), out var operation))
            {
                return operation;
            }
        }

        return null;
    }

    /// <summary>How an answer differs from its description; empty where it does not.</summary>
    public IReadOnlyList<string> Differences(string method, string path, int status, string? contentType, string body)
    {
        // Pages are for people.
        if (path.StartsWith("/api/dashboard", StringComparison.Ordinal) || path == "/api/docs")
        {
            return [];
        }

        if (Find(method, path) is not { } operation)
        {
            return status is 404 or 405 ? [] : [$"{method} {path} is not described."];
        }

        var id = operation.GetProperty("operationId").GetString()!;
        Seen.AddOrUpdate((id, status), 1, (_, n) => n + 1);
        var responses = operation.GetProperty("responses");
        if (!responses.TryGetProperty($"{status}", out var response) && !(status >= 500 && responses.TryGetProperty("default", out response)))
        {
            return [$"{id} answers {status}, which is not described: {body}"];
        }

        if (!response.TryGetProperty("content", out var content))
        {
            return body.Length == 0 ? [] : [$"{id} {status} has a body, which is not described."];
        }

        if (body.Length == 0 && (method == "HEAD" || content.TryGetProperty("text/plain", out _)))
        {
            return [];
        }

        if (contentType is null || !content.TryGetProperty(contentType, out var form))
        {
            return [$"{id} {status} is {contentType}, which is not described."];
        }

        return contentType.EndsWith("json", StringComparison.Ordinal)
            ? [.. _schemas.Faults(form.GetProperty("schema"), JsonSerializer.Deserialize<JsonElement>(body)).Select(f => $"{id} {status} {f}")]
            : [];
    }

    private static bool IsMatch(string[] pattern, string text, ReadOnlySpan<string> parts)
    {
        // Names of rule files may have folders.
        var isOpen = text.EndsWith("{file}", StringComparison.Ordinal) && parts.Length >= pattern.Length;
        if (parts.Length != pattern.Length && !isOpen)
        {
            return false;
        }

        for (var i = 0; i < pattern.Length; i++)
        {
            if (!pattern[i].StartsWith('{') && !pattern[i].Equals(parts[i], StringComparison.OrdinalIgnoreCase))
            {
                return false;
            }
        }

        return true;
    }
}

/// <summary>Holds every answer of a client against the description, and fails the test that got another one.</summary>
/// <param name="contract">The description.</param>
internal sealed class ContractCheck(ApiContract contract) : DelegatingHandler(new SocketsHttpHandler())
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        var type = response.Content.Headers.ContentType?.MediaType;
        var isText = type is null || type.StartsWith("text/", StringComparison.Ordinal) || type.EndsWith("json", StringComparison.Ordinal);
        var body = isText ? await response.Content.ReadAsStringAsync(cancellationToken) : "bytes";
        Assert.Empty(contract.Differences(request.Method.Method, request.RequestUri!.AbsolutePath, (int)response.StatusCode, type, body));
        return response;
    }
}
