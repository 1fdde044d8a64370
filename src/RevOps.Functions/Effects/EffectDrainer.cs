using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using RevOps.Data;
using RevOps.Data.Effects;
using RevOps.Functions.Telemetry;

namespace RevOps.Functions.Effects;

/// <summary>
/// Sends what a key has to send, one after the other. It may die anywhere: what it was sending is sent again when its lock ends, under the
/// same id, and before whatever comes after it.
/// </summary>
public sealed partial class EffectDrainer(
    Database database, EffectTurns turns, IEnumerable<IEffectSender> senders, ILogger<EffectDrainer> log)
{
    // Longer would outlast the time that a function has.
    private const int MaxSends = 10;

    // A sender registered later takes the place of an earlier one.
    private readonly Dictionary<string, IEffectSender> _senders = senders
        .GroupBy(s => s.Destination, StringComparer.Ordinal)
        .ToDictionary(g => g.Key, g => g.Last(), StringComparer.Ordinal);

    /// <summary>Sends the key's effects until none is due, one fails, or another drains the key.</summary>
    /// <returns>False where there may be more.</returns>
    public async Task<bool> DrainAsync(string orderKey, CancellationToken cancel)
    {
        var turn = await ShownAsync(await database.WriteAsync(sql => turns.NextAsync(sql, orderKey), cancel), cancel);
        for (var sent = 0; sent < MaxSends && turn is not Turn.Ended; sent++)
        {
            turn = turn is Turn.ToSend next
                ? await SendAsync(next.Effect, cancel)
                : await database.WriteAsync(sql => turns.NextAsync(sql, orderKey), cancel);
            await ShownAsync(turn, cancel);
        }

        if (turn is Turn.ToSend left)
        {
            // Taken up but not sent: that was no attempt.
            await GiveBackAsync(left.Effect, left.Effect.Attempts - 1);
        }

        return turn is Turn.Ended;
    }

    /// <summary>Shows what is not sent. It is listed in any case, so that a fault here is no reason to stop.</summary>
    private async Task<Turn> ShownAsync(Turn turn, CancellationToken cancel)
    {
        foreach (var effect in turn.Logged)
        {
            try
            {
                await (_senders.GetValueOrDefault(Destinations.FamilyOf(effect.Destination))?.ShowAsync(effect, cancel) ?? Task.CompletedTask);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
            {
                LogNotShown(effect.EffectId, e.GetType().Name);
            }
        }

        return turn;
    }

    /// <summary>Sends, then writes what came of it and takes up the next in one transaction.</summary>
    private async Task<Turn> SendAsync(EffectRow effect, CancellationToken cancel)
    {
        using var step = Data.Telemetry.Start("deliver", ActivityKind.Producer, effect.Trace)?.SetTag("revops.effect_id", effect.EffectId).SetTag("revops.destination", Destinations.FamilyOf(effect.Destination));
        var result = await ResultAsync(effect, cancel);
        var chance = Random.Shared.NextDouble();
        var turn = await database.WriteAsync<Turn>(
            async sql => await turns.SettleAsync(sql, effect, result, chance) ? await turns.NextAsync(sql, effect.OrderKey) : new Turn.Ended(), cancel);
        Tell(effect, result);
        return turn;
    }

    private async Task<SendResult> ResultAsync(EffectRow effect, CancellationToken cancel)
    {
        if (!_senders.TryGetValue(Destinations.FamilyOf(effect.Destination), out var sender))
        {
            return new SendResult.Refused($"Nothing here sends to {effect.Destination}.");
        }

        try
        {
            return await sender.SendAsync(effect.Effect, cancel);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            await GiveBackAsync(effect, effect.Attempts);
            throw;
        }
        catch (JsonException)
        {
            return new SendResult.Refused($"The payload is not one of {effect.Destination}.");
        }
        catch (Exception e) when (!SqlFaults.IsOutage(e))
        {
            // A sender's own bug must not stop the queue: the effect is tried again and given up in the end, like any other.
            return new SendResult.Retry(null, $"The sender failed: {e.GetType().Name}.");
        }
    }

    /// <summary>Lets go of an effect, so that whoever comes next need not wait for the lock to end.</summary>
    private Task GiveBackAsync(EffectRow effect, int attempts) =>
        database.WriteAsync(sql => sql.TrySetAsync(effect, effect with { Attempts = attempts, LockedUntil = null }), CancellationToken.None);

    private void Tell(EffectRow effect, SendResult result)
    {
        Measures.Effects.Add(1, Measures.Tag("destination", Destinations.FamilyOf(effect.Destination)), Measures.Tag("result", result.GetType().Name));
        switch (result)
        {
            case SendResult.Refused:
                LogGivenUp(effect.EffectId, effect.Destination, effect.Attempts);
                break;
            case SendResult.Retry when effect.Attempts >= EffectSchedule.MaxAttempts:
                LogGivenUp(effect.EffectId, effect.Destination, effect.Attempts);
                break;
            case SendResult.Retry:
                LogRetry(effect.EffectId, effect.Destination, effect.Attempts);
                break;
        }
    }

    [LoggerMessage(3606, LogLevel.Warning, "Effect {EffectId} is listed, but could not be shown ({Fault}).")]
    private partial void LogNotShown(string effectId, string fault);

    [LoggerMessage(3601, LogLevel.Warning, "Effect {EffectId} to {Destination} could not be sent at attempt {Attempt}; it is tried again.")]
    private partial void LogRetry(string effectId, string destination, int attempt);

    [LoggerMessage(3602, LogLevel.Error, "Effect {EffectId} to {Destination} is given up after attempt {Attempt}.")]
    private partial void LogGivenUp(string effectId, string destination, int attempt);
}
