using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using RevOps.Connectors.Destinations;

namespace RevOps.Functions.Effects;

/// <summary>
/// The ways out. Subscribers' addresses come from outside, so each connection to one is judged by the address that it is really made to:
/// what a name resolved to earlier proves nothing. Redirects are not followed anywhere.
/// </summary>
public sealed class EffectHttp : IDisposable
{
    // Receivers have 15 s to answer; the outbox tries again.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LongestConnection = TimeSpan.FromMinutes(2);

    /// <summary>Opens both ways.</summary>
    public EffectHttp(EffectSettings settings)
    {
        Subscribers = Client(new SocketsHttpHandler { UseProxy = false, ConnectCallback = (context, cancel) => ConnectAsync(context.DnsEndPoint, settings.AllowLoopbackHooks, cancel) });
        Services = Client(new SocketsHttpHandler());
    }

    /// <summary>To addresses that subscribers named.</summary>
    public HttpClient Subscribers { get; }

    /// <summary>To addresses that the settings name.</summary>
    public HttpClient Services { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        Subscribers.Dispose();
        Services.Dispose();
    }

    /// <summary>Sends; says what an answer, or its absence, means for another attempt.</summary>
    /// <param name="client">One of the two.</param>
    /// <param name="request">The request.</param>
    /// <param name="isHopeless">Statuses that will not change by trying again.</param>
    /// <param name="now">Now, for pauses given as a time.</param>
    /// <param name="cancel">Gives up.</param>
    public static async Task<SendResult> SendAsync(
        HttpClient client, HttpRequestMessage request, Func<HttpStatusCode, bool> isHopeless, DateTimeOffset now, CancellationToken cancel)
    {
        try
        {
            // The body is of no interest, and reading it would let the receiver send for ever.
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
            var fault = $"The receiver answered {(int)response.StatusCode}.";
            return response.IsSuccessStatusCode ? new SendResult.Sent()
                : isHopeless(response.StatusCode) ? new SendResult.Refused(fault)
                : new SendResult.Retry(PauseOf(response.Headers.RetryAfter, now), fault);
        }
        catch (HttpRequestException e) when (e.InnerException is AddressBlockedException)
        {
            return new SendResult.Refused("The receiver's address is this machine or in a private network.");
        }
        catch (HttpRequestException e)
        {
            return new SendResult.Retry(null, $"The receiver could not be reached: {e.HttpRequestError}.");
        }
        catch (TaskCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new SendResult.Retry(null, $"The receiver did not answer within {Patience.TotalSeconds:0} s.");
        }
    }

    /// <summary>What <c>Retry-After</c> asks for: seconds, or a time.</summary>
    private static TimeSpan? PauseOf(RetryConditionHeaderValue? header, DateTimeOffset now) => header switch
    {
        { Delta: { } pause } => pause,
        { Date: { } at } when at > now => at - now,
        _ => null,
    };

    private static HttpClient Client(SocketsHttpHandler handler)
    {
        handler.AllowAutoRedirect = false;
        handler.UseCookies = false;
        handler.PooledConnectionLifetime = LongestConnection;
        var client = new HttpClient(handler) { Timeout = Patience };
        client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("RevOps", "1.0"));
        return client;
    }

    private static async ValueTask<Stream> ConnectAsync(DnsEndPoint target, bool allowLoopback, CancellationToken cancel)
    {
        var addresses = (await Dns.GetHostAddressesAsync(target.Host, cancel)).Where(a => PublicAddresses.IsAllowed(a, allowLoopback)).ToArray();
        if (addresses.Length == 0)
        {
            throw new AddressBlockedException();
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, target.Port, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private sealed class AddressBlockedException() : IOException("The address is not one of the open internet.");
}
