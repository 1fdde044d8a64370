using System.Reflection;
using Microsoft.Azure.Functions.Worker;

namespace RevOps.Functions.Tests.Support;

/// <summary>The functions of the app, as the host finds them.</summary>
internal static class AppFunctions
{
    private const BindingFlags Any = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    public static Assembly Assembly => typeof(Program).Assembly;

    /// <summary>Every method of an assembly, nested types included.</summary>
    public static IEnumerable<MethodInfo> Methods(Assembly assembly) => assembly.GetTypes().SelectMany(t => t.GetMethods(Any));

    /// <summary>The functions that a trigger starts.</summary>
    public static IReadOnlyList<(MethodInfo Method, ParameterInfo Parameter, T Trigger)> With<T>()
        where T : Attribute =>
    [
        .. from method in Methods(Assembly)
           where method.GetCustomAttribute<FunctionAttribute>() is not null
           from parameter in method.GetParameters()
           let trigger = parameter.GetCustomAttribute<T>()
           where trigger is not null
           select (method, parameter, trigger),
    ];
}
