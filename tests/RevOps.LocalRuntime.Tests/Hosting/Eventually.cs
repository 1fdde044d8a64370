namespace RevOps.LocalRuntime.Tests.Hosting;

/// <summary>Waits for what other threads and processes do.</summary>
internal static class Eventually
{
    private static readonly TimeSpan s_between = TimeSpan.FromMilliseconds(20);

    /// <summary>Waits until something holds; fails after the time given, by default 20 s.</summary>
    public static async Task HoldsAsync(Func<Task<bool>> condition, string what, TimeSpan? within = null)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (!await condition())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(began) < (within ?? TimeSpan.FromSeconds(20)), $"Never so: {what}.");
            await Task.Delay(s_between, TimeProvider.System);
        }
    }

    public static Task HoldsAsync(Func<bool> condition, string what, TimeSpan? within = null) =>
        HoldsAsync(() => Task.FromResult(condition()), what, within);

    /// <summary>Watches for a while that something stays so.</summary>
    public static async Task StaysAsync(Func<bool> condition, string what, TimeSpan during)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(began) < during)
        {
            Assert.True(condition(), $"No longer so: {what}.");
            await Task.Delay(s_between, TimeProvider.System);
        }
    }
}
