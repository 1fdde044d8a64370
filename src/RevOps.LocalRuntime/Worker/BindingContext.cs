namespace Microsoft.Azure.Functions.Worker;

/// <summary>What the trigger knew about an invocation.</summary>
public abstract class BindingContext
{
    /// <summary>Values by name, such as <c>DequeueCount</c> of a queue message or a route's values.</summary>
    public abstract IReadOnlyDictionary<string, object?> BindingData { get; }
}
