using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace RevOps.Connectors.Apis;

/// <summary>Asks one vendor's API for JSON. Redirects are not followed: the token would go with them.</summary>
/// <param name="client">With base address, token and time-out.</param>
/// <param name="time">The clock, for pauses given as a time.</param>
public class VendorApi(HttpClient client, TimeProvider time)
{
    private const int MaxAnswer = 8 * 1024 * 1024;
    private const int LongestFault = 4096;

    /// <summary>Where a vendor that is busy does not say for how long.</summary>
    private static readonly TimeSpan UsualPause = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>A client for a vendor's API.</summary>
    /// <param name="access">Where it is and what opens it.</param>
    /// <param name="handler">What the requests go through.</param>
    public static HttpClient Client(VendorAccess access, HttpMessageHandler handler)
    {
        var client = new HttpClient(handler) { BaseAddress = access.Url, Timeout = Patience, MaxResponseContentBufferSize = MaxAnswer };
        client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("RevOps", "1.0"));
        client.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        if (access.Token.Length > 0)
        {
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", access.Token);
        }

        return client;
    }

    /// <summary>What requests go through outside of tests.</summary>
    public static HttpMessageHandler Handler() => new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        AutomaticDecompression = DecompressionMethods.GZip,
    };

    /// <summary>Asks.</summary>
    /// <param name="path">Path and query, relative to the base address.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<ApiAnswer> GetAsync(string path, CancellationToken cancel) => SendAsync(HttpMethod.Get, path, json: null, cancel);

    /// <summary>Asks, or tells.</summary>
    /// <param name="method">The method.</param>
    /// <param name="path">Path and query, relative to the base address.</param>
    /// <param name="json">The body; null for none.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<ApiAnswer> SendAsync(HttpMethod method, string path, string? json, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(method, path);
        if (json is not null)
        {
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        }

        return await SendAsync(request, cancel);
    }

    /// <summary>Asks, or tells, with headers of its own.</summary>
    /// <param name="request">The request, its address relative to the base address.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<ApiAnswer> SendAsync(HttpRequestMessage request, CancellationToken cancel)
    {
        try
        {
            using var response = await client.SendAsync(request, cancel);
            var body = await response.Content.ReadAsStringAsync(cancel);
            return response.IsSuccessStatusCode
                ? new ApiAnswer.Ok(body)
                : OfFault(response.StatusCode, body[..Math.Min(body.Length, LongestFault)], PauseOf(response.Headers.RetryAfter));
        }
        catch (HttpRequestException e)
        {
            return new ApiAnswer.Unavailable($"The vendor could not be reached: {e.HttpRequestError}.", null);
        }
        catch (TaskCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new ApiAnswer.Unavailable($"The vendor did not answer within {Patience.TotalSeconds:0} s.", null);
        }
    }

    /// <summary>What a status means; vendors that put more into the body say so here.</summary>
    /// <param name="status">The status, not a success.</param>
    /// <param name="body">The beginning of the body.</param>
    /// <param name="after">The pause that it asks for, if it does.</param>
    protected virtual ApiAnswer OfFault(HttpStatusCode status, string body, TimeSpan? after) => status switch
    {
        HttpStatusCode.TooManyRequests => new ApiAnswer.Busy(after ?? UsualPause),
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => new ApiAnswer.Unauthorized($"The vendor refused the token ({(int)status})."),
        HttpStatusCode.NotFound => new ApiAnswer.Missing(body),
        HttpStatusCode.RequestTimeout => new ApiAnswer.Unavailable(Answered(status), after),
        >= HttpStatusCode.InternalServerError => new ApiAnswer.Unavailable(Answered(status), after),
        _ => new ApiAnswer.Refused(Answered(status)),
    };

    /// <summary>The fault in words.</summary>
    protected static string Answered(HttpStatusCode status) => $"The vendor answered {(int)status}.";

    private TimeSpan? PauseOf(RetryConditionHeaderValue? header) => header switch
    {
        { Delta: { } pause } => pause,
        { Date: { } at } when at > time.GetUtcNow() => at - time.GetUtcNow(),
        _ => null,
    };
}
