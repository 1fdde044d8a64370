using DurableTask.Core.Exceptions;

namespace RevOps.LocalRuntime.Durable.Replay;

/// <summary>
/// What the orchestrator has asked for and the history does not show yet. On replay each recorded action must find the
/// same one here, by kind, number and name; its input is not compared.
/// </summary>
internal sealed class PendingActions
{
    private const string WasChanged = "Was a change made to the orchestrator code after this instance had already started running?";

    private readonly SortedDictionary<int, OrchestratorAction> _actions = [];
    private int _nextId;

    public IReadOnlyList<OrchestratorAction> InOrder => [.. _actions.Values];

    public T Add<T>(Func<int, T> create)
        where T : OrchestratorAction
    {
        var action = create(_nextId++);
        _actions.Add(action.Id, action);
        return action;
    }

    public void Match(TaskScheduled recorded)
    {
        if (!_actions.TryGetValue(recorded.Id, out var action))
        {
            throw Error(
                $"activity task with sequence ID {recorded.Id} and name '{recorded.Name}' (version ''), "
                + $"but the current replay execution hasn't (yet?) scheduled this task. {WasChanged}");
        }

        var before = $"activity task with sequence number {recorded.Id} named '{recorded.Name}'";
        var scheduled = Expect<ScheduleTaskOrchestratorAction>(action, before + ",");
        if (!string.Equals(scheduled.Name, recorded.Name, StringComparison.OrdinalIgnoreCase))
        {
            throw Error(
                $"{before}, but the current orchestration replay instead scheduled an activity task named "
                + $"'{scheduled.Name}' with this sequence number.  {WasChanged}");
        }

        _actions.Remove(recorded.Id);
    }

    public void Match(TimerCreated recorded)
    {
        if (!_actions.TryGetValue(recorded.Id, out var action))
        {
            throw Error(
                $"timer task with sequence number {recorded.Id} but the current replay execution hasn't (yet?) scheduled this task. "
                + WasChanged);
        }

        Expect<CreateTimerOrchestratorAction>(action, $"timer task with sequence number {recorded.Id} named");
        _actions.Remove(recorded.Id);
    }

    public void Match(EventSent recorded)
    {
        var before = $"send event task with sequence number {recorded.Id} named '{recorded.Name}' to instance '{recorded.InstanceId}'";
        if (!_actions.TryGetValue(recorded.Id, out var action))
        {
            throw Error($"{before}, but the current replay execution hasn't (yet?) scheduled this task. {WasChanged}");
        }

        var sent = Expect<SendEventOrchestratorAction>(action, before + ",");
        if (!string.Equals(sent.Name, recorded.Name, StringComparison.OrdinalIgnoreCase) || sent.InstanceId != recorded.InstanceId)
        {
            throw Error(
                $"{before}, but the current orchestration replay instead sent an event named '{sent.Name}' to instance "
                + $"'{sent.InstanceId}' with this sequence number. {WasChanged}");
        }

        _actions.Remove(recorded.Id);
    }

    private static T Expect<T>(OrchestratorAction action, string before)
        where T : OrchestratorAction =>
        action as T ?? throw Error(
            $"{before} but the current orchestration replay instead produced a {action.GetType().Name} action "
            + $"with this sequence number. {WasChanged}");

    private static NonDeterministicOrchestrationException Error(string details) =>
        new("A previous execution of this orchestration scheduled " + (details[0] is 'a' ? "an " : "a ") + details);
}
