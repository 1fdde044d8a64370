namespace RevOps.LocalRuntime.Tests.Durable;

/// <summary>Waits for something that will come, and says what did not.</summary>
internal static class Poll
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(5);

    public static Task UntilAsync(Func<bool> isThere, string wanted) => UntilAsync(() => Task.FromResult(isThere()), () => wanted);

    public static async Task UntilAsync(Func<Task<bool>> isThere, Func<string> wanted, TimeSpan? pause = null)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!await isThere())
        {
            if (TimeProvider.System.GetElapsedTime(started) > Patience)
            {
                Assert.Fail("Waited in vain for: " + wanted());
            }

            await Task.Delay(pause ?? Short, TimeProvider.System);
        }
    }
}
