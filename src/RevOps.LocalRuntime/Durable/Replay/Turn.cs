using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace RevOps.LocalRuntime.Durable.Replay;

/// <summary>A stored turn.</summary>
/// <param name="StartedAt">Its time, UTC.</param>
/// <param name="Events">What it took up, then what it asked for.</param>
internal sealed record PastTurn(DateTime StartedAt, IReadOnlyList<HistoryEvent> Events);

/// <summary>What a turn starts from.</summary>
/// <param name="InstanceId">Id of the instance.</param>
/// <param name="Past">Its stored turns, in order.</param>
/// <param name="Now">Time of this turn, UTC.</param>
/// <param name="NewEvents">What this turn takes up, in order.</param>
internal sealed record TurnInput(string InstanceId, IReadOnlyList<PastTurn> Past, DateTime Now, IReadOnlyList<HistoryEvent> NewEvents);

/// <summary>What a turn came to.</summary>
/// <param name="Actions">What the orchestrator asked for, in order.</param>
/// <param name="CancelledTimers">Ids of all timers that it has cancelled so far.</param>
/// <param name="CustomStatus">Custom status at the end.</param>
/// <param name="IsSuspended">Whether the instance is suspended.</param>
/// <param name="End">How the generation ended; null if it goes on.</param>
internal sealed record TurnOutcome(
    IReadOnlyList<OrchestratorAction> Actions,
    IReadOnlyCollection<int> CancelledTimers,
    string? CustomStatus,
    bool IsSuspended,
    TurnEnd? End);

/// <summary>How a generation ended.</summary>
internal abstract record TurnEnd
{
    private TurnEnd()
    {
    }

    /// <summary>The instance is over.</summary>
    internal sealed record Over(OrchestrationRuntimeStatus Status, string? Output, TaskFailureDetails? Failure) : TurnEnd
    {
        public static Over Completed(string? output) => new(OrchestrationRuntimeStatus.Completed, output, null);

        public static Over Terminated(string? output) => new(OrchestrationRuntimeStatus.Terminated, output, null);

        public static Over Failed(Exception exception) => new(
            OrchestrationRuntimeStatus.Failed, exception.Message, TaskFailureDetails.FromException(exception));
    }

    /// <summary>It starts over.</summary>
    internal sealed record ContinuedAsNew(string? Input, IReadOnlyList<EventRaised> CarriedOver) : TurnEnd;
}
