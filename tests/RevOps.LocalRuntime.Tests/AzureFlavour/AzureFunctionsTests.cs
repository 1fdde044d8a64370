using System.Reflection;
using System.Text.RegularExpressions;
using RevOps.LocalRuntime.Tests.Conformance;

namespace RevOps.LocalRuntime.Tests.AzureFlavour;

/// <summary>
/// The functions of the Azure flavour have the shapes that the real host accepts. Attributes are read, not made: stubs make nothing.
/// </summary>
/// <remarks>See learn.microsoft.com, "Guide for running C# Azure Functions in the isolated worker model", and the bindings' pages.</remarks>
[Collection(nameof(AzurePackage))]
public sealed partial class AzureFunctionsTests(AzurePackage package)
{
    private const string Worker = "Microsoft.Azure.Functions.Worker.";

    // What each trigger binds to here, and what its function may give back.
    private static readonly Dictionary<string, (string[] Bound, string[] Returned)> Shapes = new()
    {
        ["HttpTriggerAttribute"] = (["Microsoft.AspNetCore.Http.HttpRequest"], ["Microsoft.AspNetCore.Http.IResult", "Task<Microsoft.AspNetCore.Http.IResult>"]),
        ["QueueTriggerAttribute"] = (["Azure.Storage.Queues.Models.QueueMessage", "string"], ["Task"]),
        ["TimerTriggerAttribute"] = ([Worker + "TimerInfo"], ["Task"]),
        ["OrchestrationTriggerAttribute"] = (["Microsoft.DurableTask.TaskOrchestrationContext"], ["Task"]),
    };

    [Fact]
    public void Names_are_unique_and_as_the_host_allows_them()
    {
        var names = Functions().Select(f => f.Name).ToList();

        Assert.True(names.Count > 100, $"Only {names.Count} functions were found.");
        Assert.All(names, n => Assert.Matches(AllowedName(), n));
        Assert.Empty(names.GroupBy(n => n, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1).Select(g => g.Key));
    }

    [Fact]
    public void Each_has_one_trigger_that_binds_to_what_the_host_gives() => Assert.Empty(Functions().SelectMany(ShapeFaults));

    [Fact]
    public void Durable_clients_are_bound_to_the_real_client() => Assert.Empty(
        from f in Functions()
        from p in f.Method.GetParameters()
        where p.CustomAttributes.Any(a => a.AttributeType.Name == "DurableClientAttribute") && p.ParameterType.FullName != "Microsoft.DurableTask.Client.DurableTaskClient"
        select $"{f.Name}: {p.ParameterType}");

    [Fact]
    public void No_two_answer_the_same_request()
    {
        var routes = Functions().Select(f => (f.Name, Trigger: Trigger(f.Method))).Where(f => f.Trigger?.AttributeType.Name == "HttpTriggerAttribute")
            .SelectMany(f => Methods(f.Trigger!).Select(m => (f.Name, Request: $"{m} {Placeholder().Replace(Route(f.Trigger!), "{}")}".ToUpperInvariant())));

        Assert.Empty(routes.GroupBy(r => r.Request).Where(g => g.Count() > 1).Select(g => string.Join(" and ", g.Select(r => r.Name)) + ": " + g.Key));
    }

    [Fact]
    public void Activities_take_and_give_what_can_be_written_as_JSON() => Assert.Empty(
        from f in Functions()
        where Trigger(f.Method)?.AttributeType.Name == "ActivityTriggerAttribute"
        from t in f.Method.GetParameters().Where(p => p.ParameterType != typeof(CancellationToken) && p.ParameterType.Name != "FunctionContext").Select(p => p.ParameterType).Append(Unwrapped(f.Method.ReturnType))
        where !(t == typeof(void) || t == typeof(string) || t.IsPrimitive || t.IsValueType || IsRecord(t))
        select $"{f.Name}: {t}");

    private static IEnumerable<string> ShapeFaults((string Name, MethodInfo Method) function)
    {
        var triggers = function.Method.GetParameters().SelectMany(p => p.CustomAttributes.Where(IsTrigger).Select(a => (Parameter: p, Attribute: a))).ToList();
        if (triggers is not [var trigger])
        {
            return [$"{function.Name} has {triggers.Count} triggers."];
        }

        return Shapes.TryGetValue(trigger.Attribute.AttributeType.Name, out var shape)
            ? [.. Unlike(function.Name, "binds", trigger.Parameter.ParameterType, shape.Bound), .. Unlike(function.Name, "returns", function.Method.ReturnType, shape.Returned)]
            : [];
    }

    private static IEnumerable<string> Unlike(string function, string what, Type type, string[] allowed) =>
        allowed.Contains(TypeText.Of(type)) ? [] : [$"{function} {what} {TypeText.Of(type)}."];

    private static CustomAttributeData? Trigger(MethodInfo method) => method.GetParameters().SelectMany(p => p.CustomAttributes).SingleOrDefault(IsTrigger);

    private static bool IsTrigger(CustomAttributeData attribute) => attribute.AttributeType.Name.EndsWith("TriggerAttribute", StringComparison.Ordinal);

    private static string Route(CustomAttributeData trigger) => (string)trigger.NamedArguments.Single(a => a.MemberName == "Route").TypedValue.Value!;

    private static IEnumerable<string> Methods(CustomAttributeData trigger) =>
        trigger.ConstructorArguments.SelectMany(a => a.Value as IReadOnlyCollection<CustomAttributeTypedArgument> ?? []).Select(a => (string)a.Value!);

    private static Type Unwrapped(Type returned) => returned.IsGenericType && returned.Name.StartsWith("Task", StringComparison.Ordinal) ? returned.GetGenericArguments()[0]
        : returned.Name == "Task" ? typeof(void) : returned;

    private static bool IsRecord(Type type) => type.GetMethod("<Clone>$") is not null;

    private List<(string Name, MethodInfo Method)> Functions() =>
    [
        .. from t in package.Functions.GetTypes()
           from m in t.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
           let f = m.CustomAttributes.SingleOrDefault(a => a.AttributeType.FullName == Worker + "FunctionAttribute")
           where f is not null
           select ((string)f.ConstructorArguments[0].Value!, m),
    ];

    // "The function name … letters, digits, underscores and hyphens, beginning with a letter, at most 127 more" (host's metadata check).
    [GeneratedRegex("^[a-zA-Z][a-zA-Z0-9_-]{0,127}$")]
    private static partial Regex AllowedName();

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Placeholder();
}
