using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RevOps.LocalRuntime.Hosting;

namespace RevOps.LocalRuntime.Http;

/// <summary>Serves HTTP functions.</summary>
internal static class HttpFunctions
{
    /// <summary>Maps the routes; whatever else is asked for is 404.</summary>
    public static void Map(WebApplication app, IReadOnlyList<HttpRoute> routes)
    {
        var log = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("RevOps.LocalRuntime.Http");
        app.Use(next => context => FailureBoundary.RunAsync(context, next, log));
        app.UseRouting();
        app.Use(next => context => IsFunction(context) ? next(context) : Problems.WriteAsync(context, StatusCodes.Status404NotFound));
        var invoker = app.Services.GetRequiredService<FunctionInvoker>();
        app.UseEndpoints(endpoints =>
        {
            foreach (var route in routes)
            {
                Map(endpoints, route, invoker);
            }
        });
    }

    private static void Map(IEndpointRouteBuilder endpoints, HttpRoute route, FunctionInvoker invoker)
    {
        RequestDelegate serve = context => ServeAsync(context, route.Function, invoker);
        var endpoint = route.Methods.Count == 0
            ? endpoints.Map(route.Template, serve)
            : endpoints.MapMethods(route.Template, route.Methods, serve);
        endpoint.WithMetadata(route).WithDisplayName(route.Function.Name);
    }

    // Routing answers a wrong method with an endpoint of its own, for 405; the real host says 404.
    private static bool IsFunction(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<HttpRoute>() is not null;

    private static async Task ServeAsync(HttpContext http, FunctionEntry function, FunctionInvoker invoker)
    {
        var invocation = new Invocation
        {
            BindingData = http.Request.RouteValues,
            Attach = features => features.Set(http),
            Complete = (_, value) => HttpResults.WriteAsync(http, value),
        };
        await invoker.InvokeAsync(function, invocation, http.RequestAborted);
    }
}
