using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RevOps.LocalRuntime.Tests.Hosting;

namespace RevOps.LocalRuntime.Tests.Http;

public sealed class HttpFailureTests
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task What_a_function_throws_is_500_without_its_text_and_logged_with_it()
    {
        await using var host = await TestHost.StartAsync(new TestHostSetup(typeof(Failing)));
        using var response = await host.Http.GetAsync("/api/fails");
        var body = await response.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.DoesNotContain("secret", body, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(" at ", body, StringComparison.Ordinal);
        Assert.Contains(host.Logs.Lines, l => l.StartsWith("Error", StringComparison.Ordinal) && l.Contains("the secret cause", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_trace_id_of_a_problem_is_the_callers()
    {
        await using var host = await TestHost.StartAsync(new TestHostSetup(typeof(Failing)));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/fails");
        request.Headers.Add("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        var problem = await (await host.Http.SendAsync(request)).Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("0af7651916cd43dd8448eb211c80319c", problem.GetProperty("traceId").GetString());
    }

    [Fact]
    public async Task Headers_set_before_a_failure_are_not_sent()
    {
        await using var host = await TestHost.StartAsync(new TestHostSetup(typeof(Failing)));
        Assert.False((await host.Http.GetAsync("/api/fails")).Headers.Contains("x-half-done"));
    }

    [Fact]
    public async Task An_answer_that_breaks_off_does_not_look_whole()
    {
        await using var host = await TestHost.StartAsync(new TestHostSetup(typeof(Failing)));
        await Assert.ThrowsAsync<HttpRequestException>(() => host.Http.GetStringAsync("/api/breaks"));
    }

    [Theory]
    [InlineData(1000, HttpStatusCode.OK)]
    [InlineData(1001, HttpStatusCode.RequestEntityTooLarge)]
    public async Task A_body_over_the_servers_limit_is_413(int bytes, HttpStatusCode status)
    {
        await using var host = await TestHost.StartAsync(new TestHostSetup(typeof(Failing))
        {
            Configure = builder => builder.Configuration["REVOPS_MAX_BODY"] = "1000",
        });
        using var response = await host.Http.PostAsync("/api/reads", new ByteArrayContent(new byte[bytes]));
        Assert.Equal(status, response.StatusCode);
    }

    [Fact]
    public async Task A_body_of_many_megabytes_is_taken_as_shipped()
    {
        await using var host = await TestHost.StartAsync(new TestHostSetup(typeof(Failing)));
        using var response = await host.Http.PostAsync("/api/reads", new ByteArrayContent(new byte[40 << 20]));
        Assert.Equal($"{40 << 20}", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_stop_waits_for_the_request_that_is_being_served()
    {
        Slow.Reset();
        var host = await TestHost.StartAsync(new TestHostSetup(typeof(Slow)));
        var answer = host.Http.GetStringAsync("/api/slow");
        await Slow.Entered.Task.WaitAsync(s_limit);
        var stop = host.StopAsync();
        Assert.False(stop.IsCompleted);
        Slow.Go.SetResult();
        Assert.Equal("slow but whole", await answer.WaitAsync(s_limit));
        await stop.WaitAsync(s_limit);
        await host.DisposeAsync();
    }

    [Fact]
    public async Task A_function_is_told_when_its_caller_goes_away()
    {
        Slow.Reset();
        await using var host = await TestHost.StartAsync(new TestHostSetup(typeof(Slow)));
        using var caller = new CancellationTokenSource();
        var answer = host.Http.GetStringAsync("/api/slow", caller.Token);
        await Slow.Entered.Task.WaitAsync(s_limit);
        await caller.CancelAsync();
        await Slow.Cancelled.Task.WaitAsync(s_limit);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answer);
        Assert.DoesNotContain(host.Logs.Lines, l => l.StartsWith("Error", StringComparison.Ordinal));
    }

    public static class Failing
    {
        [Function("Fails")]
        public static Task<IResult> Fails([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "fails")] HttpRequest request)
        {
            request.HttpContext.Response.Headers["x-half-done"] = "1";
            throw new InvalidOperationException("the secret cause");
        }

        [Function("Breaks")]
        public static async Task Breaks([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "breaks")] HttpRequest request)
        {
            await request.HttpContext.Response.WriteAsync("half of it");
            await request.HttpContext.Response.Body.FlushAsync();
            throw new InvalidOperationException("broke off");
        }

        [Function("Reads")]
        public static async Task<string> Reads([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "reads")] HttpRequest request)
        {
            var buffer = new byte[1 << 16];
            long total = 0;
            for (int read; (read = await request.Body.ReadAsync(buffer)) > 0;)
            {
                total += read;
            }

            return $"{total}";
        }
    }

    public static class Slow
    {
        public static TaskCompletionSource Entered { get; private set; } = new();

        public static TaskCompletionSource Go { get; private set; } = new();

        public static TaskCompletionSource Cancelled { get; private set; } = new();

        public static void Reset()
        {
            Entered = new(TaskCreationOptions.RunContinuationsAsynchronously);
            Go = new(TaskCreationOptions.RunContinuationsAsynchronously);
            Cancelled = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        [Function("Slow")]
        public static async Task<string> Run(
            [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "slow")] HttpRequest request, CancellationToken cancellation)
        {
            Entered.SetResult();
            try
            {
                await Go.Task.WaitAsync(cancellation);
                return "slow but whole";
            }
            catch (OperationCanceledException)
            {
                Cancelled.SetResult();
                throw;
            }
        }
    }
}
