using System.Collections.Immutable;
using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace RevOps.LocalRuntime.Hosting;

/// <summary>Finds functions, checks that everything they ask for is there, and prepares how they are called.</summary>
internal sealed class FunctionDiscovery(IReadOnlyList<ITriggerKind> triggers, IReadOnlyList<IInputKind> inputs)
{
    private const BindingFlags AnyMethod =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>Finds the functions of some classes.</summary>
    /// <exception cref="NotSupportedException">A function uses what this runtime does not have.</exception>
    /// <exception cref="InvalidOperationException">Two functions have one name.</exception>
    public FunctionCatalog Find(IEnumerable<Type> types)
    {
        var functions = types
            .SelectMany(type => type.GetMethods(AnyMethod))
            .Where(method => method.IsDefined(typeof(FunctionAttribute), inherit: false))
            .Select(Describe)
            .OrderBy(f => f.Name, StringComparer.Ordinal)
            .ToList();
        RejectDuplicates(functions);
        return new FunctionCatalog(functions);
    }

    private static void RejectDuplicates(List<FunctionEntry> functions)
    {
        var twice = functions.GroupBy(f => f.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1);
        if (twice is not null)
        {
            throw new InvalidOperationException(
                $"Function '{twice.Key}' exists more than once: {string.Join(", ", twice.Select(f => f.Definition.EntryPoint))}.");
        }
    }

    private FunctionEntry Describe(MethodInfo method)
    {
        var name = method.GetCustomAttribute<FunctionAttribute>()!.Name;
        FunctionShape.Check(name, method);
        var trigger = FindTrigger(name, method);
        var kind = triggers.FirstOrDefault(k => k.Handles(trigger.Attribute))
            ?? throw new ParameterSite(name, method, trigger.Parameter).Unsupported(
                $"{trigger.Attribute.GetType().Name} is not supported by the local runtime.");
        var bindings = ImmutableDictionary.CreateBuilder<string, BindingMetadata>(StringComparer.OrdinalIgnoreCase);
        var binders = method.GetParameters()
            .Select(p => Bind(new ParameterSite(name, method, p), kind, trigger.Attribute, bindings))
            .ToList();
        return new FunctionEntry
        {
            Definition = new LocalFunctionDefinition(name, method, bindings.ToImmutable()),
            Method = method,
            Class = method.DeclaringType!,
            Trigger = trigger.Attribute,
            TriggerParameter = trigger.Parameter,
            Binders = binders,
        };
    }

    private static (ParameterInfo Parameter, TriggerBindingAttribute Attribute) FindTrigger(string name, MethodInfo method)
    {
        var found = method.GetParameters()
            .SelectMany(p => p.GetCustomAttributes<TriggerBindingAttribute>().Select(a => (Parameter: p, Attribute: a)))
            .ToList();
        return found.Count == 1
            ? found[0]
            : throw new InvalidOperationException($"Function '{name}' has {found.Count} triggers; it needs exactly one.");
    }

    private ParameterBinder Bind(
        ParameterSite site, ITriggerKind kind, TriggerBindingAttribute trigger, ImmutableDictionary<string, BindingMetadata>.Builder bindings)
    {
        var attribute = site.Parameter.GetCustomAttribute<BindingAttribute>();
        var parameterName = site.Parameter.Name!;
        switch (attribute)
        {
            case TriggerBindingAttribute:
                bindings.Add(parameterName, new InputBinding(parameterName, kind.BindingType));
                return kind.BindTrigger(site, trigger);
            case InputBindingAttribute input:
                var inputKind = inputs.FirstOrDefault(k => k.Handles(input))
                    ?? throw site.Unsupported($"{input.GetType().Name} is not supported by the local runtime.");
                bindings.Add(parameterName, new InputBinding(parameterName, inputKind.BindingType));
                return inputKind.Bind(site, input);
            default:
                return CommonParameters.Bind(site)
                    ?? kind.BindData(site, trigger)
                    ?? throw site.Unsupported($"the type {site.Parameter.ParameterType.Name} cannot be bound here.");
        }
    }
}
