using System.Collections.Concurrent;
using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;
using RevOps.Data;
using RevOps.Data.Keys;
using RevOps.Functions.Setup;

namespace RevOps.Functions.Access;

/// <summary>What is known of a key.</summary>
public abstract record KeyCheck
{
    private KeyCheck()
    {
    }

    /// <summary>It is valid.</summary>
    /// <param name="Scopes">What it may do.</param>
    /// <param name="KeyId">Its id; null for one of the settings.</param>
    /// <param name="Name">Whose it is.</param>
    public sealed record Valid(Scope Scopes, string? KeyId, string Name) : KeyCheck;

    /// <summary>There is none like it, or it has ended.</summary>
    public sealed record Unknown : KeyCheck;

    /// <summary>The keys could not be read yet: nobody can say.</summary>
    public sealed record Unsure : KeyCheck;
}

/// <summary>
/// All keys: those of the settings, and those of integrations, which are in SQL and kept in memory for ten seconds. Intake must not
/// depend on SQL: where it does not answer at once, the keys known so far go on.
/// </summary>
public sealed partial class KeyRing(RevOpsSettings settings, Database database, TimeProvider time, ILogger<KeyRing> log)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan UseInterval = TimeSpan.FromMinutes(1);
    private readonly Lock _gate = new();
    private readonly ConcurrentDictionary<string, DateTimeOffset> _used = new(StringComparer.Ordinal);
    private Task _reading = Task.CompletedTask;
    private Ring? _ring;
    private long _begun;
    private long? _startedAt;
    private long? _writtenAt;

    /// <summary>Checks a key.</summary>
    public async ValueTask<KeyCheck> CheckAsync(string key, CancellationToken cancel)
    {
        if (IntegrationKey.IdOf(key) is not { } id)
        {
            return settings.Keys.ScopesOf(key) is var scopes && scopes != Scope.None ? new KeyCheck.Valid(scopes, KeyId: null, "settings") : new KeyCheck.Unknown();
        }

        return await RingAsync(id, cancel) is { } ring ? Check(ring, id, key) : new KeyCheck.Unsure();
    }

    /// <summary>Reads the keys again: after a change, which then holds here at once.</summary>
    public Task ReloadAsync()
    {
        lock (_gate)
        {
            return Begin();
        }
    }

    private KeyCheck Check(Ring ring, string id, string key)
    {
        var now = time.GetUtcNow();
        if (!ring.Keys.TryGetValue(id, out var row) || row.RevokedAt is not null || row.ExpiresAt <= now
            || !(Same(key, row.Hash) | (row.PreviousUntil > now && Same(key, row.PreviousHash))))
        {
            return new KeyCheck.Unknown();
        }

        _used[id] = now;
        return new KeyCheck.Valid(KeyScopes.Parse(row.Scopes), id, row.Name);
    }

    private static bool Same(string key, string? hash) =>
        hash is not null && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(IntegrationKey.HashOf(key)), Encoding.ASCII.GetBytes(hash));

    /// <summary>The keys, not older than ten seconds where SQL answers. One that is not among them may have been made a moment ago by another process.</summary>
    private async ValueTask<Ring?> RingAsync(string id, CancellationToken cancel)
    {
        var ring = Volatile.Read(ref _ring);
        var age = ring is null ? TimeSpan.MaxValue : time.GetElapsedTime(ring.ReadAt);
        if (age <= (ring?.Keys.ContainsKey(id) == true ? Fresh : Pause))
        {
            return ring;
        }

        var (reading, startedAt) = Reading();
        var left = Patience - time.GetElapsedTime(startedAt);
        if (left > TimeSpan.Zero)
        {
            await Task.WhenAny(reading, Task.Delay(left, TimeProvider.System, cancel));
        }

        return Volatile.Read(ref _ring);
    }

    /// <summary>One at a time, and one a second at most: guessing keys costs the database nothing.</summary>
    private (Task Reading, long StartedAt) Reading()
    {
        lock (_gate)
        {
            if (_reading.IsCompleted && (_startedAt is not { } at || time.GetElapsedTime(at) >= Pause))
            {
                Begin();
            }

            return (_reading, _startedAt!.Value);
        }
    }

    private Task Begin()
    {
        var now = time.GetTimestamp();
        _startedAt = now;
        return _reading = ReadAsync(++_begun, now);
    }

    private async Task ReadAsync(long begun, long at)
    {
        try
        {
            await NoteUsedAsync();
            var rows = await database.ReadAsync(sql => sql.KeysAsync());
            lock (_gate)
            {
                // Of two that were read at once the one that began later knows more.
                _ring = _ring?.Begun > begun ? _ring : new Ring(rows.ToDictionary(r => r.KeyId, StringComparer.Ordinal), begun, at);
            }
        }
        catch (DbException e)
        {
            LogNotRead(e.GetType().Name);
        }
    }

    private async Task NoteUsedAsync()
    {
        if (_used.IsEmpty || (_writtenAt is { } at && time.GetElapsedTime(at) < UseInterval))
        {
            return;
        }

        _writtenAt = time.GetTimestamp();
        var used = _used.ToArray();
        await database.WriteAsync(sql => sql.NoteKeysUsedAsync(used));
        foreach (var one in used)
        {
            _used.TryRemove(one);
        }
    }

    private sealed record Ring(IReadOnlyDictionary<string, KeyRow> Keys, long Begun, long ReadAt);

    [LoggerMessage(4101, LogLevel.Warning, "The keys of integrations could not be read ({Fault}); those known so far go on.")]
    private partial void LogNotRead(string fault);
}
