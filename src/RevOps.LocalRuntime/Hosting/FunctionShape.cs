using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.Azure.Functions.Worker;

namespace RevOps.LocalRuntime.Hosting;

/// <summary>Rejects methods that cannot be functions, before any of them is called.</summary>
internal static partial class FunctionShape
{
    /// <summary>Checks a method and its class.</summary>
    /// <exception cref="InvalidOperationException">The name is not allowed.</exception>
    /// <exception cref="NotSupportedException">The method is of an unsupported shape.</exception>
    public static void Check(string name, MethodInfo method)
    {
        if (!NamePattern().IsMatch(name))
        {
            throw new InvalidOperationException(
                $"Function '{name}': a name starts with a letter and has up to 127 letters, digits, '-' and '_'.");
        }

        if (Fault(method) is { } why)
        {
            throw new NotSupportedException($"Function '{name}' ({method.DeclaringType!.FullName}.{method.Name}): {why}");
        }
    }

    private static string? Fault(MethodInfo method)
    {
        if (!method.IsPublic || !method.DeclaringType!.IsVisible)
        {
            return "the method and its class must be public.";
        }

        if (method.DeclaringType is { IsAbstract: true, IsSealed: false } || method.ContainsGenericParameters)
        {
            return "abstract classes and generic functions are not supported.";
        }

        if (method.ReturnType == typeof(void) && method.IsDefined(typeof(AsyncStateMachineAttribute)))
        {
            return "'async void' is not supported; return a Task.";
        }

        var other = method.GetCustomAttributes()
            .FirstOrDefault(a => a is not FunctionAttribute && a.GetType().Namespace == typeof(FunctionAttribute).Namespace);
        return other is null ? null : $"{other.GetType().Name} is not supported by the local runtime.";
    }

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_-]{0,126}$")]
    private static partial Regex NamePattern();
}
