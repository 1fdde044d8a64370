namespace RevOps.Data.Effects;

/// <summary>What delivery reads and writes. Whoever changes an effect does so only from what it has read.</summary>
public static class EffectDelivery
{
    private const int MaxFault = 1000;

    /// <summary>The oldest pending effect of a key, if there is one.</summary>
    public static Task<EffectRow?> HeadAsync(this SqlSession sql, string orderKey) =>
        sql.FindAsync<EffectRow>("effects/head", new { OrderKey = orderKey });

    /// <summary>An effect, if there is one of that id.</summary>
    public static Task<EffectRow?> FindEffectAsync(this SqlSession sql, string effectId) =>
        sql.FindAsync<EffectRow>("effects/find", new { EffectId = effectId });

    /// <summary>Writes what has become of an effect.</summary>
    /// <param name="sql">The transaction.</param>
    /// <param name="was">As it was read.</param>
    /// <param name="next">As it is to be.</param>
    /// <returns>False where somebody else has changed it meanwhile: then nothing is written.</returns>
    public static async Task<bool> TrySetAsync(this SqlSession sql, EffectRow was, EffectRow next) =>
        await sql.ExecuteAsync("effects/set", new
        {
            was.Seq,
            next.State,
            next.DueAt,
            next.Attempts,
            next.LockedUntil,
            Fault = next.Fault?[..Math.Min(next.Fault.Length, MaxFault)],
            next.DoneAt,
            WasState = was.State,
            WasAttempts = was.Attempts,
            WasLockedUntil = was.LockedUntil,
        }) > 0;

    /// <summary>Sends an effect that has come to its end once more, at once and with all attempts; those of its key that are pending wait for it.</summary>
    /// <returns>False where it is pending.</returns>
    public static async Task<bool> ReplayAsync(this SqlSession sql, EffectRow effect, DateTimeOffset now)
    {
        var again = effect with { State = EffectState.Pending, DueAt = now, Attempts = 0, LockedUntil = null, Fault = null, DoneAt = null };
        if (effect.State == EffectState.Pending || !await sql.TrySetAsync(effect, again))
        {
            return false;
        }

        sql.NoteQueued(effect.OrderKey);
        return true;
    }

    /// <summary>Keys whose oldest pending effect may be sent now, the longest due first.</summary>
    public static Task<IReadOnlyList<string>> DueEffectKeysAsync(this SqlSession sql, DateTimeOffset now, int limit) =>
        sql.QueryAsync<string>("effects/due_keys", new { Now = now, Limit = limit });

    /// <summary>Effects, newest first.</summary>
    /// <param name="sql">The session.</param>
    /// <param name="state">Only of this state; null for all.</param>
    /// <param name="destination">Only for this destination; null for all.</param>
    /// <param name="before">Only those queued before the one of this number; null for all.</param>
    /// <param name="limit">At most so many.</param>
    public static Task<IReadOnlyList<EffectRow>> ListEffectsAsync(this SqlSession sql, string? state, string? destination, long? before, int limit) =>
        sql.QueryAsync<EffectRow>("effects/list", new { State = state, Destination = destination, Before = before, Limit = limit });

    /// <summary>Deletes effects that were sent, logged or dropped before a time; given up ones stay.</summary>
    /// <returns>How many; fewer than <paramref name="limit"/> when none is left.</returns>
    public static Task<int> PurgeEffectsAsync(this SqlSession sql, DateTimeOffset before, int limit) =>
        sql.ExecuteAsync("effects/purge", new { Before = before, Limit = limit });

    /// <summary>What is still to be fetched, by vendor.</summary>
    public static Task<IReadOnlyList<FetchLag>> FetchLagAsync(this SqlSession sql) => sql.QueryAsync<FetchLag>("effects/fetch_lag");

    /// <summary>How far delivery is behind.</summary>
    public static Task<EffectLag> EffectLagAsync(this SqlSession sql) => sql.ScalarAsync<EffectLag>("effects/lag");
}
