namespace RevOps.LocalRuntime.Durable.Replay;

/// <summary>
/// Keeps an orchestrator on one thread for the length of a turn. Durable tasks continue in place; a continuation from
/// another thread means that the code awaits something that a replay could not repeat.
/// </summary>
/// <param name="brokenLate">Called at most once, when such a continuation arrives after the turn.</param>
internal sealed class TurnSynchronizationContext(Action brokenLate) : SynchronizationContext
{
    private readonly Queue<(SendOrPostCallback Callback, object? State)> _posted = new();
    private readonly int _thread = Environment.CurrentManagedThreadId;
    private readonly Lock _gate = new();
    private bool _isOver;
    private bool _isBroken;

    /// <summary>False, and remembered, if the caller is not part of the running turn.</summary>
    public bool IsOnTurn()
    {
        lock (_gate)
        {
            if (!_isOver && Environment.CurrentManagedThreadId == _thread)
            {
                return true;
            }

            if (_isOver && !_isBroken)
            {
                brokenLate();
            }

            _isBroken = true;
            return false;
        }
    }

    public override void Post(SendOrPostCallback d, object? state)
    {
        if (IsOnTurn())
        {
            _posted.Enqueue((d, state));
        }
    }

    public override void Send(SendOrPostCallback d, object? state)
    {
        if (IsOnTurn())
        {
            d(state);
        }
    }

    public override SynchronizationContext CreateCopy() => this;

    /// <summary>Runs what was posted from within the turn.</summary>
    public void Drain()
    {
        while (_posted.TryDequeue(out var next))
        {
            next.Callback(next.State);
        }
    }

    /// <summary>Ends the turn.</summary>
    /// <returns>Whether code has left the turn's thread.</returns>
    public bool Close()
    {
        lock (_gate)
        {
            _isOver = true;
            return _isBroken;
        }
    }
}
