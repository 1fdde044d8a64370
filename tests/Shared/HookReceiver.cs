using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace RevOps.Testing;

/// <summary>What a receiver got.</summary>
internal sealed record Delivery(string Path, string Id, string Timestamp, string Signature, string Body)
{
    /// <summary>The trace that it belongs to; empty where nobody traces.</summary>
    public string TraceParent { get; init; } = "";

    /// <summary>Checks the signature as the standard says, written anew here.</summary>
    public bool IsSignedWith(string secret)
    {
        using var hmac = new HMACSHA256(Convert.FromBase64String(secret["whsec_".Length..]));
        var expected = "v1," + Convert.ToBase64String(hmac.ComputeHash(Encoding.UTF8.GetBytes(Id + "." + Timestamp + "." + Body)));
        return Signature.Split(' ').Contains(expected, StringComparer.Ordinal);
    }
}

/// <summary>An HTTP server on loopback that takes whatever is posted and answers as told.</summary>
internal sealed class HookReceiver : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<Delivery> _got = new();

    private HookReceiver(WebApplication app) => _app = app;

    public IReadOnlyList<Delivery> Got => [.. _got];

    /// <summary>Decides about each delivery; 200 where not set.</summary>
    public Func<Delivery, HttpResponse, int> Answer { get; set; } = (_, _) => 200;

    public string Url => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single() + "/";

    public static async Task<HookReceiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var made = new HookReceiver(app);
        app.Run(made.TakeAsync);
        await app.StartAsync();
        return made;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private async Task TakeAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var headers = context.Request.Headers;
        var delivery = new Delivery(
            context.Request.Path, headers["webhook-id"].ToString(), headers["webhook-timestamp"].ToString(), headers["webhook-signature"].ToString(), await reader.ReadToEndAsync())
        {
            TraceParent = headers.TraceParent.ToString(),
        };
        _got.Enqueue(delivery);
        context.Response.StatusCode = Answer(delivery, context.Response);
    }
}
