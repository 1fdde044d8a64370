using System.Collections;
using Microsoft.Azure.Functions.Worker;

namespace RevOps.LocalRuntime.Hosting;

/// <inheritdoc />
internal sealed class InvocationFeatures : IInvocationFeatures
{
    private readonly Dictionary<Type, object> _features = [];

    /// <inheritdoc />
    public T? Get<T>() => _features.TryGetValue(typeof(T), out var feature) ? (T)feature : default;

    /// <inheritdoc />
    public void Set<T>(T? instance)
    {
        if (instance is null)
        {
            _features.Remove(typeof(T));
        }
        else
        {
            _features[typeof(T)] = instance;
        }
    }

    /// <inheritdoc />
    public IEnumerator<KeyValuePair<Type, object>> GetEnumerator() => _features.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <inheritdoc />
internal sealed class LocalInvocationResult : InvocationResult
{
    /// <inheritdoc />
    public override object? Value { get; set; }
}
