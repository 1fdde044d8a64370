using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace RevOps.LocalRuntime.Tests.Durable;

/// <summary>An orchestrator that awaits what is not durable fails with a clear message instead of hanging.</summary>
public class ConstraintTests
{
    public static TheoryData<string> Breaches => [.. All.Keys];

    private static Dictionary<string, Func<TaskOrchestrationContext, Task<object?>>> All { get; } = new()
    {
        ["a delay"] = async _ =>
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
            return "went on";
        },
        ["a delay beside an open timer"] = async context =>
        {
            var timer = context.CreateTimer(TimeSpan.FromHours(1), CancellationToken.None);
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
            await timer;
            return "went on";
        },
        ["work in another thread"] = async _ => await Task.Run(() => "went on"),
        ["work in another thread, without coming back"] = async _ => await Task.Run(() => "went on").ConfigureAwait(false),
        ["a durable task without coming back"] = async context =>
        {
            await context.CallActivityAsync("Echo").ConfigureAwait(false);
            return await context.CallActivityAsync<string>("Echo");
        },
        ["a task that nobody completes"] = async _ => await new TaskCompletionSource<string>().Task,
        ["a call from another thread"] = async context =>
        {
            await Task.WhenAny(Task.Run(() => context.CallActivityAsync("Echo")), context.CreateTimer(TimeSpan.FromHours(1), default));
            return "went on";
        },
    };

    [Theory]
    [MemberData(nameof(Breaches))]
    public async Task An_orchestrator_that_awaits_what_is_not_durable_fails_with_a_clear_message(string breach)
    {
        await using var host = await new DurableHost()
            .Orchestrator("Main", All[breach]).Activity("Echo", call => call.GetInput(typeof(string))).StartedAsync();

        var end = await host.EndOfAsync(await host.Client.ScheduleNewOrchestrationInstanceAsync("Main"));

        Assert.Equal(OrchestrationRuntimeStatus.Failed, end.RuntimeStatus);
        Assert.Contains("durable tasks only", end.FailureDetails!.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Yielding_and_waiting_for_combined_durable_tasks_is_allowed()
    {
        await using var host = await new DurableHost()
            .Orchestrator("Main", async context =>
            {
                await Task.Yield();
                var both = await Task.WhenAll(context.CallActivityAsync<string>("Echo", "a"), TwiceAsync(context));
                return string.Concat(both);
            })
            .Activity("Echo", call => call.GetInput(typeof(string)))
            .StartedAsync();

        var end = await host.EndOfAsync(await host.Client.ScheduleNewOrchestrationInstanceAsync("Main"));

        Assert.Equal("abc", end.ReadOutputAs<string>());
    }

    private static async Task<string> TwiceAsync(TaskOrchestrationContext context) =>
        await context.CallActivityAsync<string>("Echo", "b") + await context.CallActivityAsync<string>("Echo", "c");
}
