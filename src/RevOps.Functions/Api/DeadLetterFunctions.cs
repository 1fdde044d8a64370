using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RevOps.Core;
using RevOps.Functions.Access;
using RevOps.Functions.Http;
using RevOps.Functions.Intake;
using RevOps.Functions.Storage;

namespace RevOps.Functions.Api;

/// <summary>Messages that were given up: to look at, mend and send again.</summary>
public sealed class DeadLetterFunctions(DeadLetters letters, QueueSender queues, BlobStore blobs, TimeProvider time)
{
    private const int MaxLimit = 500;

    /// <summary>A page of them.</summary>
    [Function("ListDeadLetters")]
    [Access(Scope.Read | Scope.Agent)]
    public async Task<IResult> List([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "dead-letters")] HttpRequest request, CancellationToken cancel)
    {
        var limit = 50;
        if (request.Query["limit"].ToString() is { Length: > 0 } text && (!int.TryParse(text, out limit) || limit is < 1 or > MaxLimit))
        {
            return Problem.Invalid(new FieldFault("/limit", "range", $"limit is a number from 1 to {MaxLimit}."));
        }

        var after = request.Query["cursor"].ToString();
        var found = await letters.ListAsync(limit + 1, after.Length == 0 ? null : after, cancel);
        var page = found.Take(limit).ToList();
        return Answer.Ok(new { Items = page.Select(View), NextCursor = found.Count > limit ? page[^1].DeadLetterId : null });
    }

    /// <summary>Sends one again to the queue it came from; with a body <c>{"body":"…"}</c>, the mended message instead.</summary>
    [Function("ReplayDeadLetter")]
    [Access(Scope.Admin)]
    public async Task<IResult> Replay(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "dead-letters/{id}/replay")] HttpRequest request, string id, CancellationToken cancel)
    {
        if (await letters.FindAsync(id, cancel) is not { } letter)
        {
            return Problem.NotFound("There is no dead letter of that id.");
        }

        var (message, refusal) = await MendedAsync(request, letter, cancel);
        if (refusal is not null)
        {
            return refusal;
        }

        if (System.Text.Encoding.UTF8.GetByteCount(message) > IntakeLimits.Message)
        {
            message = IntakeMessage.WriteClaimCheck(await blobs.PutAsync($"intake/{id}.json", message, cancel));
        }

        await queues.SendAsync(letter.Queue, message, delay: null, cancel);
        await letters.MarkReplayedAsync(id, time.GetUtcNow(), cancel);
        return Answer.Accepted(new { letter.DeadLetterId, letter.Queue, letter.EventIds });
    }

    private static async Task<(string Message, IResult? Refusal)> MendedAsync(HttpRequest request, DeadLetter letter, CancellationToken cancel)
    {
        if (await RequestBody.ReadAsync(request, IntakeLimits.Body, cancel) is { Length: 0 })
        {
            return (letter.Body, null);
        }

        var (body, refusal) = await JsonInput.ReadAsync(request, cancel);
        if (refusal is not null)
        {
            return (letter.Body, refusal);
        }

        return body.ValueKind == JsonValueKind.Object && body.TryGetProperty("body", out var mended)
            ? (mended.ValueKind == JsonValueKind.String ? mended.GetString()! : mended.GetRawText(), null)
            : (letter.Body, Problem.Invalid(new FieldFault("/body", "required", "Send the mended message as {\"body\": …}, or no body at all.")));
    }

    private static object View(DeadLetter letter) => new
    {
        letter.DeadLetterId,
        letter.Queue,
        letter.EventIds,
        letter.Reason,
        letter.FailedAt,
        letter.ReplayedAt,
        letter.Body,
    };
}
