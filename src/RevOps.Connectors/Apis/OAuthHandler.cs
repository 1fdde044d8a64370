using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace RevOps.Connectors.Apis;

/// <summary>How an access token is had: the token endpoint of OAuth 2 and the form that it takes (RFC 6749, sections 4.4 and 6).</summary>
/// <param name="TokenUrl">The token endpoint.</param>
/// <param name="Form">Such as <c>grant_type</c>, <c>client_id</c>, <c>client_secret</c>, <c>refresh_token</c>. Holds secrets.</param>
public sealed record OAuthClient(Uri TokenUrl, IReadOnlyDictionary<string, string> Form);

/// <summary>
/// Puts an access token on each request, and holds it until shortly before it ends. A held token that is refused is thrown away, and the request is
/// sent once more with a new one. Where no token is to be had, that is the answer: 401 where the endpoint refuses the secrets, else its own status.
/// </summary>
public sealed class OAuthHandler(OAuthClient client, TimeProvider time, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    /// <summary>Some vendors do not say how long a token lasts; one that ends sooner is refused, and replaced then.</summary>
    private static readonly TimeSpan UsualLife = TimeSpan.FromMinutes(30);

    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _one = new(1, 1);
    private HeldToken? _held;

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (Held() is { } held)
        {
            var response = await SendAsync(request, held, cancellationToken);
            if (response.StatusCode != HttpStatusCode.Unauthorized)
            {
                return response;
            }

            response.Dispose();
            Interlocked.CompareExchange(ref _held, null, held);
        }

        return await RenewAsync(cancellationToken) switch
        {
            (_, { } token) => await SendAsync(request, token, cancellationToken),
            (var fault, _) => new HttpResponseMessage(fault) { RequestMessage = request },
        };
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _one.Dispose();
        }

        base.Dispose(disposing);
    }

    private Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, HeldToken token, CancellationToken cancel)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Value);
        return base.SendAsync(request, cancel);
    }

    private HeldToken? Held() => Volatile.Read(ref _held) is { } held && time.GetUtcNow() < held.Until ? held : null;

    /// <summary>One request for a token at a time; who waited takes what came.</summary>
    private async Task<(HttpStatusCode Fault, HeldToken? Token)> RenewAsync(CancellationToken cancel)
    {
        await _one.WaitAsync(cancel);
        try
        {
            return Held() is { } held ? (default, held) : await FetchAsync(cancel);
        }
        finally
        {
            _one.Release();
        }
    }

    private async Task<(HttpStatusCode Fault, HeldToken? Token)> FetchAsync(CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, client.TokenUrl) { Content = new FormUrlEncodedContent(client.Form) };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        using var response = await base.SendAsync(request, cancel);
        if (!response.IsSuccessStatusCode)
        {
            // 400 invalid_grant and 401 invalid_client are secrets that do not fit.
            return (response.StatusCode is HttpStatusCode.BadRequest ? HttpStatusCode.Unauthorized : response.StatusCode, null);
        }

        if (await ReadAsync(response, cancel) is not { AccessToken.Length: > 0 } answer)
        {
            return (HttpStatusCode.BadGateway, null);
        }

        var life = answer.ExpiresIn is > 0 and var seconds ? TimeSpan.FromSeconds(seconds) : UsualLife;
        var token = new HeldToken(answer.AccessToken, time.GetUtcNow() + (life > 2 * Margin ? life - Margin : life / 2));
        Volatile.Write(ref _held, token);
        return (default, token);
    }

    private static async Task<TokenAnswer?> ReadAsync(HttpResponseMessage response, CancellationToken cancel)
    {
        try
        {
            await using var body = await response.Content.ReadAsStreamAsync(cancel);
            return await JsonSerializer.DeserializeAsync<TokenAnswer>(body, cancellationToken: cancel);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record HeldToken(string Value, DateTimeOffset Until);

    private sealed record TokenAnswer(
        [property: JsonPropertyName("access_token")] string? AccessToken,
        [property: JsonPropertyName("expires_in")] int? ExpiresIn);
}
