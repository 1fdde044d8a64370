using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker;
using RevOps.LocalRuntime.Hosting;

namespace RevOps.LocalRuntime.Http;

/// <summary>Answers with what a function returned.</summary>
internal static class HttpResults
{
    /// <summary>Runs a result, writes another value as JSON; nothing is 204 unless something was answered already.</summary>
    public static Task WriteAsync(HttpContext http, object? value) => value switch
    {
        IResult result => result.ExecuteAsync(http),
        IActionResult result => result.ExecuteResultAsync(new ActionContext(http, http.GetRouteData(), new ActionDescriptor())),
        _ when http.Response.HasStarted => Task.CompletedTask,
        null => NothingAsync(http),
        string text => TextAsync(http, text),
        _ => http.Response.WriteAsJsonAsync(value, value.GetType(), http.RequestAborted),
    };

    /// <summary>Whether a function may return an action result, which only MVC's services can run.</summary>
    public static bool NeedMvc(FunctionCatalog catalog) =>
        catalog.TriggeredBy<HttpTriggerAttribute>().Any(f => MayBeActionResult(f.Function.Method.ReturnType));

    private static bool MayBeActionResult(Type type) =>
        type == typeof(object)
        || typeof(IActionResult).IsAssignableFrom(type)
        || (type.IsGenericType && type.GetGenericArguments() is [var inner] && MayBeActionResult(inner));

    private static Task TextAsync(HttpContext http, string text)
    {
        http.Response.ContentType ??= "text/plain; charset=utf-8";
        return http.Response.WriteAsync(text, http.RequestAborted);
    }

    private static Task NothingAsync(HttpContext http)
    {
        if (http.Response.StatusCode == StatusCodes.Status200OK)
        {
            http.Response.StatusCode = StatusCodes.Status204NoContent;
        }

        return Task.CompletedTask;
    }
}
