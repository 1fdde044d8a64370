using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Azure.Functions.Worker;
using RevOps.Functions.Access;

namespace RevOps.Functions.Description;

/// <summary>All that can be done over HTTP, read from the functions themselves.</summary>
internal static partial class OperationList
{
    private static readonly Lazy<IReadOnlyList<Operation>> Read = new(() =>
    [
        .. typeof(OperationList).Assembly.GetTypes()
            .SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(m => m.IsDefined(typeof(AnswersAttribute)))
            .SelectMany(Of)
            .OrderBy(o => o.Path, StringComparer.Ordinal)
            .ThenBy(o => o.Method, StringComparer.Ordinal),
    ]);

    /// <summary>By path and method.</summary>
    public static IReadOnlyList<Operation> All => Read.Value;

    private static IEnumerable<Operation> Of(MethodInfo function)
    {
        var trigger = function.GetParameters().Select(p => p.GetCustomAttribute<HttpTriggerAttribute>()).OfType<HttpTriggerAttribute>().Single();
        return trigger.Methods!.Select(m => Of(function, m, trigger.Route!, isOnly: trigger.Methods!.Length == 1));
    }

    private static Operation Of(MethodInfo function, string method, string route, bool isOnly)
    {
        var name = function.GetCustomAttribute<FunctionAttribute>()!.Name;
        var path = "/" + CatchAll().Replace(route, "{$1}");
        var access = function.GetCustomAttribute<AccessAttribute>()!;
        var body = method == "get" ? null : function.GetCustomAttribute<TakesAttribute>();
        List<Parameter> parameters = [.. PathParameters(function, path), .. function.GetCustomAttributes().OfType<IParameters>().SelectMany(p => p.All).Where(p => !p.InPath)];
        return new Operation
        {
            Id = isOnly ? name : $"{name}{char.ToUpperInvariant(method[0])}{method[1..]}",
            Method = method,
            Path = path,
            Tag = Sections.Of(path).Name,
            Description = XmlDocs.Of(function),
            Access = access,
            Parameters = parameters,
            Body = body,
            Answers = [.. function.GetCustomAttributes<AnswersAttribute>().OrderBy(a => a.Status)],
            Problems = [.. ProblemsOf(function, access, body, parameters).Distinct().Order()],
        };
    }

    private static IEnumerable<Parameter> PathParameters(MethodInfo function, string path)
    {
        var said = function.GetCustomAttributes<PathAttribute>().SelectMany(p => p.All).ToDictionary(p => p.Name, StringComparer.Ordinal);
        var parts = path.Split('/');
        return parts.Index().Where(p => p.Item.StartsWith('{')).Select(p => p.Item.Trim('{', '}') is var name && said.TryGetValue(name, out var parameter)
            ? parameter
            : new Parameter(name, $"Id of the {Singular(parts[p.Index - 1])}.") { InPath = true, Required = true });
    }

    /// <summary>What routes of a kind refuse with anyway.</summary>
    private static IEnumerable<int> ProblemsOf(MethodInfo function, AccessAttribute access, TakesAttribute? body, List<Parameter> parameters)
    {
        IEnumerable<int> own = function.GetCustomAttribute<RefusesAttribute>()?.Statuses ?? [];
        IEnumerable<int> closed = access.Scope == Scope.None ? [] : access.Vendor is null ? [401, 403] : [401];
        IEnumerable<int> taking = body is null ? [] : [400, 413, 422];
        IEnumerable<int> asked = parameters.Exists(p => !p.InPath) ? [422] : [];
        IEnumerable<int> naming = parameters.Exists(p => p.InPath) ? [404] : [];
        return [.. own, .. closed, .. taking, .. asked, .. naming];
    }

    private static string Singular(string word) => word.Replace('-', ' ').TrimEnd('s');

    [GeneratedRegex(@"\{\*(\w+)\}")]
    private static partial Regex CatchAll();
}
