using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RevOps.Core;
using RevOps.Data;
using RevOps.Data.Effects;
using RevOps.Functions.Access;
using RevOps.Functions.Description;
using RevOps.Functions.Http;
using RevOps.Functions.Intake;
using RevOps.Functions.Storage;

namespace RevOps.Functions.Api;

/// <summary>Messages that were given up: to look at, mend and send again.</summary>
public sealed class DeadLetterFunctions(DeadLetters letters, Database database, QueueSender queues, BlobStore blobs, TimeProvider time)
{
    private const int MaxLimit = 500;

    // After the messages come the effects that were given up, by their numbers.
    private const string EffectCursor = "effect:";

    /// <summary>A page of them.</summary>
    [Function("ListDeadLetters")]
    [Access(Scope.Read | Scope.Agent)]
    [Paged]
    [Answers(200, typeof(Page<DeadLetterView>))]
    public async Task<IResult> List([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "dead-letters")] HttpRequest request, CancellationToken cancel)
    {
        var limit = 50;
        if (request.Query["limit"].ToString() is { Length: > 0 } text && (!int.TryParse(text, out limit) || limit is < 1 or > MaxLimit))
        {
            return Problem.Invalid(new FieldFault("/limit", "range", $"limit is a number from 1 to {MaxLimit}."));
        }

        var after = request.Query["cursor"].ToString();
        var isOfEffects = after.StartsWith(EffectCursor, StringComparison.Ordinal);
        var found = isOfEffects ? [] : await letters.ListAsync(limit + 1, after.Length == 0 ? null : after, cancel);
        if (found.Count > limit)
        {
            return Answer.Ok(Page.Of(found.Take(limit).Select(View), found[limit - 1].DeadLetterId));
        }

        var before = isOfEffects && long.TryParse(after[EffectCursor.Length..], out var seq) ? seq : (long?)null;
        var room = limit - found.Count;
        var effects = await database.ReadAsync(sql => sql.ListEffectsAsync(EffectState.GivenUp, destination: null, before, room + 1), cancel);
        var next = effects.Count <= room ? null
            : $"{EffectCursor}{(room > 0 ? effects[room - 1].Seq : effects[0].Seq + 1)}";
        return Answer.Ok(Page.Of(found.Select(View).Concat(effects.Take(room).Select(View)), next));
    }

    /// <summary>Sends one again to the queue it came from; with a body <c>{"body":"…"}</c>, the mended message instead.</summary>
    [Function("ReplayDeadLetter")]
    [Access(Scope.Admin)]
    [Takes("ReplayInput", Optional = true)]
    [Answers(202, typeof(ReplayView))]
    public async Task<IResult> Replay(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "dead-letters/{id}/replay")] HttpRequest request, string id, CancellationToken cancel)
    {
        if (await letters.FindAsync(id, cancel) is not { } letter)
        {
            return await ReplayEffectAsync(id, cancel);
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
        return Answer.Accepted(new ReplayView(letter.DeadLetterId, letter.Queue, letter.EventIds));
    }

    private async Task<IResult> ReplayEffectAsync(string id, CancellationToken cancel) => await database.WriteAsync(
        async sql => await sql.FindEffectAsync(id) is { State: EffectState.GivenUp } effect && await sql.ReplayAsync(effect, time.GetUtcNow())
            ? Answer.Accepted(new ReplayView(id, QueueNames.Effects, []))
            : Problem.NotFound("There is no dead letter of that id."),
        cancel);

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

    private static DeadLetterView View(EffectRow effect) => View(new DeadLetter(
        effect.EffectId, QueueNames.Effects, [], effect.Fault ?? "", effect.DoneAt ?? effect.CreatedAt, ReplayedAt: null, effect.Payload));

    private static DeadLetterView View(DeadLetter letter) => new(
        letter.DeadLetterId, letter.Queue, letter.EventIds, letter.Reason, letter.FailedAt, letter.ReplayedAt, letter.Body);
}
