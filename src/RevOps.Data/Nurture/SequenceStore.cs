namespace RevOps.Data.Nurture;

/// <summary>Sequences as a whole: who is where, pausing, moving to another version.</summary>
public static class SequenceStore
{
    /// <summary>Holds a sequence, or lets it go on.</summary>
    /// <returns>False where it was so already.</returns>
    public static async Task<bool> PauseAsync(this SqlSession sql, string sequence, bool isPaused, DateTimeOffset now) =>
        await sql.ExecuteAsync(isPaused ? "nurture_pauses/insert" : "nurture_pauses/delete", new { Sequence = sequence, Now = now }) > 0;

    /// <summary>The paused sequences, with the time from which on they are.</summary>
    public static async Task<IReadOnlyDictionary<string, DateTimeOffset>> PausesAsync(this SqlSession sql) =>
        (await sql.QueryAsync<PauseRow>("nurture_pauses/list")).ToDictionary(p => p.Sequence, p => p.PausedAt, StringComparer.Ordinal);

    /// <summary>How many leads stand where.</summary>
    /// <param name="sql">The session.</param>
    /// <param name="sequence">Only this one; null for all.</param>
    /// <param name="now">Now.</param>
    public static Task<IReadOnlyList<StandCount>> StandCountsAsync(this SqlSession sql, string? sequence, DateTimeOffset now) =>
        sql.QueryAsync<StandCount>("nurture_enrollments/counts", new { Sequence = sequence, Now = now });

    /// <summary>How often each step was done, by what it came to.</summary>
    public static Task<IReadOnlyList<DoneCount>> DoneCountsAsync(this SqlSession sql, string sequence) =>
        sql.QueryAsync<DoneCount>("nurture_steps/counts", new { Sequence = sequence });

    /// <summary>Where those stand that go through another version than this one.</summary>
    public static Task<IReadOnlyList<PlaceCount>> OtherPlacesAsync(this SqlSession sql, string sequence, string version) =>
        sql.QueryAsync<PlaceCount>("nurture_enrollments/places", new { Sequence = sequence, Version = version });

    /// <summary>Moves everybody at a place to a step of another version.</summary>
    /// <returns>How many.</returns>
    public static Task<int> MoveAsync(this SqlSession sql, string sequence, PlaceCount place, string version, string step, DateTimeOffset now) =>
        sql.ExecuteAsync("nurture_enrollments/move_all", new
        {
            Sequence = sequence,
            OldVersion = place.Version,
            place.Step,
            Version = version,
            NewStep = step,
            Now = now,
        });

    /// <summary>Moves one enrolment to a step of another version.</summary>
    /// <returns>False where it has ended.</returns>
    public static async Task<bool> MoveAsync(this SqlSession sql, string enrollmentId, string version, string step, DateTimeOffset now) =>
        await sql.ExecuteAsync("nurture_enrollments/move_one", new { EnrollmentId = enrollmentId, Version = version, NewStep = step, Now = now }) > 0;

    private sealed record PauseRow
    {
        public required string Sequence { get; init; }

        public DateTimeOffset PausedAt { get; init; }
    }
}

/// <summary>Leads of a sequence that stand alike.</summary>
public sealed record StandCount
{
    /// <summary>The sequence.</summary>
    public required string Sequence { get; init; }

    /// <summary>The version, if any.</summary>
    public string? Version { get; init; }

    /// <summary>The step, if any.</summary>
    public string? Step { get; init; }

    /// <summary><see cref="EnrollmentState"/>.</summary>
    public required string State { get; init; }

    /// <summary>Why they ended, if they did.</summary>
    public string? Reason { get; init; }

    /// <summary>How many.</summary>
    public long Leads { get; init; }
}

/// <summary>How often a step came to something.</summary>
public sealed record DoneCount
{
    /// <summary>Id of the step.</summary>
    public required string Step { get; init; }

    /// <summary>Its kind.</summary>
    public required string Action { get; init; }

    /// <summary>What it came to.</summary>
    public required string Result { get; init; }

    /// <summary>How often.</summary>
    public long Leads { get; init; }
}

/// <summary>Leads at one step of one version.</summary>
public sealed record PlaceCount
{
    /// <summary>The version; null where they have not begun.</summary>
    public string? Version { get; init; }

    /// <summary>The step; null likewise.</summary>
    public string? Step { get; init; }

    /// <summary>How many.</summary>
    public long Leads { get; init; }
}
