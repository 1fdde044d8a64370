using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace RevOps.LocalRuntime.Tests.Hosting;

public sealed class PipelineTests
{
    [Fact]
    public async Task Middlewares_stand_around_the_function_in_the_order_of_their_registration()
    {
        await using var host = await StartAsync(builder =>
        {
            builder.UseMiddleware<First>();
            builder.UseMiddleware<Second>();
        });
        await host.Http.GetAsync("/api/traced");
        Assert.Equal(
            ["first in", "second in", "function", "second out 200", "first out"],
            host.Services.GetRequiredService<Trace>().Steps);
    }

    [Fact]
    public async Task A_conditional_middleware_runs_only_where_its_condition_holds()
    {
        await using var host = await StartAsync(
            builder => builder.UseWhen<First>(context => context.FunctionDefinition.Name == "Other"));
        await host.Http.GetAsync("/api/traced");
        Assert.Equal(["function"], host.Services.GetRequiredService<Trace>().Steps);
        await host.Http.GetAsync("/api/other");
        Assert.Equal(["function", "first in", "first out"], host.Services.GetRequiredService<Trace>().Steps);
    }

    [Fact]
    public async Task A_middleware_can_answer_in_the_functions_place_with_a_result()
    {
        await using var host = await StartAsync(builder => builder.UseMiddleware((context, _) =>
        {
            context.GetInvocationResult().Value = Results.Text("no", statusCode: 401);
            return Task.CompletedTask;
        }));
        using var response = await host.Http.GetAsync("/api/traced");
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("no", await response.Content.ReadAsStringAsync());
        Assert.Empty(host.Services.GetRequiredService<Trace>().Steps);
    }

