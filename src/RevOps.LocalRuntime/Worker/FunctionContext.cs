namespace Microsoft.Azure.Functions.Worker;

/// <summary>Everything about one invocation of a function.</summary>
public abstract class FunctionContext
{
    /// <summary>Identifies this invocation; another attempt at the same message is another invocation.</summary>
    public abstract string InvocationId { get; }

    /// <summary>Identifies the function; the same in every process that runs the same code.</summary>
    public abstract string FunctionId { get; }

    /// <summary>What called the function, for correlation.</summary>
    public abstract TraceContext TraceContext { get; }

    /// <summary>What the trigger knew.</summary>
    public abstract BindingContext BindingContext { get; }

    /// <summary>The services of this invocation's own scope.</summary>
    public abstract IServiceProvider InstanceServices { get; set; }

    /// <summary>The function that is invoked.</summary>
    public abstract FunctionDefinition FunctionDefinition { get; }

    /// <summary>What middlewares want to tell each other and the function.</summary>
    public abstract IDictionary<object, object> Items { get; set; }

    /// <summary>What the runtime attached to this invocation.</summary>
    public abstract IInvocationFeatures Features { get; }

    /// <summary>Cancelled when the caller went away or the host can no longer wait.</summary>
    public virtual CancellationToken CancellationToken { get; }
}
