using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using RevOps.LocalRuntime.Hosting;

namespace RevOps.LocalRuntime.Http;

/// <summary>HTTP triggers: the request itself, and the values of the route.</summary>
internal sealed class HttpTriggerKind(bool usesWebApplication) : ITriggerKind
{
    /// <inheritdoc />
    public string BindingType => "httpTrigger";

    /// <inheritdoc />
    public bool Handles(TriggerBindingAttribute attribute) => attribute is HttpTriggerAttribute;

    /// <inheritdoc />
    public ParameterBinder BindTrigger(ParameterSite site, TriggerBindingAttribute attribute)
    {
        if (!usesWebApplication)
        {
            throw site.Unsupported("HTTP functions need builder.ConfigureFunctionsWebApplication() here.");
        }

        var trigger = (HttpTriggerAttribute)attribute;
        if (trigger.AuthLevel != AuthorizationLevel.Anonymous)
        {
            throw site.Unsupported($"AuthorizationLevel.{trigger.AuthLevel} is not supported; use Anonymous and a middleware.");
        }

        return site.Parameter.ParameterType == typeof(HttpRequest)
            ? context => ValueTask.FromResult<object?>(context.GetHttpContext()!.Request)
            : throw site.Unsupported($"the HTTP trigger gives an HttpRequest, not {site.Parameter.ParameterType.Name}.");
    }

    /// <inheritdoc />
    public ParameterBinder? BindData(ParameterSite site, TriggerBindingAttribute attribute)
    {
        var name = site.Parameter.Name!;
        if (!HttpRoutes.Parse(site.Function, (HttpTriggerAttribute)attribute).Parameters
                .Any(p => string.Equals(p.Name, name, StringComparison.OrdinalIgnoreCase)))
        {
            throw site.Unsupported($"it is neither bound by an attribute nor part of the route.");
        }

        var convert = RouteValue.ConverterTo(site.Parameter.ParameterType)
            ?? throw site.Unsupported($"a route value cannot be bound to {site.Parameter.ParameterType.Name}.");
        return context => ValueTask.FromResult(convert(context.GetHttpContext()!.Request.RouteValues[name], site.Parameter));
    }
}

/// <summary>Turns the values of a route into the types of parameters.</summary>
internal static class RouteValue
{
    /// <summary>How to convert to a type; null when it is not supported.</summary>
    public static Func<object?, ParameterInfo, object?>? ConverterTo(Type type)
    {
        var bare = Nullable.GetUnderlyingType(type) ?? type;
        Func<string, object?>? parse =
            bare == typeof(string) ? s => s
            : bare == typeof(int) ? s => int.TryParse(s, NumberStyles.Integer, CultureInfo.InvariantCulture, out var v) ? v : null
            : bare == typeof(long) ? s => long.TryParse(s, NumberStyles.Integer, CultureInfo.InvariantCulture, out var v) ? v : null
            : bare == typeof(Guid) ? s => Guid.TryParse(s, out var v) ? v : null
            : null;
        var mayBeNull = !type.IsValueType || bare != type;
        return parse is null ? null : (value, parameter) => Convert(value, parameter, parse, mayBeNull);
    }

    private static object? Convert(object? value, ParameterInfo parameter, Func<string, object?> parse, bool mayBeNull)
    {
        var text = System.Convert.ToString(value, CultureInfo.InvariantCulture);
        if (string.IsNullOrEmpty(text))
        {
            return parameter.HasDefaultValue ? parameter.DefaultValue
                : mayBeNull ? null
                : throw new RouteValueException(parameter.Name!);
        }

        return parse(text) ?? throw new RouteValueException(parameter.Name!);
    }
}

/// <summary>A part of the path is not of the type that the function wants; the caller gets 404, as for any address that isn't there.</summary>
internal sealed class RouteValueException(string name) : Exception($"The route value '{name}' is not of the right type.");
