using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using RevOps.Functions.Access;
using RevOps.Functions.Tests.Support;

namespace RevOps.Functions.Tests.Access;

/// <summary>Every HTTP function says who may call it, and only the middleware decides.</summary>
public sealed class AccessRulesTests
{
    private static IReadOnlyList<(MethodInfo Method, ParameterInfo Parameter, HttpTriggerAttribute Trigger)> Doors => AppFunctions.With<HttpTriggerAttribute>();

    [Fact]
    public void Every_HTTP_function_says_who_may_call_it()
    {
        Assert.InRange(Doors.Count, 10, 1000);
        Assert.Empty(Doors.Where(d => d.Method.GetCustomAttribute<AccessAttribute>() is null).Select(d => d.Method.Name));
    }

    [Fact]
    public void The_hosts_own_keys_are_asked_for_nowhere() =>
        Assert.All(Doors, d => Assert.Equal(AuthorizationLevel.Anonymous, d.Trigger.AuthLevel));

    [Fact]
    public void Only_health_signing_in_pages_without_figures_descriptions_the_links_in_mails_and_the_script_of_web_sites_are_open_to_everybody() => Assert.Equal(
        ["Dashboard", "DeleteSession", "Docs", "GetOpenApi", "GetSession", "GetSwagger", "Health", "PostSession", "TrackingScript", "Unsubscribe", "UnsubscribePage"],
        Doors.Where(d => d.Method.GetCustomAttribute<AccessAttribute>() is { Scope: Scope.None }).Select(d => d.Method.GetCustomAttribute<FunctionAttribute>()!.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void All_but_the_pages_are_described() => Assert.Equal(
        ["Dashboard", "Docs"],
        Doors.Where(d => d.Method.CustomAttributes.All(a => a.AttributeType.Name != "AnswersAttribute")).Select(d => d.Method.GetCustomAttribute<FunctionAttribute>()!.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void Only_routes_of_vendors_take_a_vendors_proof() => Assert.All(
        Doors.Where(d => d.Method.GetCustomAttribute<AccessAttribute>()!.Vendor is not null),
        d => Assert.Equal($"intake/{d.Method.GetCustomAttribute<AccessAttribute>()!.Vendor}", d.Trigger.Route));

    [Fact]
    public void The_middleware_can_tell_the_functions_of_a_class_apart() =>
        Assert.All(Doors, d => Assert.Single(d.Method.DeclaringType!.GetMethods(), m => m.Name == d.Method.Name));
}
