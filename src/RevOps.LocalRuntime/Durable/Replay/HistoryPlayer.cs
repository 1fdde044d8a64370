using System.Diagnostics;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using RevOps.LocalRuntime.Durable.Engine;

namespace RevOps.LocalRuntime.Durable.Replay;

/// <summary>Plays events to an orchestrator, in order, each to the end of what it sets off.</summary>
internal sealed class HistoryPlayer(ReplayContext context, OrchestrationRegistry registry, TurnSynchronizationContext turn)
{
    private readonly Queue<HistoryEvent> _whileSuspended = new();

    /// <summary>The orchestrator's run.</summary>
    public Task<object?> Orchestrator { get; private set; } = Task.FromResult<object?>(null);

    public bool IsSuspended { get; private set; }

    /// <summary>An end that came from outside the orchestrator; null if there is none.</summary>
    public TurnEnd? End { get; private set; }

    public void Play(IReadOnlyList<HistoryEvent> events)
    {
        foreach (var happened in events)
        {
            Play(happened);
            turn.Drain();
        }
    }

    private void Play(HistoryEvent happened)
    {
        if (IsSuspended && happened is not (ExecutionResumed or ExecutionTerminated or ConstraintBroken))
        {
            _whileSuspended.Enqueue(happened);
        }
        else if (!PlayResult(happened) && !PlayRecord(happened))
        {
            PlayControl(happened);
        }
    }

    /// <summary>What the orchestrator waits for.</summary>
    private bool PlayResult(HistoryEvent happened)
    {
        switch (happened)
        {
            case TaskCompleted completed:
                context.Open.Complete(completed.Id, completed.Result);
                return true;
            case TaskFailed failed:
                context.Open.Fail(failed);
                return true;
            case TimerFired fired:
                context.Open.Complete(fired.Id, null);
                return true;
            case EventRaised raised:
                context.Take(raised);
                return true;
            default:
                return false;
        }
    }

    /// <summary>What the orchestrator asked for when this was played first.</summary>
    private bool PlayRecord(HistoryEvent happened)
    {
        switch (happened)
        {
            case TaskScheduled scheduled:
                context.Actions.Match(scheduled);
                return true;
            case TimerCreated created:
                context.Actions.Match(created);
                return true;
            case EventSent sent:
                context.Actions.Match(sent);
                return true;
            default:
                return false;
        }
    }

    /// <summary>What is done to the instance as a whole.</summary>
    private void PlayControl(HistoryEvent happened)
    {
        switch (happened)
        {
            case ExecutionStarted started:
                Start(started);
                break;
            case ExecutionSuspended:
                IsSuspended = true;
                break;
            case ExecutionResumed:
                Resume();
                break;
            case ExecutionTerminated terminated:
                End ??= TurnEnd.Over.Terminated(terminated.Output);
                break;
            case ConstraintBroken broken:
                throw new InvalidOperationException(broken.Message);
            case ExecutionCompleted:
                break;
            default:
                throw new UnreachableException($"No rule for {happened.GetType()}.");
        }
    }

    private void Start(ExecutionStarted started)
    {
        if (registry.FindOrchestrator(started.Name) is not { } orchestrator)
        {
            var message = $"No orchestrator task named '{started.Name}' was found.";
            End = new TurnEnd.Over(
                OrchestrationRuntimeStatus.Failed, null, new TaskFailureDetails("OrchestratorTaskNotFound", message, null, null, null));
            return;
        }

        context.Begin(started);
        Orchestrator = RunAsync(orchestrator);
        foreach (var raised in started.CarriedOver ?? [])
        {
            turn.Drain();
            context.Take(raised);
        }
    }

    // Awaited here, so that an orchestrator that ends in another thread comes back through the turn's context and is noticed.
    private async Task<object?> RunAsync(Func<TaskOrchestrationContext, Task<object?>> orchestrator) => await orchestrator(context);

    private void Resume()
    {
        IsSuspended = false;
        while (!IsSuspended && _whileSuspended.TryDequeue(out var kept))
        {
            Play(kept);
            turn.Drain();
        }
    }
}
