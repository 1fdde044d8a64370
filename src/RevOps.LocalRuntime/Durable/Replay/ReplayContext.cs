using System.Security.Cryptography;
using System.Text;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;
using CoreFailure = DurableTask.Core.Exceptions.TaskFailedException;

namespace RevOps.LocalRuntime.Durable.Replay;

/// <summary>The context of one turn: rebuilt from the history each time.</summary>
internal sealed class ReplayContext(string instanceId, ReplaySettings settings, TurnSynchronizationContext turn) : TaskOrchestrationContext
{
    private const int MostCustomStatusBytes = 16 * 1024;

    private readonly List<EventRaised> _carriedOver = [];
    private ExecutionStarted _start = new(string.Empty, null);
    private DateTime _now;
    private bool _isReplaying;
    private int _guids;

    public PendingActions Actions { get; } = new();

    public OpenTasks Open { get; } = new();

    public ExternalEvents Events { get; } = new(settings.Converter);

    public string? CustomStatus { get; private set; }

    /// <summary>The next generation, once the orchestrator has asked for one.</summary>
    public TurnEnd.ContinuedAsNew? NextGeneration { get; private set; }

    public override TaskName Name => new(_start.Name);

    public override string InstanceId => instanceId;

    public override DateTime CurrentUtcDateTime => _now;

    public override bool IsReplaying => _isReplaying;

    protected override ILoggerFactory LoggerFactory => settings.LoggerFactory;

    public void Begin(ExecutionStarted start) => _start = start;

    public void MoveTo(DateTime now, bool isReplaying) => (_now, _isReplaying) = (now, isReplaying);

    public void Take(EventRaised raised)
    {
        if (NextGeneration is null)
        {
            Events.Deliver(raised);
        }
        else
        {
            // This generation is done with; the event belongs to the next one.
            _carriedOver.Add(raised);
        }
    }

    public override T? GetInput<T>()
        where T : default => settings.Converter.Deserialize<T>(_start.Input);

    public override async Task<TResult> CallActivityAsync<TResult>(TaskName name, object? input = null, TaskOptions? options = null)
    {
        try
        {
            return options?.Retry switch
            {
                { Policy: { } policy } => await RetryLoop.ByPolicyAsync(
                    policy, () => ScheduleAsync<TResult>(name, input), () => _now, fireAt => AddTimer(fireAt, CancellationToken.None)),
                { Handler: { } handler } => await RetryLoop.ByHandlerAsync(handler, () => ScheduleAsync<TResult>(name, input), this),
                _ => await ScheduleAsync<TResult>(name, input),
            };
        }
        catch (CoreFailure failure)
        {
            throw new TaskFailedException(name, failure.ScheduleId, failure);
        }
    }

    public override async Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken)
    {
        var finallyAt = fireAt.ToUniversalTime();
        while (finallyAt - _now > settings.MaximumTimerInterval && !cancellationToken.IsCancellationRequested)
        {
            await AddTimer(_now.Add(settings.MaximumTimerInterval), cancellationToken);
        }

        await AddTimer(finallyAt, cancellationToken);
    }

    public override Task<T> WaitForExternalEvent<T>(string eventName, CancellationToken cancellationToken = default)
    {
        RequireTurn();
        return Events.Wait<T>(eventName, cancellationToken);
    }

    public override void SendEvent(string instanceId, string eventName, object payload)
    {
        RequireTurn();
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        ArgumentException.ThrowIfNullOrEmpty(eventName);
        var text = settings.Converter.Serialize(payload);
        Actions.Add(id => new SendEventOrchestratorAction(id, instanceId, eventName, text));
    }

    public override void SetCustomStatus(object? customStatus)
    {
        RequireTurn();
        var text = settings.Converter.Serialize(customStatus);
        if (text is not null && Encoding.Unicode.GetByteCount(text) > MostCustomStatusBytes)
        {
            throw new ArgumentException("The custom status is larger than 16 KB.", nameof(customStatus));
        }

        CustomStatus = text;
    }

    public override void ContinueAsNew(object? newInput = null, bool preserveUnprocessedEvents = true)
    {
        RequireTurn();
        if (preserveUnprocessedEvents)
        {
            _carriedOver.AddRange(Events.TakeUnused());
        }

        NextGeneration = new(settings.Converter.Serialize(newInput), _carriedOver);
    }

    public override Guid NewGuid()
    {
        RequireTurn();
        var name = $"{instanceId}|{_now:O}|{_guids++}";
        return new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 16));
    }

    private async Task<T> ScheduleAsync<T>(TaskName name, object? input)
    {
        RequireTurn();
        var text = settings.Converter.Serialize(input);
        var action = Actions.Add(id => new ScheduleTaskOrchestratorAction(id, name.Name, text));
        var result = await Open.AddActivity(action.Id);
        return settings.Converter.Deserialize<T>(result)!;
    }

    private Task AddTimer(DateTime fireAt, CancellationToken cancellationToken)
    {
        RequireTurn();
        var action = Actions.Add(id => new CreateTimerOrchestratorAction(id, fireAt));
        return Open.AddTimer(action.Id, cancellationToken);
    }

    private void RequireTurn()
    {
        if (!turn.IsOnTurn())
        {
            throw new InvalidOperationException(TurnRunner.NotDurable);
        }
    }
}
