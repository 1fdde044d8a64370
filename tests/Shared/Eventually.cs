using System.Runtime.CompilerServices;

namespace RevOps.Testing;

/// <summary>Waiting for what another thread or process does, by looking again and again.</summary>
public static class Eventually
{
    /// <summary>Waits, in real time, until the condition holds; fails after the patience (10 seconds if not given).</summary>
    /// <exception cref="TimeoutException">It did not come to hold; the message is the condition's source.</exception>
    public static async Task Holds(
        Func<bool> condition, TimeSpan? patience = null, [CallerArgumentExpression(nameof(condition))] string? source = null)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!condition())
        {
            if (TimeProvider.System.GetElapsedTime(started) > (patience ?? TimeSpan.FromSeconds(10)))
            {
                throw new TimeoutException($"Did not come to hold: {source}");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
        }
    }
}
