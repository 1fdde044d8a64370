using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace RevOps.LocalRuntime.Hosting;

/// <summary>A function of the app, checked and ready to be called.</summary>
internal sealed record FunctionEntry
{
    /// <summary>What the function itself can see of it.</summary>
    public required FunctionDefinition Definition { get; init; }

    /// <summary>The method to call.</summary>
    public required MethodInfo Method { get; init; }

    /// <summary>The class that is made for each invocation; not used for static methods.</summary>
    public required Type Class { get; init; }

    /// <summary>What starts the function.</summary>
    public required TriggerBindingAttribute Trigger { get; init; }

    /// <summary>The parameter that carries the trigger.</summary>
    public required ParameterInfo TriggerParameter { get; init; }

    /// <summary>Gives the arguments, in the parameters' order.</summary>
    public required IReadOnlyList<ParameterBinder> Binders { get; init; }

    /// <summary>Name of the function.</summary>
    public string Name => Definition.Name;
}
