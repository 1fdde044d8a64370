using System.Text.Json;
using DurableTask.Core.Exceptions;
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
    private readonly TurnSynchronizationContext _synchronization;
    private readonly ReplayContext _context;
    private readonly HistoryPlayer _player;

    private TurnRunner(TurnInput input, OrchestrationRegistry registry, ReplaySettings settings, Action brokenLate)
    {
        _input = input;
        _settings = settings;
        _synchronization = new(brokenLate);
        _context = new(input.InstanceId, settings, _synchronization);
        _player = new(_context, registry, _synchronization);
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

    private static TurnOutcome Broken(Exception failure) =>
        new([], [], null, false, TurnEnd.Over.Failed(failure) with { Output = null });

    private TurnOutcome Run()
    {
        TurnEnd? end;
        try
        {
            Play();
            end = _player.End ?? Ended();
        }
        catch (NonDeterministicOrchestrationException failure)
        {
            // What the faulty turn asked for is still sent, as by the real engine.
            end = TurnEnd.Over.Failed(failure);
        }
#pragma warning disable CA1031 // For example a payload of the wrong type: outside the orchestrator's reach, so the instance fails.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            _synchronization.Close();
            return Broken(failure);
        }

        if (_synchronization.Close() || (end is null && IsStuck()))
        {
            return Broken(new InvalidOperationException(NotDurable));
        }

        var actions = _player.IsSuspended ? [] : _context.Actions.InOrder;
        return new(actions, _context.Open.CancelledTimers, _context.CustomStatus, _player.IsSuspended, end);
    }

    private void Play()
    {
        foreach (var turn in _input.Past)
        {
            _context.MoveTo(turn.StartedAt, isReplaying: true);
            _player.Play(turn.Events);
        }

        _context.MoveTo(_input.Now, isReplaying: false);
        _player.Play(_input.NewEvents);
    }

    /// <summary>Nothing that is stored could ever wake it.</summary>
    private bool IsStuck() =>
        !_player.IsSuspended && !_player.Orchestrator.IsCompleted && !_context.Open.Any && !_context.Events.HasOpenWait;

    /// <summary>How the orchestrator ended; null as long as it, a timer or an activity is open, or the instance suspended.</summary>
    private TurnEnd? Ended()
    {
        var orchestrator = _player.Orchestrator;
        if (_player.IsSuspended || _context.Open.Any || !orchestrator.IsCompleted)
        {
            return null;
        }

        if (orchestrator.IsCanceled)
        {
            return TurnEnd.Over.Failed(new TaskCanceledException(orchestrator));
        }

        if (orchestrator.Exception is { } failure)
        {
            return TurnEnd.Over.Failed(failure.InnerExceptions[0]);
        }

        return _context.NextGeneration is { } next ? next : Completed(orchestrator.Result);
    }

    private TurnEnd.Over Completed(object? result)
    {
        try
        {
            return TurnEnd.Over.Completed(_settings.Converter.Serialize(result));
        }
        catch (Exception unwritable) when (unwritable is JsonException or NotSupportedException)
        {
            return TurnEnd.Over.Failed(unwritable);
        }
    }
}
