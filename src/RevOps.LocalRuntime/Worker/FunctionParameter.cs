namespace Microsoft.Azure.Functions.Worker;

/// <summary>A parameter of a function's method.</summary>
/// <param name="name">Name in the code.</param>
/// <param name="type">Declared type.</param>
public class FunctionParameter(string name, Type type)
{
    /// <summary>Name in the code.</summary>
    public string Name { get; } = name;

    /// <summary>Declared type.</summary>
    public Type Type { get; } = type;
}
