namespace Microsoft.Azure.Functions.Worker;

/// <summary>Objects attached to one invocation, by type.</summary>
public interface IInvocationFeatures : IEnumerable<KeyValuePair<Type, object>>
{
    /// <summary>Attaches an object; null removes what is there.</summary>
    /// <typeparam name="T">The type under which it is found.</typeparam>
    /// <param name="instance">The object, or null.</param>
    void Set<T>(T? instance);

    /// <summary>Finds an object; null when there is none.</summary>
    /// <typeparam name="T">The type under which it was attached.</typeparam>
    T? Get<T>();
}
