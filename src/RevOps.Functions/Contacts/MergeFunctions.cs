using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using RevOps.Data.Identity;
using RevOps.Functions.Access;
using RevOps.Functions.Api;
using RevOps.Functions.Description;
using RevOps.Functions.Http;

namespace RevOps.Functions.Contacts;

/// <summary>Makes two contacts one, and two again.</summary>
public sealed partial class MergeFunctions(ContactMerges merges, ILogger<MergeFunctions> log)
{
    private static readonly JsonElement Empty = JsonSerializer.Deserialize<JsonElement>("{}");

    /// <summary>Merges another contact into this one.</summary>
    [Function("MergeContacts")]
    [Access(Scope.Agent)]
    [Takes("MergeInput")]
    [Answers(201, typeof(MergeView))]
    [Answers(200, typeof(MergeView))]
    [Refuses(409)]
    public async Task<IResult> Merge(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "contacts/{id}/merge")] HttpRequest request, string id, CancellationToken cancel)
    {
        var (body, refusal) = await JsonInput.ReadAsync(request, cancel);
        if (refusal is not null)
        {
            return refusal;
        }

        var input = JsonInput.Of(body);
        var other = input.Text("otherContactId", 100, required: true);
        var (by, reason) = (input.Text("by", 200), input.Text("reason", 1000));
        return input.Faults.Count > 0
            ? Problem.Invalid(input.Faults)
            : Answered(await merges.MergeAsync(id, other!, by, reason, cancel), isMerge: true);
    }

    /// <summary>Undoes a merge into this contact: the one named, else the latest.</summary>
    [Function("UnmergeContact")]
    [Access(Scope.Agent)]
    [Takes("UnmergeInput", Optional = true)]
    [Answers(200, typeof(MergeView))]
    [Refuses(409)]
    public async Task<IResult> Unmerge(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "contacts/{id}/unmerge")] HttpRequest request, string id, CancellationToken cancel)
    {
        // Nothing has to be said: without a body it is the latest merge.
        var (body, refusal) = request.ContentLength is 0 ? (Empty, null) : await JsonInput.ReadAsync(request, cancel);
        if (refusal is not null)
        {
            return refusal;
        }

        var input = JsonInput.Of(body);
        var (mergeId, by) = (input.Text("mergeId", 100), input.Text("by", 200));
        return input.Faults.Count > 0
            ? Problem.Invalid(input.Faults)
            : Answered(await merges.UnmergeAsync(id, mergeId, by, cancel), isMerge: false);
    }

    private IResult Answered(MergeOutcome outcome, bool isMerge)
    {
        switch (outcome)
        {
            case MergeOutcome.Done { IsNew: true, Merge: var merge } when isMerge:
                LogMerged(merge.MergedId, merge.SurvivorId, merge.MergeId);
                return Answer.Created(ContactViews.Merge(merge));
            case MergeOutcome.Done { IsNew: true, Merge: var merge }:
                LogUnmerged(merge.MergedId, merge.SurvivorId, merge.MergeId);
                return Answer.Ok(ContactViews.Merge(merge));
            case MergeOutcome.Done { Merge: var merge }:
                return Answer.Ok(ContactViews.Merge(merge));
            case MergeOutcome.NoContact { ContactId: var missing }:
                return Problem.NotFound($"There is no contact '{missing}'.");
            case MergeOutcome.Self:
                return Problem.Conflict("A contact cannot be merged into itself.");
            case MergeOutcome.MergedAway away:
                return Problem.Conflict(isMerge
                    ? $"Contact '{away.ContactId}' was merged into '{away.SurvivorId}': merge with that one, or undo that merge first."
                    : $"Contact '{away.ContactId}' was itself merged into '{away.SurvivorId}': undo that merge first.");
            case MergeOutcome.NotLatest { MergeId: var latest }:
                return Problem.Conflict($"Merges are undone in reverse order: undo '{latest}' first.");
            default:
                return Problem.NotFound("There is no such merge into this contact that could be undone.");
        }
    }

    [LoggerMessage(5101, LogLevel.Information, "Contact {MergedId} was merged into {SurvivorId} ({MergeId}).")]
    private partial void LogMerged(string mergedId, string survivorId, string mergeId);

    [LoggerMessage(5102, LogLevel.Information, "The merge of contact {MergedId} into {SurvivorId} was undone ({MergeId}).")]
    private partial void LogUnmerged(string mergedId, string survivorId, string mergeId);
}
