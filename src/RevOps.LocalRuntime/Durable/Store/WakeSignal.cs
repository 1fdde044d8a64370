namespace RevOps.LocalRuntime.Durable.Store;

/// <summary>Tells any number of waiters that something changed.</summary>
internal sealed class WakeSignal
{
    private volatile TaskCompletionSource _next = New();

    /// <summary>Completes at the next change. Take it before looking, so that no change is missed in between.</summary>
    public Task Next => _next.Task;

    public void Pulse() => Interlocked.Exchange(ref _next, New()).TrySetResult();

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
