using System.Collections.Immutable;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>A function of the app, as its attributes declare it.</summary>
public abstract class FunctionDefinition
{
    /// <summary>The parameters of the method, in order.</summary>
    public abstract ImmutableArray<FunctionParameter> Parameters { get; }

    /// <summary>Path of the assembly that holds the method.</summary>
    public abstract string PathToAssembly { get; }

    /// <summary>Full name of the method, type included.</summary>
    public abstract string EntryPoint { get; }

    /// <summary>Identifies the function; derived from its name and entry point.</summary>
    public abstract string Id { get; }

    /// <summary>The name in the <see cref="FunctionAttribute"/>.</summary>
    public abstract string Name { get; }

    /// <summary>The trigger and the inputs, by parameter name.</summary>
    public abstract IImmutableDictionary<string, BindingMetadata> InputBindings { get; }

    /// <summary>The outputs by name; always empty here, since results are returned or sent by code.</summary>
    public abstract IImmutableDictionary<string, BindingMetadata> OutputBindings { get; }
}
