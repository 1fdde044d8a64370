namespace RevOps.LocalRuntime.Time;

/// <summary>Waiting for instants rather than for spans.</summary>
internal static class TimeProviderExtensions
{
    // Task.Delay takes no more than 49 days, whatever clock it is given.
    private static readonly TimeSpan LongestDelay = TimeSpan.FromDays(24);

    /// <summary>
    /// Waits until an instant of a clock; at once if it has passed. Unlike a single delay it takes any distance, and is never
    /// early even if the clock is adjusted meanwhile.
    /// </summary>
    /// <exception cref="OperationCanceledException">The wait was called off.</exception>
    public static async Task DelayUntil(this TimeProvider clock, DateTimeOffset due, CancellationToken cancellationToken)
    {
        for (var left = due - clock.GetUtcNow(); left > TimeSpan.Zero; left = due - clock.GetUtcNow())
        {
            // Rounded up: a delay drops fractions of a millisecond and would then spin.
            var wait = TimeSpan.FromMilliseconds(Math.Ceiling(Math.Min(left.TotalMilliseconds, LongestDelay.TotalMilliseconds)));
            await Task.Delay(wait, clock, cancellationToken);
        }

        cancellationToken.ThrowIfCancellationRequested();
    }
}
