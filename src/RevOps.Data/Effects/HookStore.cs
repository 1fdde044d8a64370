namespace RevOps.Data.Effects;

/// <summary>Subscribers of domain events.</summary>
public static class HookStore
{
    /// <summary>All hooks, ended ones included, the oldest first.</summary>
    public static Task<IReadOnlyList<HookRow>> HooksAsync(this SqlSession sql) => sql.QueryAsync<HookRow>("hooks/list");

    /// <summary>A hook, if there is one of that id.</summary>
    public static Task<HookRow?> FindHookAsync(this SqlSession sql, string hookId) => sql.FindAsync<HookRow>("hooks/find", new { HookId = hookId });

    /// <summary>Subscribes.</summary>
    public static Task AddHookAsync(this SqlSession sql, HookRow hook, DateTimeOffset now) =>
        sql.ExecuteAsync("hooks/insert", new { hook.HookId, hook.Url, hook.Events, hook.Secret, hook.KeyId, Now = now });

    /// <summary>Ends a hook; what is pending for it is dropped when its turn comes.</summary>
    /// <returns>False where it had ended before, or there is none.</returns>
    public static async Task<bool> EndHookAsync(this SqlSession sql, string hookId, string reason, DateTimeOffset now) =>
        await sql.ExecuteAsync("hooks/end", new { HookId = hookId, Reason = reason, Now = now }) > 0;

    /// <summary>Gives a hook another secret; the one before signs too, until <paramref name="oldUntil"/>.</summary>
    /// <returns>False where there is no active hook of that id.</returns>
    public static async Task<bool> RotateHookAsync(this SqlSession sql, string hookId, string secret, DateTimeOffset oldUntil) =>
        await sql.ExecuteAsync("hooks/rotate", new { HookId = hookId, Secret = secret, OldUntil = oldUntil }) > 0;
}

/// <summary>A subscriber.</summary>
public sealed record HookRow
{
    /// <summary>Primary key.</summary>
    public required string HookId { get; init; }

    /// <summary>Where to post.</summary>
    public required string Url { get; init; }

    /// <summary>Types, separated by blanks; <c>*</c> for all.</summary>
    public required string Events { get; init; }

    /// <summary>What signs, as it is stored: sealed, or <c>whsec_</c> and base64 where it is from before secrets were.</summary>
    public required string Secret { get; init; }

    /// <summary>Key that subscribed, where it is one of an integration.</summary>
    public string? KeyId { get; init; }

    /// <summary>False once it has ended.</summary>
    public bool Active { get; init; }

    /// <summary>When it was subscribed.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it ended, if it has.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Why it ended.</summary>
    public string? EndReason { get; init; }

    /// <summary>The secret before, if it was changed.</summary>
    public string? OldSecret { get; init; }

    /// <summary>Until when the secret before signs too.</summary>
    public DateTimeOffset? OldSecretUntil { get; init; }

    /// <summary>The types that it wants, as a list.</summary>
    public IReadOnlyList<string> Types => Events.Split(' ');

    /// <summary>True where it wants to be told of events of a type.</summary>
    public bool Wants(string type) => Events == "*" || Types.Contains(type);

    /// <summary>What signs now, the newest first.</summary>
    public IReadOnlyList<string> SecretsAt(DateTimeOffset now) =>
        OldSecret is { } old && OldSecretUntil > now ? [Secret, old] : [Secret];
}
