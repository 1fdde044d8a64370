using System.Diagnostics.CodeAnalysis;

namespace RevOps.LocalRuntime.Durable.Engine;

/// <summary>Limits how much runs at once, and waits for the rest at the end.</summary>
[SuppressMessage("Design", "CA1001", Justification = "What was left behind still returns its slot; there is no handle to free.")]
internal sealed class Slots(int count)
{
    private readonly SemaphoreSlim _free = new(count);

    public Task TakeAsync(CancellationToken stop) => _free.WaitAsync(stop);

    public void Return() => _free.Release();

    /// <returns>False if something still ran after the time (real) was up.</returns>
    public async Task<bool> AllReturnedAsync(TimeSpan timeout)
    {
        using var tooLong = new CancellationTokenSource(timeout, TimeProvider.System);
        try
        {
            for (var i = 0; i < count; i++)
            {
                await _free.WaitAsync(tooLong.Token);
            }

            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
