using System.Net;
using RevOps.Connectors.Apis;
using RevOps.Functions.Fetching;
using RevOps.Testing;

namespace RevOps.Functions.Tests.Fetching;

/// <summary>What answers of a vendor's API, and their absence, mean; and when the gate is closed.</summary>
public sealed class VendorApiTests
{
    private static readonly VendorAccess Access = new(new Uri("https://api.example.com/v1/"), "t0ken", "REVOPS_X_TOKEN");

    [Theory]
    [InlineData(429, "30", typeof(ApiAnswer.Busy))]
    [InlineData(429, null, typeof(ApiAnswer.Busy))]
    [InlineData(401, null, typeof(ApiAnswer.Unauthorized))]
    [InlineData(403, null, typeof(ApiAnswer.Unauthorized))]
    [InlineData(404, null, typeof(ApiAnswer.Missing))]
    [InlineData(408, null, typeof(ApiAnswer.Unavailable))]
    [InlineData(500, null, typeof(ApiAnswer.Unavailable))]
    [InlineData(503, "60", typeof(ApiAnswer.Unavailable))]
    [InlineData(400, null, typeof(ApiAnswer.Refused))]
    [InlineData(302, null, typeof(ApiAnswer.Refused))]
    public async Task A_status_has_a_meaning(int status, string? retryAfter, Type expected)
    {
        var answer = await AskAsync(_ => Message(status, retryAfter));
        Assert.IsType(expected, answer);
        Assert.Equal(TimeSpan.FromSeconds(retryAfter is null ? 10 : 30), answer is ApiAnswer.Busy busy ? busy.After : TimeSpan.FromSeconds(retryAfter is null ? 10 : 30));
        Assert.Equal(retryAfter is "60" ? TimeSpan.FromSeconds(60) : null, (answer as ApiAnswer.Unavailable)?.After);
    }

    [Fact]
    public async Task A_pause_may_be_a_time()
    {
        var clock = new ManualClock();
        var answer = await AskAsync(_ => Message(429, clock.GetUtcNow().AddMinutes(2).ToString("R")), clock);
        Assert.Equal(TimeSpan.FromMinutes(2), Assert.IsType<ApiAnswer.Busy>(answer).After);
    }

    [Fact]
    public async Task Who_does_not_answer_and_who_cannot_be_reached_may_later()
    {
        Assert.Contains("within", Assert.IsType<ApiAnswer.Unavailable>(await AskAsync(_ => throw new TaskCanceledException("slow", new TimeoutException()))).Fault, StringComparison.Ordinal);
        Assert.Contains("reached", Assert.IsType<ApiAnswer.Unavailable>(await AskAsync(_ => throw new HttpRequestException(HttpRequestError.ConnectionError))).Fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_gives_up_is_let_go()
    {
        using var stopped = new CancellationTokenSource();
        await stopped.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => AskAsync(_ => Message(200, null), cancel: stopped.Token));
    }

    [Fact]
    public async Task The_token_goes_to_the_vendors_address_and_nowhere_else()
    {
        HttpRequestMessage? sent = null;
        await AskAsync(r =>
        {
            sent = r;
            return Message(200, null);
        });
        Assert.Equal(("https://api.example.com/v1/x?y=1", "Bearer t0ken"), (sent!.RequestUri!.ToString(), sent.Headers.Authorization!.ToString()));
        Assert.False(((SocketsHttpHandler)VendorApi.Handler()).AllowAutoRedirect);
    }

    [Fact]
    public void After_five_failures_the_gate_is_closed_for_half_a_minute_then_twice_as_long_and_ten_minutes_at_most()
    {
        var now = new DateTimeOffset(2026, 1, 5, 12, 0, 0, TimeSpan.Zero);
        var gate = new VendorGate();
        var failure = new ApiAnswer.Unavailable("x", null);
        for (var i = 0; i < 4; i++)
        {
            gate.Note(failure, now);
            Assert.Null(gate.ClosedFor(now));
        }

        foreach (var seconds in new[] { 30, 60, 120, 240, 480, 600, 600 })
        {
            gate.Note(failure, now);
            Assert.Equal(TimeSpan.FromSeconds(seconds), gate.ClosedFor(now));
        }

        Assert.NotNull(gate.ClosedFor(now.AddSeconds(599)));
        Assert.Null(gate.ClosedFor(now.AddSeconds(600)));
        gate.Note(new ApiAnswer.Ok("{}"), now);
        gate.Note(failure, now);
        Assert.Null(gate.ClosedFor(now));
    }

    [Fact]
    public void A_pause_is_as_long_as_asked_for_and_a_day_at_most()
    {
        var now = new DateTimeOffset(2026, 1, 5, 12, 0, 0, TimeSpan.Zero);
        var gate = new VendorGate();
        gate.Note(new ApiAnswer.Busy(TimeSpan.FromSeconds(7)), now);
        Assert.Equal(TimeSpan.FromSeconds(7), gate.ClosedFor(now));
        gate.Note(new ApiAnswer.Busy(TimeSpan.FromDays(30)), now);
        Assert.Equal(TimeSpan.FromDays(1), gate.ClosedFor(now));
        gate.Note(new ApiAnswer.Unauthorized("x"), now);
        Assert.Equal(TimeSpan.FromMinutes(5), gate.ClosedFor(now));
        gate.Note(new ApiAnswer.Missing(""), now);
        Assert.Null(gate.ClosedFor(now));
    }

    private static HttpResponseMessage Message(int status, string? retryAfter)
    {
        var message = new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent("{}") };
        if (retryAfter is not null)
        {
            message.Headers.TryAddWithoutValidation("Retry-After", retryAfter);
        }

        return message;
    }

    private static async Task<ApiAnswer> AskAsync(Func<HttpRequestMessage, HttpResponseMessage> answer, ManualClock? clock = null, CancellationToken cancel = default)
    {
        using var client = VendorApi.Client(Access, new Handler(answer));
        return await new VendorApi(client, clock ?? new ManualClock()).GetAsync("x?y=1", cancel);
    }

    private sealed class Handler(Func<HttpRequestMessage, HttpResponseMessage> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return Task.FromResult(answer(request));
        }
    }
}
