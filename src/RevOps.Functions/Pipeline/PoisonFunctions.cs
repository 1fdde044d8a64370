using System.Text.Json;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using RevOps.Functions.Intake;
using RevOps.Functions.Storage;
using RevOps.Functions.Telemetry;

namespace RevOps.Functions.Pipeline;

/// <summary>Moves messages that the host gave up on to the dead letters, with their reason, at once.</summary>
public sealed partial class PoisonFunctions(DeadLetters letters, BlobStore blobs, FailureLog failures, TimeProvider time, ILogger<PoisonFunctions> log)
{
    /// <summary>Given up at normalization.</summary>
    [Function("IntakePoison")]
    public Task Intake([QueueTrigger(QueueNames.Intake + QueueNames.PoisonSuffix)] string message, CancellationToken cancel) =>
        KeepIntakeAsync(message, cancel);

    /// <summary>Given up at scoring.</summary>
    [Function("ScorePoison")]
    public Task Score([QueueTrigger(QueueNames.Score + QueueNames.PoisonSuffix)] string message, CancellationToken cancel) =>
        KeepAsync(QueueNames.Score, message, EventsOfScore(message), cancel);

    /// <summary>Given up in an import.</summary>
    [Function("ImportPoison")]
    public Task Import([QueueTrigger(QueueNames.Import + QueueNames.PoisonSuffix)] string message, CancellationToken cancel) =>
        KeepAsync(QueueNames.Import, message, [], cancel);

    /// <summary>Given up at delivery; the effects themselves are still pending, and the sweep asks for them again.</summary>
    [Function("EffectsPoison")]
    public Task Effects([QueueTrigger(QueueNames.Effects + QueueNames.PoisonSuffix)] string message, CancellationToken cancel) =>
        KeepAsync(QueueNames.Effects, message, [], cancel);

    /// <summary>A claim check's payload is kept with it: the blob it points to expires.</summary>
    private async Task KeepIntakeAsync(string message, CancellationToken cancel)
    {
        var whole = BlobOf(message) is { } blob ? await blobs.GetTextAsync(blob, cancel) : message;
        await KeepAsync(QueueNames.Intake, message, EventsOfIntake(whole), cancel, whole);
    }

    private async Task KeepAsync(string queue, string message, IReadOnlyList<string> eventIds, CancellationToken cancel, string? whole = null)
    {
        var reason = await failures.ReasonAsync(queue, message, cancel);
        await letters.KeepAsync(queue, whole ?? message, eventIds, reason, time.GetUtcNow(), cancel);
        await failures.ForgetAsync(queue, message, cancel);
        Measures.DeadLetters.Add(1, Measures.Tag("queue", queue));
        LogDead(queue, DeadLetters.IdOf(queue, whole ?? message));
    }

    private static string? BlobOf(string message) =>
        TryRead(() => IntakeMessage.Read(message) is IntakeMessage.ClaimCheck check ? [check.Blob] : []) is [var blob] ? blob : null;

    private static IReadOnlyList<string> EventsOfIntake(string message) =>
        TryRead(() => IntakeMessage.Read(message) is IntakeMessage.Events events ? events.Items.Select(e => e.EventId) : []);

    private static IReadOnlyList<string> EventsOfScore(string message) => TryRead(() => ScoreMessage.Read(message).Items.Select(i => i.EventId));

    /// <summary>A message may be dead just because it cannot be read.</summary>
    private static IReadOnlyList<string> TryRead(Func<IEnumerable<string>> read)
    {
        try
        {
            return [.. read()];
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return [];
        }
    }

    [LoggerMessage(2301, LogLevel.Error, "A message of queue {Queue} was given up; it is dead letter {DeadLetterId}.")]
    private partial void LogDead(string queue, string deadLetterId);
}
