namespace RevOps.Data.Keys;

/// <summary>Keys of integrations.</summary>
public static class KeyStore
{
    /// <summary>All keys, revoked ones included, the oldest first.</summary>
    public static Task<IReadOnlyList<KeyRow>> KeysAsync(this SqlSession sql) => sql.QueryAsync<KeyRow>("api_keys/list");

    /// <summary>A key, if there is one of that id.</summary>
    public static Task<KeyRow?> FindKeyAsync(this SqlSession sql, string keyId) => sql.FindAsync<KeyRow>("api_keys/find", new { KeyId = keyId });

    /// <summary>Adds a key.</summary>
    public static Task AddKeyAsync(this SqlSession sql, KeyRow key) => sql.ExecuteAsync("api_keys/insert", key);

    /// <summary>Replaces what a key is proven with; what it was before is valid too, until <paramref name="previousUntil"/>.</summary>
    /// <returns>False where there is no such key, or it was revoked.</returns>
    public static async Task<bool> RotateKeyAsync(this SqlSession sql, string keyId, string hash, DateTimeOffset previousUntil, DateTimeOffset now) =>
        await sql.ExecuteAsync("api_keys/rotate", new { KeyId = keyId, Hash = hash, PreviousUntil = previousUntil, Now = now }) > 0;

    /// <summary>Ends a key.</summary>
    /// <returns>False where there is no such key, or it was revoked before.</returns>
    public static async Task<bool> RevokeKeyAsync(this SqlSession sql, string keyId, DateTimeOffset now) =>
        await sql.ExecuteAsync("api_keys/revoke", new { KeyId = keyId, Now = now }) > 0;

    /// <summary>Notes when keys were used last.</summary>
    public static Task NoteKeysUsedAsync(this SqlSession sql, IEnumerable<KeyValuePair<string, DateTimeOffset>> used) =>
        sql.ExecuteAsync("api_keys/used", used.OrderBy(u => u.Key, StringComparer.Ordinal).Select(u => new { KeyId = u.Key, At = u.Value }));
}

/// <summary>A row of <c>api_keys</c>.</summary>
public sealed record KeyRow
{
    /// <summary>Primary key; part of the key itself, and no secret.</summary>
    public required string KeyId { get; init; }

    /// <summary>What it is for.</summary>
    public required string Name { get; init; }

    /// <summary>Names joined by <c>+</c>.</summary>
    public required string Scopes { get; init; }

    /// <summary>SHA-256 of the whole key, in hexadecimal.</summary>
    public required string Hash { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>From then on it is not valid any more; null for never.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>When it was replaced last.</summary>
    public DateTimeOffset? RotatedAt { get; init; }

    /// <summary>Of the key before.</summary>
    public string? PreviousHash { get; init; }

    /// <summary>Until when the key before is valid.</summary>
    public DateTimeOffset? PreviousUntil { get; init; }

    /// <summary>When it was ended.</summary>
    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>When it was used last, to about a minute.</summary>
    public DateTimeOffset? LastUsedAt { get; init; }
}
