using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Azure.Core;

namespace Azure.Data.Tables;

/// <summary>The answer to one step of a transaction, cut out of the answer to the whole.</summary>
internal sealed class StepResponse : Response
{
    private readonly Dictionary<string, string> _headers = new(StringComparer.OrdinalIgnoreCase);

    // Status line, headers, empty line, body.
    private StepResponse(string text)
    {
        using var lines = new StringReader(text);
        var statusLine = lines.ReadLine()!.Split(' ', 3);
        Status = int.Parse(statusLine[1], CultureInfo.InvariantCulture);
        ReasonPhrase = statusLine.Length > 2 ? statusLine[2] : "";
        while (lines.ReadLine() is { Length: > 0 } header)
        {
            var colon = header.IndexOf(':', StringComparison.Ordinal);
            _headers[header[..colon]] = header[(colon + 1)..].Trim();
        }

        ContentStream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(lines.ReadToEnd().Trim()));
    }

    /// <inheritdoc/>
    public override int Status { get; }

    /// <inheritdoc/>
    public override string ReasonPhrase { get; }

    /// <inheritdoc/>
    public override Stream? ContentStream { get; set; }

    /// <inheritdoc/>
    public override string ClientRequestId { get; set; } = "";

    /// <inheritdoc/>
    public override bool IsError => Status >= 400;

    /// <summary>The answers to all steps that the service got to, in their order.</summary>
    public static IEnumerable<StepResponse> ReadAll(Response response)
    {
        var text = response.Content.ToString();
        for (var at = NextStatusLine(text, 0); at >= 0;)
        {
            var next = NextStatusLine(text, at + 1);
            var part = next < 0 ? text[at..] : text[at..next];
            var end = part.IndexOf("\n--changeset", StringComparison.Ordinal);
            yield return new StepResponse(end < 0 ? part : part[..end]);
            at = next;
        }
    }

    /// <inheritdoc/>
    public override void Dispose() => ContentStream?.Dispose();

    /// <inheritdoc/>
    protected override bool ContainsHeader(string name) => _headers.ContainsKey(name);

    /// <inheritdoc/>
    protected override IEnumerable<HttpHeader> EnumerateHeaders() => _headers.Select(h => new HttpHeader(h.Key, h.Value));

    /// <inheritdoc/>
    protected override bool TryGetHeader(string name, [NotNullWhen(true)] out string? value) => _headers.TryGetValue(name, out value);

    /// <inheritdoc/>
    protected override bool TryGetHeaderValues(string name, [NotNullWhen(true)] out IEnumerable<string>? values)
    {
        values = _headers.TryGetValue(name, out var value) ? [value] : null;
        return values is not null;
    }

    private static int NextStatusLine(string text, int from) => text.IndexOf("HTTP/1.1 ", from, StringComparison.Ordinal);
}
