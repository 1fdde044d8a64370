using System.Runtime.CompilerServices;

namespace RevOps.Testing;

/// <summary>Waiting for what another thread or process does, by looking again and again.</summary>
public static class Eventually
{
    /// <summary>Waits, in real time, until the condition holds; fails after the patience (10 seconds if not given).</summary>
    /// <exception cref="TimeoutException">It did not come to hold; the message is the condition's source.</exception>
    public static Task Holds(Func<bool> condition, TimeSpan? patience = null, [CallerArgumentExpression(nameof(condition))] string? source = null) =>
        LookAsync(() => Task.FromResult(condition()), patience, TimeSpan.FromMilliseconds(5), source);

    /// <summary>As the other one, for a condition that has to be asked for.</summary>
    /// <exception cref="TimeoutException">It did not come to hold; the message is the condition's source.</exception>
    public static Task Holds(Func<Task<bool>> condition, TimeSpan? patience = null, [CallerArgumentExpression(nameof(condition))] string? source = null) =>
        LookAsync(condition, patience, TimeSpan.FromMilliseconds(25), source);

    private static async Task LookAsync(Func<Task<bool>> condition, TimeSpan? patience, TimeSpan pause, string? source)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!await condition())
        {
            if (TimeProvider.System.GetElapsedTime(started) > (patience ?? TimeSpan.FromSeconds(10)))
            {
                throw new TimeoutException($"Did not come to hold: {source}");
            }

            await Task.Delay(pause, TimeProvider.System);
        }
    }
}
