namespace Microsoft.Azure.Functions.Worker;

/// <summary>A declared binding of a function.</summary>
public abstract class BindingMetadata
{
    /// <summary>Name of the parameter that is bound.</summary>
    public abstract string Name { get; }

    /// <summary>Kind of the binding, such as <c>httpTrigger</c> or <c>queueTrigger</c>.</summary>
    public abstract string Type { get; }

    /// <summary>Whether it brings something in or sends something out.</summary>
    public abstract BindingDirection Direction { get; }
}

/// <summary>Which way a binding carries data.</summary>
public enum BindingDirection
{
    /// <summary>Into the function.</summary>
    In = 0,

    /// <summary>Out of the function.</summary>
    Out = 1,
}
