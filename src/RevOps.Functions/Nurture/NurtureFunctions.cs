using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RevOps.Core.Rules;
using RevOps.Data;
using RevOps.Data.Nurture;
using RevOps.Functions.Access;
using RevOps.Functions.Description;
using RevOps.Functions.Http;
using RevOps.Functions.Setup;

namespace RevOps.Functions.Nurture;

/// <summary>Sequences for people: who is where, and holding one.</summary>
public sealed class NurtureFunctions(Database database, RuleBook rules, TimeProvider time)
{
    /// <summary>All sequences, and those that leads are still in though their files are gone.</summary>
    [Function("ListNurture")]
    [Access(Scope.Read | Scope.Agent)]
    [Answers(200, typeof(ItemList<SequenceItem>))]
    public async Task<IResult> List([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "nurture")] HttpRequest request, CancellationToken cancel)
    {
        var (counts, pauses) = await database.ReadAsync(
            async sql => (await sql.StandCountsAsync(null, time.GetUtcNow()), await sql.PausesAsync()), cancel);
        var bySequence = counts.ToLookup(c => c.Sequence, StringComparer.Ordinal);
        var known = rules.Current.Nurture.Sequences;
        var gone = bySequence.Select(c => c.Key).Except(known.Select(s => s.Id)).Order(StringComparer.Ordinal);
        return Answer.Ok(ItemList.Of(
            known.Select(s => s.Id).Concat(gone).Select(id => NurtureViews.Summary(
                id, rules.Current.Nurture.Find(id), [.. bySequence[id]], pauses.TryGetValue(id, out var since) ? since : null))));
    }

    /// <summary>One sequence with its steps, what they came to, and what its file says.</summary>
    [Function("GetNurture")]
    [Access(Scope.Read | Scope.Agent)]
    [Path("sequence", "The sequence.")]
    [Answers(200, typeof(SequenceDetail))]
    public async Task<IResult> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "nurture/{sequence}")] HttpRequest request, string sequence, CancellationToken cancel) =>
        await database.ReadAsync(sql => DetailAsync(sql, sequence), cancel);

    /// <summary>Holds a sequence: nobody's next step is done until it is resumed. New leads still enter.</summary>
    [Function("PauseNurture")]
    [Access(Scope.Admin)]
    [Path("sequence", "The sequence.")]
    [Answers(200, typeof(SequenceDetail))]
    public Task<IResult> Pause(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "nurture/{sequence}/pause")] HttpRequest request, string sequence, CancellationToken cancel) =>
        SetAsync(sequence, isPaused: true, cancel);

    /// <summary>Lets it go on. What came due meanwhile is done within a minute.</summary>
    [Function("ResumeNurture")]
    [Access(Scope.Admin)]
    [Path("sequence", "The sequence.")]
    [Answers(200, typeof(SequenceDetail))]
    public Task<IResult> Resume(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "nurture/{sequence}/resume")] HttpRequest request, string sequence, CancellationToken cancel) =>
        SetAsync(sequence, isPaused: false, cancel);

    private Task<IResult> SetAsync(string sequence, bool isPaused, CancellationToken cancel) => database.WriteAsync(
        async sql =>
        {
            // One whose file is gone may still have leads in it; resuming it must stay possible.
            if (isPaused && rules.Current.Nurture.Find(sequence) is null && (await sql.StandCountsAsync(sequence, time.GetUtcNow())).Count == 0)
            {
                return NoSequence();
            }

            await sql.PauseAsync(sequence, isPaused, time.GetUtcNow());
            return await DetailAsync(sql, sequence);
        },
        cancel);

    private async Task<IResult> DetailAsync(SqlSession sql, string sequence)
    {
        var stands = await sql.StandCountsAsync(sequence, time.GetUtcNow());
        if (rules.Current.Nurture.Find(sequence) is not { } known && stands.Count == 0)
        {
            return NoSequence();
        }

        DateTimeOffset? pausedAt = (await sql.PausesAsync()).TryGetValue(sequence, out var since) ? since : null;
        var figures = new NurtureFigures(stands, await sql.DoneCountsAsync(sequence), pausedAt);
        return Answer.Ok(NurtureViews.Detail(
            sequence, rules.Current.Nurture.Find(sequence), figures, rules.Loaded.Texts.GetValueOrDefault(RuleParser.SequenceFile(sequence))));
    }

    private static IResult NoSequence() => Problem.NotFound("There is no sequence of that id.");
}
