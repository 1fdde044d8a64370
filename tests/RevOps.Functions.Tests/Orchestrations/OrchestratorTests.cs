using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using RevOps.Functions.Orchestrations;
using RevOps.Functions.Tests.Support;

namespace RevOps.Functions.Tests.Orchestrations;

/// <summary>The Durable code constraints, since the analyzers that know them cannot be had on every feed.</summary>
public sealed class OrchestratorTests
{
    [Fact]
    public void No_orchestrator_breaks_a_code_constraint()
    {
        var orchestrators = AppFunctions.With<OrchestrationTriggerAttribute>();
        Assert.Contains(orchestrators, o => o.Method.DeclaringType == typeof(CallSlaOrchestrator));
        Assert.Contains(orchestrators, o => o.Method.DeclaringType == typeof(CallClockOrchestrator));
        Assert.Empty(orchestrators.SelectMany(o => CodeConstraints.Broken(o.Method)));
    }

    [Theory]
    [InlineData("MoveNext: System.Threading.Tasks.Task.Delay")]
    [InlineData("MoveNext: System.Threading.Tasks.Task.ConfigureAwait")]
    [InlineData("MoveNext: System.Threading.CancellationTokenSource..ctor")]
    [InlineData("MoveNext: System.Threading.Tasks.Task.Run")]
    [InlineData("MoveNext: System.Net.Http.HttpClient..ctor")]
    [InlineData(": System.Diagnostics.Stopwatch.GetTimestamp")]
    [InlineData(": System.TimeProvider.GetUtcNow")]
    [InlineData("BadOrchestrator.Helper: System.Random.Next")]
    [InlineData("BadOrchestrator.Helper: System.Environment.get_ProcessorCount")]
    [InlineData("BadOrchestrator.Helper: System.DateTime.get_UtcNow")]
    [InlineData("BadOrchestrator.Helper: System.DateTime.get_Today")]
    [InlineData("BadOrchestrator..cctor: System.Guid.NewGuid")]
    [InlineData("Asker.Ask: System.IO.File.Exists")]
    [InlineData("Asker.Ask: System.DateTimeOffset.get_UtcNow")]
    public void An_orchestrator_that_breaks_a_constraint_anywhere_is_found(string expected) =>
        Assert.Contains(CodeConstraints.Broken(Bad(nameof(BadOrchestrator.Run))), b => b.EndsWith(expected, StringComparison.Ordinal));

    [Fact]
    public void An_orchestrator_that_only_asks_its_context_is_fine() => Assert.Empty(CodeConstraints.Broken(Bad(nameof(BadOrchestrator.RunWell))));

    [Fact]
    public void Inputs_and_events_of_orchestrators_carry_ids_and_times_only()
    {
        var taken = AppFunctions.With<OrchestrationTriggerAttribute>().SelectMany(o => CodeConstraints.Taken(o.Method)).Distinct().ToList();
        Assert.Contains(typeof(CallSlaInput), taken);
        Assert.All(taken, type => Assert.True(type == typeof(string) || type.GetProperties().All(IsIdOrTime), $"{type} carries more than ids and times."));
    }

    [Fact]
    public void Activities_are_given_an_id() => Assert.All(
        AppFunctions.With<ActivityTriggerAttribute>(),
        a => Assert.True(a.Parameter.ParameterType == typeof(string) && a.Parameter.Name!.EndsWith("Id", StringComparison.Ordinal), $"{a.Method.Name}: {a.Parameter}"));

    [Theory]
    [InlineData("sla_01h8xgjwbwbaq4z4g0e3e3e3e3")]
    public void An_instance_id_fits_the_real_engine(string slaId)
    {
        var id = CallSlaClient.InstanceId(slaId);
        Assert.InRange(id.Length, 1, 100);
        Assert.DoesNotContain(id, c => c is '/' or '\\' or '#' or '?' || char.IsControl(c));
    }

    private static bool IsIdOrTime(PropertyInfo property) =>
        property.PropertyType == typeof(DateTimeOffset) || (property.PropertyType == typeof(string) && property.Name.EndsWith("Id", StringComparison.Ordinal));

    private static MethodInfo Bad(string name) => typeof(BadOrchestrator).GetMethod(name)!;
}
