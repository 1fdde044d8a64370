using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace RevOps.Testing;

/// <summary>What a vendor was asked.</summary>
internal sealed record VendorCall(string Method, string Path, IQueryCollection Query, IReadOnlyDictionary<string, string> Headers, string Body);

/// <summary>What a vendor answers.</summary>
internal sealed record VendorAnswered(int Status, string Body, string? RetryAfter = null);

/// <summary>A vendor's API on loopback: answers as told, remembers what it was asked.</summary>
internal sealed class FakeVendor : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<VendorCall> _calls = new();

    private FakeVendor(WebApplication app) => _app = app;

    public Func<VendorCall, VendorAnswered> Answer { get; set; } = _ => new VendorAnswered(500, "");

    /// <summary>Everything that was asked.</summary>
    public IReadOnlyList<VendorCall> Calls => [.. _calls];

    public IReadOnlyList<string> Paths => [.. Calls.Select(c => c.Path)];

    public string Url => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    public static async Task<FakeVendor> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var made = new FakeVendor(app);
        app.Run(made.TakeAsync);
        await app.StartAsync();
        return made;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private async Task TakeAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var call = new VendorCall(
            http.Request.Method,
            http.Request.Path,
            http.Request.Query,
            http.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            await reader.ReadToEndAsync());
        _calls.Enqueue(call);
        var answer = Answer(call);
        http.Response.StatusCode = answer.Status;
        http.Response.ContentType = "application/json";
        if (answer.RetryAfter is { } pause)
        {
            http.Response.Headers.RetryAfter = pause;
        }

        await http.Response.WriteAsync(answer.Body);
    }
}
