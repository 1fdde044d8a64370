using Microsoft.DurableTask;

namespace RevOps.LocalRuntime.Durable.Replay;

/// <summary>
/// Events that nobody waits for yet are a queue, open waits of one name are a stack. A wait that was cancelled stays on
/// the stack and swallows the event that reaches it: that is what the real engine does.
/// </summary>
internal sealed class ExternalEvents(DataConverter converter)
{
    private readonly Dictionary<string, Stack<IWait>> _waits = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<EventRaised> _unused = [];

    private interface IWait
    {
        Type Type { get; }

        bool IsOpen { get; }

        void Deliver(string? payload);
    }

    /// <summary>Whether an event could still wake the orchestrator.</summary>
    public bool HasOpenWait => _waits.Values.Any(waits => waits.Any(wait => wait.IsOpen));

    public Task<T> Wait<T>(string name, CancellationToken cancellationToken)
    {
        var early = _unused.FindIndex(raised => string.Equals(raised.Name, name, StringComparison.OrdinalIgnoreCase));
        if (early >= 0)
        {
            var payload = _unused[early].Payload;
            _unused.RemoveAt(early);
            return Task.FromResult(converter.Deserialize<T>(payload)!);
        }

        if (!_waits.TryGetValue(name, out var waits))
        {
            _waits.Add(name, waits = new());
        }

        if (waits.TryPeek(out var newest) && newest.Type != typeof(T))
        {
            throw new ArgumentException(
                "Events with the same name must have the same type argument. "
                + $"Expected {newest.Type.FullName} but was requested {typeof(T).FullName}.");
        }

        var wait = new Waiting<T>(converter);
        waits.Push(wait);
        cancellationToken.Register(() => wait.Cancel(cancellationToken));
        return wait.Task;
    }

    public void Deliver(EventRaised raised)
    {
        if (_waits.TryGetValue(raised.Name, out var waits) && waits.TryPop(out var newest))
        {
            newest.Deliver(raised.Payload);
        }
        else
        {
            _unused.Add(raised);
        }
    }

    /// <summary>Removes and returns what nobody waited for, oldest first.</summary>
    public IReadOnlyList<EventRaised> TakeUnused()
    {
        EventRaised[] taken = [.. _unused];
        _unused.Clear();
        return taken;
    }

    private sealed class Waiting<T>(DataConverter converter) : IWait
    {
        private readonly TaskCompletionSource<T> _source = new();

        public Task<T> Task => _source.Task;

        public Type Type => typeof(T);

        public bool IsOpen => !_source.Task.IsCompleted;

        // Decoded before it is handed over: a payload of the wrong type fails the instance, past every try block.
        public void Deliver(string? payload) => _source.TrySetResult(converter.Deserialize<T>(payload)!);

        public void Cancel(CancellationToken cancellationToken) => _source.TrySetCanceled(cancellationToken);
    }
}
