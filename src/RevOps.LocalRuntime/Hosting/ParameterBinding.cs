using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace RevOps.LocalRuntime.Hosting;

/// <summary>Gives the value of one parameter for one invocation.</summary>
internal delegate ValueTask<object?> ParameterBinder(FunctionContext context);

/// <summary>A parameter of a function, for whoever binds it.</summary>
/// <param name="Function">Name of the function.</param>
/// <param name="Method">Its method.</param>
/// <param name="Parameter">The parameter.</param>
internal sealed record ParameterSite(string Function, MethodInfo Method, ParameterInfo Parameter)
{
    /// <summary>The fault to throw when this parameter cannot be bound.</summary>
    public NotSupportedException Unsupported(string why) =>
        new($"Function '{Function}', parameter '{Parameter.Name}': {why}");
}

/// <summary>A kind of trigger: HTTP, queue, timer and so on. Checks its attribute and binds its parameters at start-up.</summary>
internal interface ITriggerKind
{
    /// <summary>Name of the binding, such as <c>httpTrigger</c>.</summary>
    string BindingType { get; }

    /// <summary>Whether the attribute is of this kind.</summary>
    bool Handles(TriggerBindingAttribute attribute);

    /// <summary>Binds the parameter that carries the attribute.</summary>
    /// <exception cref="NotSupportedException">The attribute or the parameter's type is not supported.</exception>
    ParameterBinder BindTrigger(ParameterSite site, TriggerBindingAttribute attribute);

    /// <summary>Binds another parameter without an attribute, such as a route's value; null when it is none of this kind's.</summary>
    ParameterBinder? BindData(ParameterSite site, TriggerBindingAttribute attribute);
}

/// <summary>A kind of input beside the trigger, such as the durable client.</summary>
internal interface IInputKind
{
    /// <summary>Name of the binding, such as <c>durableClient</c>.</summary>
    string BindingType { get; }

    /// <summary>Whether the attribute is of this kind.</summary>
    bool Handles(InputBindingAttribute attribute);

    /// <summary>Binds the parameter that carries the attribute.</summary>
    /// <exception cref="NotSupportedException">The attribute or the parameter's type is not supported.</exception>
    ParameterBinder Bind(ParameterSite site, InputBindingAttribute attribute);
}
