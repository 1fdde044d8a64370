using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Azure.Functions.Worker;
using RevOps.LocalRuntime.Hosting;

namespace RevOps.LocalRuntime.Http;

/// <summary>A function's address.</summary>
/// <param name="Function">The function.</param>
/// <param name="Template">Route template with the prefix of <c>host.json</c>.</param>
/// <param name="Methods">Upper-case methods; empty means all.</param>
internal sealed record HttpRoute(FunctionEntry Function, string Template, IReadOnlyList<string> Methods);

/// <summary>The addresses of all HTTP functions.</summary>
internal static class HttpRoutes
{
    /// <summary>The routes of an app.</summary>
    /// <exception cref="InvalidOperationException">A template is malformed, or two functions claim one address.</exception>
    public static IReadOnlyList<HttpRoute> Of(FunctionCatalog catalog, string prefix)
    {
        var routes = catalog.TriggeredBy<HttpTriggerAttribute>().Select(f => RouteOf(f.Function, f.Trigger, prefix)).ToList();
        RejectConflicts(routes);
        return routes;
    }

    /// <summary>The parsed template of a function, without the prefix.</summary>
    /// <exception cref="InvalidOperationException">It is malformed.</exception>
    public static RoutePattern Parse(string function, HttpTriggerAttribute trigger)
    {
        var template = trigger.Route ?? function;
        try
        {
            return RoutePatternFactory.Parse(template);
        }
        catch (RoutePatternException e)
        {
            throw new InvalidOperationException($"Function '{function}': the route '{template}' is malformed: {e.Message}", e);
        }
    }

    private static HttpRoute RouteOf(FunctionEntry function, HttpTriggerAttribute trigger, string prefix)
    {
        var template = Parse(function.Name, trigger).RawText!.Trim('/');
        return new HttpRoute(
            function,
            prefix.Length == 0 ? $"/{template}" : $"/{prefix}/{template}",
            [.. (trigger.Methods ?? []).Select(m => m.ToUpperInvariant()).Distinct()]);
    }

    private static void RejectConflicts(List<HttpRoute> routes)
    {
        var conflict = routes
            .SelectMany(r => r.Methods.DefaultIfEmpty("*").Select(m => (Key: $"{m} {Shape(r.Template)}", r.Function.Name)))
            .GroupBy(r => r.Key, StringComparer.OrdinalIgnoreCase)
            .FirstOrDefault(g => g.Count() > 1);
        if (conflict is not null)
        {
            throw new InvalidOperationException(
                $"{conflict.Key} is claimed by more than one function: {string.Join(", ", conflict.Select(r => r.Name))}.");
        }
    }

    /// <summary>The template without parameters' names, which make no difference to what it matches.</summary>
    private static string Shape(string template) => "/" + string.Join(
        '/',
        RoutePatternFactory.Parse(template).PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
        {
            RoutePatternParameterPart p => "{" + (p.IsCatchAll ? "*" : "") + string.Join(':', p.ParameterPolicies.Select(c => c.Content)) + "}",
            RoutePatternLiteralPart l => l.Content,
            RoutePatternSeparatorPart s => s.Content,
            _ => "",
        }))));
}