    [Fact]
    public async Task A_middleware_can_answer_by_writing_to_the_response()
    {
        await using var host = await StartAsync(builder => builder.UseMiddleware(async (context, _) =>
        {
            var response = context.GetHttpContext()!.Response;
            response.StatusCode = StatusCodes.Status403Forbidden;
            await response.WriteAsync("written");
        }));
        using var response = await host.Http.GetAsync("/api/traced");
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Equal("written", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_status_that_a_middleware_set_without_a_body_stays()
    {
        await using var host = await StartAsync(builder => builder.UseMiddleware((context, _) =>
        {
            context.GetHttpContext()!.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return Task.CompletedTask;
        }));
        Assert.Equal(HttpStatusCode.Unauthorized, (await host.Http.GetAsync("/api/traced")).StatusCode);
    }

    [Fact]
    public async Task A_middleware_sees_and_replaces_what_the_function_returned()
    {
        await using var host = await StartAsync(builder => builder.UseMiddleware(async (context, next) =>
        {
            await next();
            Assert.IsType<IResult>(context.GetInvocationResult().Value, exactMatch: false);
            context.GetInvocationResult().Value = Results.Text("replaced");
        }));
        Assert.Equal("replaced", await host.Http.GetStringAsync("/api/traced"));
    }

    [Fact]
    public async Task Each_invocation_has_a_class_and_a_scope_of_its_own_and_both_are_disposed()
    {
        await using var host = await StartAsync(_ => { });
        var one = await host.Http.GetStringAsync("/api/scoped");
        var two = await host.Http.GetStringAsync("/api/scoped");
        Assert.NotEqual(one, two);
        Assert.Equal(
            ["class disposed", "scope disposed", "class disposed", "scope disposed"],
            host.Services.GetRequiredService<Trace>().Steps);
    }

    [Fact]
    public async Task A_function_sees_its_definition_its_route_and_its_invocation()
    {
        await using var host = await StartAsync(_ => { });
        Assert.Equal(
            "Described request:httpTrigger id=9 True True RevOps.LocalRuntime.Tests.Hosting.PipelineTests+Described.Run",
            await host.Http.GetStringAsync("/api/described/9"));
    }

    [Fact]
    public async Task A_clock_that_the_app_brings_is_kept()
    {
        var clock = new OwnClock();
        await using var host = await StartAsync(builder => builder.Services.AddSingleton<TimeProvider>(clock));
        Assert.Same(clock, host.Services.GetRequiredService<TimeProvider>());
    }

    [Fact]
    public async Task The_route_prefix_is_that_of_host_json()
    {
        await using var bare = await TestHost.StartAsync(new TestHostSetup(typeof(Traced))
        {
            HostJson = """{ "extensions": { "http": { "routePrefix": "" } } }""",
            Configure = AddTrace,
        });
        Assert.Equal("done", await bare.Http.GetStringAsync("/traced"));
        Assert.Equal(HttpStatusCode.NotFound, (await bare.Http.GetAsync("/api/traced")).StatusCode);
    }

    [Fact]
    public async Task Log_levels_are_those_of_host_json()
    {
        await using var host = await TestHost.StartAsync(new TestHostSetup(typeof(Traced))
        {
            HostJson = """{ "logging": { "logLevel": { "default": "Warning", "Loud": "Debug" } } }""",
            Configure = AddTrace,
        });
        var logs = host.Services.GetRequiredService<ILoggerFactory>();
        Assert.False(logs.CreateLogger("Any").IsEnabled(LogLevel.Information));
        Assert.True(logs.CreateLogger("Loud.Part").IsEnabled(LogLevel.Debug));
    }

    [Fact]
    public async Task Where_it_listens_is_logged_once_whatever_the_log_levels_are()
    {
        await using var host = await TestHost.StartAsync(new TestHostSetup(typeof(Traced))
        {
            HostJson = """{ "logging": { "logLevel": { "default": "Error" } } }""",
            Configure = AddTrace,
        });
        var line = Assert.Single(host.Logs.Lines, l => l.Contains("istening", StringComparison.Ordinal));
        Assert.Contains($"Listening on http://127.0.0.1:{host.Http.BaseAddress!.Port}", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_data_folder_is_made_and_its_setting_is_absolute()
    {
        await using var host = await StartAsync(_ => { });
        var data = host.Services.GetRequiredService<IConfiguration>()["REVOPS_DATA"]!;
        Assert.True(Path.IsPathFullyQualified(data) && Directory.Exists(data));
    }

    private static Task<TestHost> StartAsync(Action<IFunctionsWorkerApplicationBuilder> configure) =>
        TestHost.StartAsync(new TestHostSetup(typeof(Traced), typeof(Scoped), typeof(Described))
        {
            Configure = builder =>
            {
                AddTrace(builder);
                builder.Services.AddScoped<ScopedThing>();
                configure(builder);
            },
        });

    private static void AddTrace(FunctionsApplicationBuilder builder) => builder.Services.AddSingleton<Trace>();

    private sealed class OwnClock : TimeProvider;

    public sealed class Trace
    {
        private readonly Lock _lock = new();
        private readonly List<string> _steps = [];

        public IReadOnlyList<string> Steps
        {
            get
            {
                lock (_lock)
                {
                    return [.. _steps];
                }
            }
        }

        public void Add(string step)
        {
            lock (_lock)
            {
                _steps.Add(step);
            }
        }
    }

    public sealed class First(Trace trace) : IFunctionsWorkerMiddleware
    {
        public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
        {
            trace.Add("first in");
            await next(context);
            trace.Add("first out");
        }
    }

    public sealed class Second(Trace trace) : IFunctionsWorkerMiddleware
    {
        public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
        {
            trace.Add("second in");
            await next(context);
            trace.Add($"second out {context.GetHttpContext()!.Response.StatusCode}");
        }
    }

    public sealed class Traced(Trace trace)
    {
        [Function("Traced")]
        public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "traced")] HttpRequest request)
        {
            trace.Add("function");
            return Results.Text("done");
        }

        [Function("Other")]
        public static void Other([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "other")] HttpRequest request) => _ = request;
    }

    public sealed class ScopedThing(Trace trace) : IDisposable
    {
        public Guid Id { get; } = Guid.NewGuid();

        public void Dispose() => trace.Add("scope disposed");
    }

    public sealed class Scoped(ScopedThing thing, Trace trace) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            trace.Add("class disposed");
            return ValueTask.CompletedTask;
        }

        [Function("Scoped")]
        public string Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "scoped")] HttpRequest request, FunctionContext context)
        {
            Assert.Same(thing, context.InstanceServices.GetRequiredService<ScopedThing>());
            return thing.Id.ToString();
        }
    }

    public static class Described
    {
        [Function("Described")]
        public static string Run(
            [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "described/{id}")] HttpRequest request,
            FunctionContext context,
            CancellationToken cancellation)
        {
            var definition = context.FunctionDefinition;
            var binding = definition.InputBindings.Values.Single();
            return string.Join(
                ' ',
                definition.Name,
                $"{binding.Name}:{binding.Type}",
                $"id={context.BindingContext.BindingData["id"]}",
                Guid.TryParse(context.InvocationId, out _),
                cancellation == context.CancellationToken,
                definition.EntryPoint);
        }
    }
}
