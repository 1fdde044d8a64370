namespace RevOps.LocalRuntime.Tests.Durable.Scenarios;

/// <summary>
/// The engine behaves as the real one was recorded to: its layers <c>engine</c> and <c>client</c> exactly, <c>worker</c> in
/// status, <c>backend</c> where it was decided so.
/// </summary>
public class ScenarioTests
{
    private const int MostAtOnce = 12;

    private static readonly SemaphoreSlim Slots = new(MostAtOnce);

    // All run side by side, from the first case on: most of their time is waiting for timers.
    private static readonly Lazy<Dictionary<string, Task>> Runs = new(
        () => Scenario.Names.Except(LeftOut.Reasons.Keys).ToDictionary(name => name, RunAsync));

    public static TheoryData<string> Cases => [.. Scenario.Names.Except(LeftOut.Reasons.Keys)];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task The_engine_does_what_the_real_one_was_recorded_to_do(string scenario) => await Runs.Value[scenario];

    [Fact]
    public void Every_scenario_left_out_exists_and_has_a_reason() =>
        Assert.All(LeftOut.Reasons, left =>
        {
            Assert.Contains(left.Key, Scenario.Names);
            Assert.NotEmpty(left.Value);
        });

    [Fact]
    public void What_only_the_recording_host_did_is_left_out() =>
        Assert.All(Scenario.Names.Where(name => Scenario.Named(name).Layer == "host"), name => Assert.Contains(name, LeftOut.Reasons.Keys));

    private static async Task RunAsync(string scenario)
    {
        await Slots.WaitAsync();
        try
        {
            await Task.Run(() => ScenarioRun.RunAsync(scenario));
        }
        finally
        {
            Slots.Release();
        }
    }
}
