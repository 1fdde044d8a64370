using System.Reflection;
using RevOps.Functions.Tests.Support;

namespace RevOps.Functions.Tests.Orchestrations;

/// <summary>
/// What orchestrator code may not do, since it is run again from its history: ask for the time, for chance or for the surroundings,
/// do I/O, or leave the context's own scheduling (https://learn.microsoft.com/azure/azure-functions/durable/durable-functions-code-constraints).
/// </summary>
internal static class CodeConstraints
{
    private static readonly string[] Types =
    [
        "System.Random", "System.Security.Cryptography.RandomNumberGenerator", "System.Environment", "System.TimeProvider", "System.Console",
        "System.Diagnostics.Stopwatch", "System.Threading.Thread", "System.Threading.ThreadPool", "System.Threading.Timer",
        "System.Threading.PeriodicTimer", "System.Threading.SemaphoreSlim", "System.Threading.Monitor", "System.Threading.Tasks.Parallel",
        "System.Threading.Tasks.TaskFactory",
    ];

    private static readonly string[] Namespaces =
    [
        "System.IO", "System.Net", "System.Data", "Dapper", "RevOps.Data", "Azure", "Microsoft.Extensions.Configuration",
    ];

    private static readonly string[] Calls =
    [
        "System.DateTime.get_Now", "System.DateTime.get_UtcNow", "System.DateTime.get_Today", "System.DateTimeOffset.get_Now",
        "System.DateTimeOffset.get_UtcNow", "System.Guid.NewGuid", "System.Guid.CreateVersion7", "System.Threading.Tasks.Task.Delay",
        "System.Threading.Tasks.Task.Run", "System.Threading.Tasks.Task.Start", "System.Threading.Tasks.Task.Wait",
        "System.Threading.Tasks.Task.WaitAll", "System.Threading.Tasks.Task.WaitAny", "System.Threading.Tasks.Task.WaitAsync",
        "System.Threading.Tasks.Task.ContinueWith", "System.Threading.Tasks.Task.ConfigureAwait", "System.Threading.Tasks.Task.Yield",
        "System.Threading.CancellationTokenSource.CancelAfter",
    ];

    /// <summary>Broken constraints in an orchestrator and everything of its assembly that it reaches, as "method: what it uses".</summary>
    public static IReadOnlyList<string> Broken(MethodInfo orchestrator) =>
    [
        .. from method in Instructions.Reachable(orchestrator)
           from member in Instructions.Members(method).OfType<MethodBase>()
           let name = NameOf(member)
           where IsForbidden(member, name)
           select $"{method.DeclaringType?.Name}.{method.Name}: {name}",
    ];

    /// <summary>Types that an orchestrator takes in: its input and its events.</summary>
    public static IReadOnlyList<Type> Taken(MethodInfo orchestrator) =>
    [
        .. (from method in Instructions.Reachable(orchestrator)
            from member in Instructions.Members(method).OfType<MethodInfo>()
            where member.IsGenericMethod && member.Name is "GetInput" or "WaitForExternalEvent"
            select member.GetGenericArguments()[0]).Distinct(),
    ];

    private static string NameOf(MethodBase member)
    {
        var type = member.DeclaringType is { IsGenericType: true } generic ? generic.GetGenericTypeDefinition() : member.DeclaringType;
        return $"{type?.FullName?.Split('`')[0]}.{member.Name}";
    }

    private static bool IsForbidden(MethodBase member, string name)
    {
        var type = member.DeclaringType;
        var space = type?.Namespace ?? "";
        return Calls.Contains(name)
            || Types.Contains(name[..name.LastIndexOf('.')].TrimEnd('.'))
            || Namespaces.Any(n => space == n || space.StartsWith($"{n}.", StringComparison.Ordinal))
            || (name == "System.Threading.CancellationTokenSource..ctor" && member.GetParameters().Length > 0);
    }
}
