using Microsoft.Azure.Functions.Worker;

namespace RevOps.LocalRuntime.Hosting;

/// <summary>What a trigger hands over to have a function run.</summary>
internal sealed record Invocation
{
    private static readonly Dictionary<string, object?> s_nothing = [];

    /// <summary>What the function can read as binding data.</summary>
    public IReadOnlyDictionary<string, object?> BindingData { get; init; } = s_nothing;

    /// <summary>Attaches what the trigger's binders need, such as the HTTP context or the message.</summary>
    public Action<IInvocationFeatures>? Attach { get; init; }

    /// <summary>Runs after the function, within the same service scope; an HTTP result is written here.</summary>
    public Func<FunctionContext, object?, Task>? Complete { get; init; }
}
