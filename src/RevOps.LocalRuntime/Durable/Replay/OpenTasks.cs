using DurableTask.Core.Exceptions;

namespace RevOps.LocalRuntime.Durable.Replay;

/// <summary>Activities and timers that are not done: as long as there is one, the instance goes on.</summary>
internal sealed class OpenTasks
{
    private readonly Dictionary<int, TaskCompletionSource<string?>> _open = [];
    private readonly List<int> _cancelledTimers = [];

    public bool Any => _open.Count > 0;

    public IReadOnlyCollection<int> CancelledTimers => _cancelledTimers;

    public Task<string?> AddActivity(int id) => Add(id).Task;

    public Task AddTimer(int id, CancellationToken cancellationToken)
    {
        var source = Add(id);
        cancellationToken.Register(() =>
        {
            if (source.TrySetCanceled())
            {
                _open.Remove(id);
                _cancelledTimers.Add(id);
            }
        });
        return source.Task;
    }

    public void Complete(int id, string? result)
    {
        // What is not open any more was cancelled, or the message came twice.
        if (_open.Remove(id, out var source))
        {
            source.TrySetResult(result);
        }
    }

    public void Fail(TaskFailed failed)
    {
        if (_open.Remove(failed.Id, out var source))
        {
            source.TrySetException(new TaskFailedException(failed.Id, failed.Failure, failed.IsNonRetriable));
        }
    }

    // Continuations run in place, within the turn, so RunContinuationsAsynchronously must not be set.
    private TaskCompletionSource<string?> Add(int id) => _open[id] = new();
}
