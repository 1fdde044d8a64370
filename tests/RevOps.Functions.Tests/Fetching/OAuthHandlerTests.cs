using System.Net;
using RevOps.Connectors.Apis;
using RevOps.Testing;

namespace RevOps.Functions.Tests.Fetching;

/// <summary>Access tokens: held while they last, replaced when they end or are refused.</summary>
public sealed class OAuthHandlerTests
{
    private static readonly OAuthClient Secrets = new(
        new Uri("https://login.example.com/token"),
        new Dictionary<string, string> { ["grant_type"] = "client_credentials", ["client_id"] = "id", ["client_secret"] = "s&cret" });

    [Fact]
    public async Task A_token_is_fetched_once_and_held_until_a_minute_before_its_end()
    {
        var vendor = new Vendor("""{"access_token":"one","expires_in":600}""");
        var clock = new ManualClock();
        using var client = Client(vendor, clock);

        await client.GetAsync("a");
        clock.Advance(TimeSpan.FromSeconds(539));
        await client.GetAsync("b");
        Assert.Equal(["POST /token", "GET /v1/a Bearer one", "GET /v1/b Bearer one"], vendor.Seen);
        Assert.Equal("grant_type=client_credentials&client_id=id&client_secret=s%26cret", vendor.Form);

        vendor.Tokens = """{"access_token":"two","expires_in":600}""";
        clock.Advance(TimeSpan.FromSeconds(1));
        await client.GetAsync("c");
        Assert.Equal(["POST /token", "GET /v1/c Bearer two"], vendor.Seen[3..]);
    }

    [Fact]
    public async Task Many_at_once_ask_for_one_token()
    {
        var vendor = new Vendor("""{"access_token":"one"}""");
        using var client = Client(vendor, new ManualClock());
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => client.GetAsync($"{i}")));
        Assert.Single(vendor.Seen, s => s == "POST /token");
    }

    [Fact]
    public async Task A_held_token_that_is_refused_is_replaced_and_the_request_is_sent_again_with_its_body()
    {
        var vendor = new Vendor("""{"access_token":"one"}""");
        using var client = Client(vendor, new ManualClock());
        await client.GetAsync("a");

        (vendor.Tokens, vendor.Refused) = ("""{"access_token":"two"}""", "one");
        using var answer = await client.PostAsync("b", new StringContent("body"));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(["POST /v1/b Bearer one body", "POST /token", "POST /v1/b Bearer two body"], vendor.Seen[2..]);
    }

    [Fact]
    public async Task A_new_token_that_is_refused_is_not_tried_again_and_again()
    {
        var vendor = new Vendor("""{"access_token":"one"}""") { Refused = "one" };
        using var client = Client(vendor, new ManualClock());
        using var answer = await client.GetAsync("a");
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal(["POST /token", "GET /v1/a Bearer one"], vendor.Seen);
    }

    [Theory]
    [InlineData(400, HttpStatusCode.Unauthorized)]
    [InlineData(401, HttpStatusCode.Unauthorized)]
    [InlineData(429, HttpStatusCode.TooManyRequests)]
    [InlineData(503, HttpStatusCode.ServiceUnavailable)]
    public async Task Where_no_token_is_to_be_had_that_is_the_answer(int status, HttpStatusCode expected)
    {
        var vendor = new Vendor("{}") { TokenStatus = status };
        using var client = Client(vendor, new ManualClock());
        using var answer = await client.GetAsync("a");
        Assert.Equal(expected, answer.StatusCode);
        Assert.Equal(["POST /token"], vendor.Seen);
    }

    [Theory]
    [InlineData("<html>")]
    [InlineData("{}")]
    public async Task An_answer_without_a_token_is_a_fault_of_the_vendor(string body)
    {
        using var client = Client(new Vendor(body), new ManualClock());
        using var answer = await client.GetAsync("a");
        Assert.Equal(HttpStatusCode.BadGateway, answer.StatusCode);
    }

    private static HttpClient Client(Vendor vendor, TimeProvider clock) =>
        new(new OAuthHandler(Secrets, clock, vendor)) { BaseAddress = new Uri("https://api.example.com/v1/") };

    /// <summary>Gives out tokens, and takes requests with any but the refused one.</summary>
    private sealed class Vendor(string tokens) : HttpMessageHandler
    {
        private readonly Lock _lock = new();

        public string Tokens { get; set; } = tokens;

        public string? Refused { get; set; }

        public int TokenStatus { get; init; } = 200;

        public string? Form { get; private set; }

        public List<string> Seen { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
            var isToken = request.RequestUri!.AbsolutePath == "/token";
            lock (_lock)
            {
                Seen.Add(isToken ? "POST /token" : $"{request.Method} {request.RequestUri.AbsolutePath} {request.Headers.Authorization} {body}".TrimEnd());
            }

            if (isToken)
            {
                Form = body;
                return new HttpResponseMessage((HttpStatusCode)TokenStatus) { Content = new StringContent(Tokens) };
            }

            return new HttpResponseMessage(request.Headers.Authorization!.Parameter == Refused ? HttpStatusCode.Unauthorized : HttpStatusCode.OK);
        }
    }
}
