using RevOps.Data;
using RevOps.Data.Effects;

namespace RevOps.Functions.Effects;

/// <summary>
/// Decides about effects in SQL: which one is next, whether it may leave, what came of it. Each turn is one transaction, and whoever loses a
/// compare-and-set has lost the key to another.
/// </summary>
public sealed class EffectTurns(IEffectGuard guard, EffectSettings settings, TimeProvider time)
{
    // What is not sent is settled in one transaction with what follows, up to here.
    private const int MaxSettled = 50;

    /// <summary>Takes up the key's oldest effect that is to be sent; what is not to be sent is settled on the way.</summary>
    /// <returns>The effect, locked for the caller; or null where there is none, it is not due, or another has it.</returns>
    public async Task<Turn> NextAsync(SqlSession sql, string orderKey)
    {
        var now = time.GetUtcNow();
        var logged = new List<Effect>();
        for (var settled = 0; settled < MaxSettled; settled++)
        {
            if (await sql.HeadAsync(orderKey) is not { } head || head.DueAt > now || head.LockedUntil > now)
            {
                return new Turn.Ended { Logged = logged };
            }

            var next = await DecideAsync(sql, head, now);
            if (!await sql.TrySetAsync(head, next) || next is { State: EffectState.Pending, LockedUntil: null })
            {
                return new Turn.Ended { Logged = logged };
            }

            if (next.State == EffectState.Pending)
            {
                return new Turn.ToSend(next) { Logged = logged };
            }

            if (next.State == EffectState.Logged)
            {
                logged.Add(head.Effect);
            }
        }

        return new Turn.More { Logged = logged };
    }

    /// <summary>Writes what came of sending.</summary>
    /// <returns>True where the effect is at its end, so that the next of its key has its turn.</returns>
    public async Task<bool> SettleAsync(SqlSession sql, EffectRow sent, SendResult result, double chance)
    {
        var next = After(sent, result, time.GetUtcNow(), chance);
        return await sql.TrySetAsync(sent, next) && next.State != EffectState.Pending;
    }

    /// <summary>What an effect becomes by an attempt to send it.</summary>
    private static EffectRow After(EffectRow sent, SendResult result, DateTimeOffset now, double chance) => result switch
    {
        SendResult.Sent => sent.Done(EffectState.Sent, now),
        SendResult.Dropped dropped => sent.Done(EffectState.Dropped, now, dropped.Reason),
        SendResult.Later later => sent with
        {
            Attempts = sent.Attempts - 1,
            DueAt = now + EffectSchedule.PauseUntil(later.After, chance),
            LockedUntil = null,
            Fault = later.Fault,
        },
        SendResult.Refused refused => sent.Done(EffectState.GivenUp, now, refused.Fault),
        SendResult.Retry retry when sent.Attempts >= EffectSchedule.MaxAttempts => sent.Done(EffectState.GivenUp, now, retry.Fault),
        SendResult.Retry retry => sent with
        {
            DueAt = now + EffectSchedule.PauseAfter(sent.Attempts, chance, retry.After),
            LockedUntil = null,
            Fault = retry.Fault,
        },
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private async Task<EffectRow> DecideAsync(SqlSession sql, EffectRow head, DateTimeOffset now)
    {
        var mode = settings.ModeOf(head.Destination);
        if (mode == SendMode.Off)
        {
            return head.Done(EffectState.Dropped, now, $"{head.Destination} is set to off.");
        }

        if (Destinations.HookOf(head.Destination) is { } hookId && await sql.FindHookAsync(hookId) is not { Active: true })
        {
            return head.Done(EffectState.Dropped, now, "The hook has ended.");
        }

        return await guard.CheckAsync(sql, head.Effect, now) switch
        {
            GuardAnswer.Drop drop => head.Done(EffectState.Dropped, now, drop.Reason),
            GuardAnswer.Later later => head with { DueAt = later.At > now ? later.At : now + TimeSpan.FromMinutes(1), LockedUntil = null },
            _ when mode == SendMode.Log => head.Done(EffectState.Logged, now),

            // Only a crash leaves an effect behind that has had all its attempts.
            _ when head.Attempts >= EffectSchedule.MaxAttempts =>
                head.Done(EffectState.GivenUp, now, head.Fault ?? "The process died at every attempt to send it."),
            _ => head with { Attempts = head.Attempts + 1, LockedUntil = now + EffectSchedule.Lock },
        };
    }
}

/// <summary>What is to be done next for a key.</summary>
public abstract record Turn
{
    private Turn()
    {
    }

    /// <summary>What was settled on the way as written and shown only.</summary>
    public IReadOnlyList<Effect> Logged { get; init; } = [];

    /// <summary>Nothing: all is sent, or what is next is not due, or another is at it.</summary>
    public sealed record Ended : Turn;

    /// <summary>Ask again.</summary>
    public sealed record More : Turn;

    /// <summary>Send this.</summary>
    /// <param name="Effect">The effect, locked for the caller.</param>
    public sealed record ToSend(EffectRow Effect) : Turn;
}
