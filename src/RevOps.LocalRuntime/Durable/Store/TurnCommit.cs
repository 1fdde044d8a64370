using Microsoft.DurableTask.Client;
using RevOps.LocalRuntime.Durable.Replay;

namespace RevOps.LocalRuntime.Durable.Store;

/// <summary>Stores a turn: what it took up, what it asked for and how the instance stands, all in one transaction.</summary>
internal sealed class TurnCommit(SqliteSession session, TurnWork work, TurnOutcome outcome, DateTimeOffset now)
{
    private readonly string _instanceId = work.Input.InstanceId;

    /// <returns>False if the generation is gone: then nothing is changed.</returns>
    /// <exception cref="Microsoft.Data.Sqlite.SqliteException">Among others: another engine has stored this turn.</exception>
    public bool Apply()
    {
        var isCurrent = outcome.End switch
        {
            TurnEnd.ContinuedAsNew next => StartOver(next),
            TurnEnd.Over over => Finish(over),
            _ => GoOn(),
        };
        if (!isCurrent)
        {
            return false;
        }

        foreach (var action in outcome.Actions)
        {
            Store(action);
        }

        return true;
    }

    private bool GoOn()
    {
        var status = outcome.IsSuspended ? OrchestrationRuntimeStatus.Suspended : OrchestrationRuntimeStatus.Running;
        var isCurrent = session.Execute(
            """
            UPDATE instances SET status = @status, custom_status = @custom, updated_at = @now
            WHERE instance_id = @id AND execution_id = @execution
            """,
            ("@status", (int)status), ("@custom", outcome.CustomStatus), ("@now", now.UtcTicks),
            ("@id", _instanceId), ("@execution", work.ExecutionId)) == 1;
        if (isCurrent)
        {
            Consume();
            AddHistory(null);
        }

        return isCurrent;
    }

    private bool Finish(TurnEnd.Over over)
    {
        var isCurrent = session.Execute(
            """
            UPDATE instances SET status = @status, output = @output, failure = @failure, custom_status = @custom, updated_at = @now
            WHERE instance_id = @id AND execution_id = @execution
            """,
            ("@status", (int)over.Status), ("@output", over.Output), ("@failure", FailureText.Write(over.Failure)),
            ("@custom", outcome.CustomStatus), ("@now", now.UtcTicks), ("@id", _instanceId), ("@execution", work.ExecutionId)) == 1;
        if (isCurrent)
        {
            session.Execute("DELETE FROM timers WHERE execution_id = @execution", ("@execution", work.ExecutionId));
            session.Execute("DELETE FROM inbox WHERE instance_id = @id", ("@id", _instanceId));
            AddHistory(new ExecutionCompleted(over.Status));
        }

        return isCurrent;
    }

    private bool StartOver(TurnEnd.ContinuedAsNew next)
    {
        var isCurrent = session.Execute(
            """
            UPDATE instances SET execution_id = @next, input = @input, status = @status, custom_status = NULL, updated_at = @now
            WHERE instance_id = @id AND execution_id = @execution
            """,
            ("@next", ExecutionId.New()), ("@input", next.Input), ("@status", (int)OrchestrationRuntimeStatus.Running),
            ("@now", now.UtcTicks), ("@id", _instanceId), ("@execution", work.ExecutionId)) == 1;
        if (isCurrent)
        {
            Consume();
            session.Execute("DELETE FROM history WHERE execution_id = @execution", ("@execution", work.ExecutionId));
            session.Execute("DELETE FROM timers WHERE execution_id = @execution", ("@execution", work.ExecutionId));
            InboxStatements.Add(session, _instanceId, new ExecutionStarted(work.Name, next.Input, next.CarriedOver), now);
        }

        return isCurrent;
    }

    private void Consume()
    {
        if (work.LastMessage is { } last)
        {
            // Exactly what was loaded: what came later has a higher number.
            session.Execute(
                "DELETE FROM inbox WHERE instance_id = @id AND seq <= @last AND visible_at <= @now",
                ("@id", _instanceId), ("@last", last), ("@now", now.UtcTicks));
        }

        foreach (var id in work.FiredTimers.Concat(outcome.CancelledTimers))
        {
            session.Execute(
                "DELETE FROM timers WHERE execution_id = @execution AND task_id = @task",
                ("@execution", work.ExecutionId), ("@task", id));
        }
    }

    private void Store(OrchestratorAction action)
    {
        switch (action)
        {
            case ScheduleTaskOrchestratorAction scheduled:
                session.Execute(
                    """
                    INSERT INTO activities (instance_id, execution_id, task_id, name, input)
                    VALUES (@id, @execution, @task, @name, @input)
                    """,
                    ("@id", _instanceId), ("@execution", work.ExecutionId), ("@task", scheduled.Id),
                    ("@name", scheduled.Name), ("@input", scheduled.Input));
                break;
            case CreateTimerOrchestratorAction timer when outcome.End is null && !outcome.CancelledTimers.Contains(timer.Id):
                session.Execute(
                    "INSERT INTO timers (execution_id, task_id, instance_id, due_at) VALUES (@execution, @task, @id, @due)",
                    ("@execution", work.ExecutionId), ("@task", timer.Id), ("@id", _instanceId), ("@due", timer.FireAt.Ticks));
                break;
            case SendEventOrchestratorAction sent:
                InboxStatements.Add(session, sent.InstanceId, new EventRaised(sent.Name, sent.Payload), now);
                break;
        }
    }

    private void AddHistory(ExecutionCompleted? last)
    {
        List<HistoryEvent> events = [.. work.Input.NewEvents, .. outcome.Actions.Select(Record)];
        if (last is not null)
        {
            events.Add(last);
        }

        session.Execute(
            "INSERT INTO history (execution_id, turn, started_at, events) VALUES (@execution, @turn, @at, @events)",
            ("@execution", work.ExecutionId), ("@turn", work.Input.Past.Count), ("@at", work.Input.Now.Ticks),
            ("@events", HistoryEvent.ToJson(events)));
    }

    private static HistoryEvent Record(OrchestratorAction action) => action switch
    {
        ScheduleTaskOrchestratorAction scheduled => new TaskScheduled(scheduled.Id, scheduled.Name),
        CreateTimerOrchestratorAction timer => new TimerCreated(timer.Id, timer.FireAt),
        SendEventOrchestratorAction sent => new EventSent(sent.Id, sent.InstanceId, sent.Name),
        _ => throw new System.Diagnostics.UnreachableException($"No rule for {action.GetType()}."),
    };
}
