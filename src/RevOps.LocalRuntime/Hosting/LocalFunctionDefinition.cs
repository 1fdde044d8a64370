using System.Collections.Immutable;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Azure.Functions.Worker;

namespace RevOps.LocalRuntime.Hosting;

/// <inheritdoc />
internal sealed class LocalFunctionDefinition(
    string name, MethodInfo method, IImmutableDictionary<string, BindingMetadata> inputs) : FunctionDefinition
{
    /// <inheritdoc />
    public override ImmutableArray<FunctionParameter> Parameters { get; } =
        [.. method.GetParameters().Select(p => new FunctionParameter(p.Name!, p.ParameterType))];

    /// <inheritdoc />
    public override string PathToAssembly { get; } = method.DeclaringType!.Assembly.Location;

    /// <inheritdoc />
    public override string EntryPoint { get; } = EntryPointOf(method);

    /// <inheritdoc />
    public override string Id { get; } =
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{name}|{EntryPointOf(method)}")))[..16];

    /// <inheritdoc />
    public override string Name { get; } = name;

    /// <inheritdoc />
    public override IImmutableDictionary<string, BindingMetadata> InputBindings { get; } = inputs;

    /// <inheritdoc />
    public override IImmutableDictionary<string, BindingMetadata> OutputBindings { get; } =
        ImmutableDictionary<string, BindingMetadata>.Empty;

    private static string EntryPointOf(MethodInfo method) => $"{method.DeclaringType!.FullName}.{method.Name}";
}

/// <inheritdoc />
internal sealed class InputBinding(string name, string type) : BindingMetadata
{
    /// <inheritdoc />
    public override string Name { get; } = name;

    /// <inheritdoc />
    public override string Type { get; } = type;

    /// <inheritdoc />
    public override BindingDirection Direction => BindingDirection.In;
}
