using Microsoft.DurableTask.Client;

namespace RevOps.LocalRuntime.Tests.Durable;

public class BasicsTests
{
    [Fact]
    public async Task An_orchestration_calls_an_activity_waits_for_a_timer_and_an_event_and_completes()
    {
        await using var host = await new DurableHost()
            .Orchestrator("Main", async context =>
            {
                var greeting = await context.CallActivityAsync<string>("Greet", "Ada");
                await context.CreateTimer(TimeSpan.FromMilliseconds(50), CancellationToken.None);
                context.SetCustomStatus("waiting");
                return greeting + await context.WaitForExternalEvent<string>("Mark");
            })
            .Activity("Greet", call => "Hello " + call.GetInput(typeof(string)))
            .StartedAsync();

        var id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Main");
        await host.CustomStatusAsync(id, "\"waiting\"");
        await host.Client.RaiseEventAsync(id, "Mark", "!");

        Assert.Equal("Hello Ada!", (await host.EndOfAsync(id)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Names_of_orchestrators_ignore_case()
    {
        await using var host = await new DurableHost().Orchestrator("Main", _ => Task.FromResult<object?>(1)).StartedAsync();

        var id = await host.Client.ScheduleNewOrchestrationInstanceAsync("mAIN");

        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await host.EndOfAsync(id)).RuntimeStatus);
    }
}
