using System.Diagnostics;
using System.Text.Json;
using DurableTask.Core.Exceptions;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using RevOps.LocalRuntime.Durable.Engine;

namespace RevOps.LocalRuntime.Durable.Replay;

/// <summary>Runs one turn: replays the history, plays the new events, says what the orchestrator asked for.</summary>
internal sealed class TurnRunner
{
    /// <summary>Message of the failure of an orchestrator that awaits what a replay cannot repeat.</summary>
    public const string NotDurable =
        "The orchestrator awaited a task that was not made by its TaskOrchestrationContext, or went on in another thread. "
        + "Orchestrators must await durable tasks only, without ConfigureAwait(false); everything else belongs into an activity.";

    private readonly TurnInput _input;
    private readonly ReplaySettings _settings;
    private readonly OrchestrationRegistry _registry;
    private readonly TurnSynchronizationContext _synchronization;
    private readonly ReplayContext _context;
    private readonly Queue<HistoryEvent> _whileSuspended = new();
    private Task<object?> _orchestrator = Task.FromResult<object?>(null);
    private TurnEnd? _end;
    private bool _isSuspended;

    private TurnRunner(TurnInput input, OrchestrationRegistry registry, ReplaySettings settings, Action brokenLate)
    {
        _input = input;
        _registry = registry;
        _settings = settings;
        _synchronization = new(brokenLate);
        _context = new(input.InstanceId, settings, _synchronization);
    }

    /// <summary>Runs a turn on the calling thread.</summary>
    /// <param name="input">What it starts from.</param>
    /// <param name="registry">The orchestrators.</param>
    /// <param name="settings">What all turns share.</param>
    /// <param name="brokenLate">Called if the orchestrator's code goes on after the turn.</param>
    public static TurnOutcome Run(TurnInput input, OrchestrationRegistry registry, ReplaySettings settings, Action brokenLate)
    {
        if (input.Past.Count == 0 && input.NewEvents.OfType<ExecutionTerminated>().FirstOrDefault() is { } terminated)
        {
            // Decided: what was ended before its first step never takes one.
            return new([], [], null, false, TurnEnd.Over.Terminated(terminated.Output));
        }

        var before = SynchronizationContext.Current;
        var runner = new TurnRunner(input, registry, settings, brokenLate);
        SynchronizationContext.SetSynchronizationContext(runner._synchronization);
        try
        {
            return runner.Run();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }
    }

    private TurnOutcome Run()
    {
        try
        {
            Play();
            if (_end is null && !_isSuspended && !_context.Open.Any)
            {
                _end = _orchestrator.IsCompleted ? Ended() : null;
            }
        }
        catch (NonDeterministicOrchestrationException failure)
        {
            // What the faulty turn asked for is still sent, as by the real engine.
            _end = TurnEnd.Over.Failed(failure);
        }
#pragma warning disable CA1031 // For example a payload of the wrong type: outside the orchestrator's reach, so the instance fails.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            _synchronization.Close();
            return Broken(failure);
        }

        return _synchronization.Close() || IsStuck()
            ? Broken(new InvalidOperationException(NotDurable))
            : new(_isSuspended ? [] : _context.Actions.InOrder, _context.Open.CancelledTimers, _context.CustomStatus, _isSuspended, _end);
    }

    private static TurnOutcome Broken(Exception failure) =>
        new([], [], null, false, TurnEnd.Over.Failed(failure) with { Output = null });

    /// <summary>Nothing that is stored could ever wake it.</summary>
    private bool IsStuck() =>
        _end is null && !_isSuspended && !_orchestrator.IsCompleted && !_context.Open.Any && !_context.Events.HasOpenWait;

    private void Play()
    {
        foreach (var turn in _input.Past)
        {
            _context.MoveTo(turn.StartedAt, isReplaying: true);
            Play(turn.Events);
        }

        _context.MoveTo(_input.Now, isReplaying: false);
        Play(_input.NewEvents);
    }

    private void Play(IReadOnlyList<HistoryEvent> events)
    {
        foreach (var happened in events)
        {
            Play(happened);
            _synchronization.Drain();
        }
    }

    private void Play(HistoryEvent happened)
    {
        if (_isSuspended && happened is not (ExecutionResumed or ExecutionTerminated or ConstraintBroken))
        {
            _whileSuspended.Enqueue(happened);
            return;
        }

        switch (happened)
        {
            case ExecutionStarted started:
                Start(started);
                break;
            case TaskScheduled scheduled:
                _context.Actions.Match(scheduled);
                break;
            case TimerCreated created:
                _context.Actions.Match(created);
                break;
            case EventSent sent:
                _context.Actions.Match(sent);
                break;
            case TaskCompleted completed:
                _context.Open.Complete(completed.Id, completed.Result);
                break;
            case TaskFailed failed:
                _context.Open.Fail(failed);
                break;
            case TimerFired fired:
                _context.Open.Complete(fired.Id, null);
                break;
            case EventRaised raised:
                _context.Take(raised);
                break;
            case ExecutionSuspended:
                _isSuspended = true;
                break;
            case ExecutionResumed:
                Resume();
                break;
            case ExecutionTerminated terminated:
                _end ??= TurnEnd.Over.Terminated(terminated.Output);
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
        if (_registry.FindOrchestrator(started.Name) is not { } orchestrator)
        {
            var message = $"No orchestrator task named '{started.Name}' was found.";
            _end = new TurnEnd.Over(
                OrchestrationRuntimeStatus.Failed, null, new TaskFailureDetails("OrchestratorTaskNotFound", message, null, null, null));
            return;
        }

        _context.Begin(started);
        _orchestrator = RunAsync(orchestrator);
        foreach (var raised in started.CarriedOver ?? [])
        {
            _synchronization.Drain();
            _context.Take(raised);
        }
    }

    // Awaited here, so that an orchestrator that ends in another thread comes back through the turn's context and is noticed.
    private async Task<object?> RunAsync(Func<TaskOrchestrationContext, Task<object?>> orchestrator) => await orchestrator(_context);

    private void Resume()
    {
        _isSuspended = false;
        while (!_isSuspended && _whileSuspended.TryDequeue(out var kept))
        {
            Play(kept);
            _synchronization.Drain();
        }
    }

    private TurnEnd Ended()
    {
        if (_orchestrator.IsCanceled)
        {
            return TurnEnd.Over.Failed(new TaskCanceledException(_orchestrator));
        }

        if (_orchestrator.Exception is { } failure)
        {
            return TurnEnd.Over.Failed(failure.InnerExceptions[0]);
        }

        if (_context.NextGeneration is { } next)
        {
            return next;
        }

        try
        {
            return TurnEnd.Over.Completed(_settings.Converter.Serialize(_orchestrator.Result));
        }
        catch (Exception unwritable) when (unwritable is JsonException or NotSupportedException)
        {
            return TurnEnd.Over.Failed(unwritable);
        }
    }
}
