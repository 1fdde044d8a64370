using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using RevOps.LocalRuntime.Tests.Hosting;

namespace RevOps.LocalRuntime.Tests.Http;

public sealed class HttpRoutingTests : IAsyncLifetime
{
    private TestHost _host = null!;

    public async Task InitializeAsync() => _host = await TestHost.StartAsync(new TestHostSetup(typeof(Things)));

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Theory]
    [InlineData("GET", "/api/things/7", "one 7")]
    [InlineData("GET", "/API/Things/7", "one 7")]
    [InlineData("DELETE", "/api/things/7", "deleted 7")]
    [InlineData("GET", "/api/things/long/9000000000", "long 9000000000")]
    [InlineData("GET", "/api/things/guid/0d9d5d0c-6a2b-4b57-9df7-7fb0a6f0b3c1", "guid 0d9d5d0c-6a2b-4b57-9df7-7fb0a6f0b3c1")]
    [InlineData("GET", "/api/things/named/x%20y", "named x y")]
    [InlineData("GET", "/api/files/a/b/c.js", "file a/b/c.js")]
    [InlineData("GET", "/api/things/optional", "optional none")]
    [InlineData("GET", "/api/things/optional/1", "optional 1")]
    [InlineData("PUT", "/api/NoRoute", "any PUT")]
    [InlineData("PATCH", "/api/noroute", "any PATCH")]
    public async Task A_request_reaches_the_function_of_its_method_and_path(string method, string path, string answer)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using var response = await _host.Http.SendAsync(request);
        Assert.Equal(answer, await response.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("POST", "/api/things/7")]
    [InlineData("HEAD", "/api/things/7")]
    [InlineData("GET", "/api/nothing")]
    [InlineData("GET", "/")]
    [InlineData("GET", "/things/7")]
    [InlineData("GET", "/api/things/seven")]
    [InlineData("GET", "/api/unconstrained/seven")]
    [InlineData("GET", "/api/things/guid/no-guid")]
    public async Task A_wrong_method_and_an_unknown_path_are_both_404(string method, string path)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using var response = await _host.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Empty(response.Content.Headers.Allow);
    }

    [Fact]
    public async Task A_problem_has_the_members_that_callers_rely_on()
    {
        var problem = await (await _host.Http.GetAsync("/api/nothing")).Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(["type", "title", "status", "detail", "traceId", "errors"], problem.EnumerateObject().Select(p => p.Name));
        Assert.Equal(404, problem.GetProperty("status").GetInt32());
        Assert.NotEmpty(problem.GetProperty("traceId").GetString()!);
    }

    [Fact]
    public async Task A_function_reads_the_body_as_it_was_sent()
    {
        using var content = new StringContent("Grüße", Encoding.UTF8);
        using var response = await _host.Http.PostAsync("/api/echo", content);
        Assert.Equal("Grüße", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_function_that_returns_nothing_answers_204() =>
        Assert.Equal(HttpStatusCode.NoContent, (await _host.Http.PostAsync("/api/quiet", null)).StatusCode);

    [Fact]
    public async Task A_function_that_returns_a_null_answers_204() =>
        Assert.Equal(HttpStatusCode.NoContent, (await _host.Http.PostAsync("/api/absent", null)).StatusCode);

    [Fact]
    public async Task A_plain_value_is_answered_as_camel_case_json() =>
        Assert.Equal("""{"firstName":"Ada"}""", await _host.Http.GetStringAsync("/api/value"));

    [Fact]
    public async Task An_action_result_of_MVC_is_executed()
    {
        using var response = await _host.Http.GetAsync("/api/action");
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Equal("""{"firstName":"Ada"}""", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task No_answer_names_the_server() =>
        Assert.False((await _host.Http.GetAsync("/api/value")).Headers.Contains("Server"));

    public sealed record Person(string FirstName);

    public static class Things
    {
        [Function("One")]
        public static IResult One([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "things/{id:int}")] HttpRequest request, int id) =>
            Results.Text($"one {id}");

        [Function("Delete")]
        public static Task<IResult> Delete(
            [HttpTrigger(AuthorizationLevel.Anonymous, "DELETE", Route = "things/{id:int}")] HttpRequest request, int id) =>
            Task.FromResult(Results.Text($"deleted {id}"));

        [Function("Long")]
        public static ValueTask<IResult> OfLong(
            [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "things/long/{id:long}")] HttpRequest request, long id) =>
            ValueTask.FromResult(Results.Text($"long {id}"));

        [Function("Guid")]
        public static IResult OfGuid([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "things/guid/{id}")] HttpRequest request, Guid id) =>
            Results.Text($"guid {id}");

        [Function("Named")]
        public static IResult Named([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "things/named/{name}")] HttpRequest request, string name) =>
            Results.Text($"named {name}");

        [Function("Unconstrained")]
        public static IResult Unconstrained([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "unconstrained/{id}")] HttpRequest request, int id) =>
            Results.Text($"{id}");

        [Function("Optional")]
        public static IResult Optional([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "things/optional/{id?}")] HttpRequest request, int? id) =>
            Results.Text(id is null ? "optional none" : $"optional {id}");

        [Function("File")]
        public static IResult File([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "files/{*path}")] HttpRequest request, string path) =>
            Results.Text($"file {path}");

        [Function("NoRoute")]
        public static IResult NoRoute([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request) =>
            Results.Text($"any {request.Method}");

        [Function("Echo")]
        public static async Task<IResult> Echo([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "echo")] HttpRequest request)
        {
            using var reader = new StreamReader(request.Body);
            return Results.Text(await reader.ReadToEndAsync());
        }

        [Function("Quiet")]
        public static Task Quiet([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "quiet")] HttpRequest request) => Task.CompletedTask;

        [Function("Absent")]
        public static async Task<IResult?> Absent([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "absent")] HttpRequest request)
        {
            await request.Body.CopyToAsync(Stream.Null);
            return null;
        }

        [Function("Value")]
        public static Person Value([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "value")] HttpRequest request) => new("Ada");

        [Function("Action")]
        public static IActionResult Action([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "action")] HttpRequest request) =>
            new AcceptedResult((string?)null, new Person("Ada"));
    }
}
