using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace RevOps.Functions.Tests.Vendors;

/// <summary>As much of a storage account on loopback as intake needs: messages, blobs and rows are taken and remembered.</summary>
internal sealed partial class FakeStorage : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<string> _messages = new();
    private readonly ConcurrentQueue<string> _rows = new();
    private readonly ConcurrentQueue<string> _blobs = new();

    private FakeStorage(WebApplication app) => _app = app;

    /// <summary>True: every request is answered with 503.</summary>
    public bool IsDown { get; set; }

    /// <summary>How many messages it says wait in any queue.</summary>
    public int Backlog { get; set; }

    /// <summary>Bodies of rows that were written.</summary>
    public IReadOnlyList<string> Rows => [.. _rows];

    /// <summary>Texts of blobs that were written.</summary>
    public IReadOnlyList<string> Blobs => [.. _blobs];

    public string ConnectionString
    {
        get
        {
            var url = _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single() + "/test";
            return $"DefaultEndpointsProtocol=http;AccountName=test;AccountKey=dGVzdA==;BlobEndpoint={url};QueueEndpoint={url};TableEndpoint={url}";
        }
    }

    public static async Task<FakeStorage> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var made = new FakeStorage(app);
        app.Run(made.TakeAsync);
        await app.StartAsync();
        return made;
    }

    /// <summary>The messages since the last time.</summary>
    public IReadOnlyList<string> TakeMessages()
    {
        var taken = new List<string>();
        while (_messages.TryDequeue(out var message))
        {
            taken.Add(message);
        }

        return taken;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private async Task TakeAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body, Encoding.UTF8);
        var body = await reader.ReadToEndAsync();
        http.Response.Headers.ETag = "\"1\"";
        http.Response.Headers["x-ms-request-id"] = "1";
        if (IsDown)
        {
            http.Response.StatusCode = 503;
        }
        else if (http.Request.Method == "GET" && http.Request.Query["comp"] == "metadata")
        {
            http.Response.Headers["x-ms-approximate-messages-count"] = Backlog.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }
        else if (http.Request.Path.Value!.EndsWith("/messages", StringComparison.Ordinal))
        {
            _messages.Enqueue(Encoding.UTF8.GetString(Convert.FromBase64String(XDocument.Parse(body).Root!.Element("MessageText")!.Value)));
            http.Response.StatusCode = 201;
            http.Response.ContentType = "application/xml";
            await http.Response.WriteAsync(Receipt);
        }
        else if (Row().IsMatch(http.Request.Path.Value))
        {
            _rows.Enqueue(body);
            http.Response.StatusCode = 204;
        }
        else
        {
            if (http.Request.Query["comp"] == "block")
            {
                _blobs.Enqueue(body);
            }

            http.Response.StatusCode = 201;
        }
    }

    private const string Receipt = """
        <?xml version="1.0" encoding="utf-8"?><QueueMessagesList><QueueMessage><MessageId>1</MessageId><InsertionTime>Mon, 05 Jan 2026 12:00:00 GMT</InsertionTime>
        <ExpirationTime>Mon, 05 Jan 2026 12:00:00 GMT</ExpirationTime><PopReceipt>1</PopReceipt><TimeNextVisible>Mon, 05 Jan 2026 12:00:00 GMT</TimeNextVisible></QueueMessage></QueueMessagesList>
        """;

    [GeneratedRegex(@"\(PartitionKey=")]
    private static partial Regex Row();
}
