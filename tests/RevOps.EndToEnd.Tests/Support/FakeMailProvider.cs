using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace RevOps.EndToEnd.Tests.Support;

/// <summary>A mail the provider took on.</summary>
/// <param name="Id">The idempotency key it came under.</param>
/// <param name="To">The recipient.</param>
/// <param name="At">Business time of the first acceptance.</param>
/// <param name="Unsubscribe">The link of its List-Unsubscribe header.</param>
internal sealed record TakenMail(string Id, string To, DateTimeOffset At, Uri Unsubscribe);

/// <summary>
/// A mail provider on the loopback interface that speaks as Azure Communication Services does, on a bad day: of ten requests one is
/// refused before it is looked at, and one is taken on and its answer lost. It counts by the idempotency key, as the real one.
/// </summary>
internal sealed class FakeMailProvider : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, TakenMail> _taken = new();
    private readonly Random _random = new(20260601);
    private int _requests;

    private FakeMailProvider(WebApplication app) => _app = app;

    public IReadOnlyCollection<TakenMail> Taken => [.. _taken.Values];

    /// <summary>How often it was asked, repeats and refusals included.</summary>
    public int Requests => _requests;

    /// <summary>What to add to real time to have business time.</summary>
    public TimeSpan Ahead { get; set; }

    public Uri Address => new(_app.Urls.Single());

    public static async Task<FakeMailProvider> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(k => k.Listen(IPAddress.Loopback, 0));
        var provider = new FakeMailProvider(builder.Build());
        provider._app.MapPost("/emails:send", provider.TakeAsync);
        await provider._app.StartAsync();
        return provider;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        Interlocked.Increment(ref _requests);
        int luck;
        lock (_random)
        {
            luck = _random.Next(10);
        }

        if (luck == 0)
        {
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
            return;
        }

        using var mail = await JsonDocument.ParseAsync(context.Request.Body);
        var id = context.Request.Headers["Operation-Id"].ToString();
        var link = mail.RootElement.GetProperty("headers").GetProperty("List-Unsubscribe").GetString()!;
        _taken.TryAdd(id, new TakenMail(
            id,
            mail.RootElement.GetProperty("recipients").GetProperty("to")[0].GetProperty("address").GetString()!,
            TimeProvider.System.GetUtcNow() + Ahead,
            new Uri(link[(link.IndexOf('<', StringComparison.Ordinal) + 1)..link.IndexOf('>', StringComparison.Ordinal)])));
        if (luck == 1)
        {
            context.Abort();
            return;
        }

        context.Response.StatusCode = StatusCodes.Status202Accepted;
        context.Response.Headers["Operation-Location"] = $"{Address}emails/operations/{id}";
    }
}
