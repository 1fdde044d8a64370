using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace RevOps.LocalRuntime.Hosting;

/// <summary>All functions of the app.</summary>
/// <param name="functions">The functions, each name once.</param>
internal sealed class FunctionCatalog(IReadOnlyList<FunctionEntry> functions)
{
    /// <summary>All functions, in order of their names.</summary>
    public IReadOnlyList<FunctionEntry> Functions { get; } = functions;

    /// <summary>The functions with a trigger of the given type, each with that trigger.</summary>
    public IEnumerable<(FunctionEntry Function, T Trigger)> TriggeredBy<T>()
        where T : TriggerBindingAttribute =>
        Functions.Where(f => f.Trigger is T).Select(f => (f, (T)f.Trigger));
}
