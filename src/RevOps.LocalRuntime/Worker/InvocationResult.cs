namespace Microsoft.Azure.Functions.Worker;

/// <summary>What an invocation gives back; a middleware may read and replace it.</summary>
/// <typeparam name="T">Type of the value.</typeparam>
public abstract class InvocationResult<T>
{
    /// <summary>The value; null when the function gave none or did not run.</summary>
    public abstract T? Value { get; set; }
}

/// <summary>What an invocation gives back, of whatever type.</summary>
public abstract class InvocationResult : InvocationResult<object>;
