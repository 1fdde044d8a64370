using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RevOps.Core;
using RevOps.Data;
using RevOps.Data.WhatIf;
using RevOps.Functions.Access;
using RevOps.Functions.Api;
using RevOps.Functions.Description;
using RevOps.Functions.Http;
using RevOps.Functions.Setup;
using RevOps.Functions.Storage;

namespace RevOps.Functions.WhatIf;

/// <summary>What would other rules have made of last month's leads?</summary>
public sealed class WhatIfFunctions(Database database, RuleBook rules, QueueSender queues, TimeProvider time)
{
    private static readonly TimeSpan UsualTime = TimeSpan.FromDays(30);

    /// <summary>Takes the question; it is answered in the background, and nothing live is touched.</summary>
    [Function("PostWhatIf")]
    [Access(Scope.Agent | Scope.Admin)]
    [Takes("WhatIfInput")]
    [Answers(202, typeof(NewWhatIf))]
    public async Task<IResult> Post([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "what-if")] HttpRequest request, CancellationToken cancel)
    {
        var (body, refusal) = await JsonInput.ReadAsync(request, cancel);
        if (refusal is not null)
        {
            return refusal;
        }

        var input = JsonInput.Of(body);
        var (days, dayFaults) = DayRange.Read(input);
        var (proposed, ruleFaults) = WhatIfRules.Read(body);
        var faults = input.Faults.Concat(dayFaults).Concat(ruleFaults).ToList();
        if (faults.Count == 0 && WhatIfRules.Merge(rules.Loaded.Texts, proposed) is RuleLoad.Wrong wrong)
        {
            faults.AddRange(wrong.Faults.Select(f => new FieldFault($"/rules/{f.File}{f.Path}", "rule", f.Detail)));
        }

        return faults.Count > 0 ? Problem.Invalid(faults) : await StartAsync(request, days, proposed, cancel);
    }

    /// <summary>How far it is, and the answer.</summary>
    [Function("GetWhatIf")]
    [Access(Scope.Read | Scope.Agent)]
    [Answers(200, typeof(WhatIfView))]
    public async Task<IResult> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "what-if/{id}")] HttpRequest request, string id, CancellationToken cancel) =>
        await database.ReadAsync(sql => sql.FindWhatIfAsync(id), cancel) is { } run ? Answer.Ok(View(run)) : Problem.NotFound("There is no what-if of that id.");

    private async Task<IResult> StartAsync(HttpRequest request, DayRange days, Dictionary<string, string> proposed, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var until = days.Until ?? now;
        var run = new WhatIfRun
        {
            RunId = $"wi_{Guid.CreateVersion7(now):N}",
            FromAt = days.From ?? until - UsualTime,
            UntilAt = until,
            Rules = Json.Text(proposed),
            CreatedAt = now,
        };
        await database.WriteAsync(sql => sql.InsertWhatIfAsync(run), cancel);
        try
        {
            await queues.SendAsync(QueueNames.WhatIf, run.RunId, delay: null, cancel);
        }
        catch (Exception e) when (StorageFaults.IsOutage(e))
        {
            // The row stays, and nobody was told of its id: asking again makes another.
            return Problem.Unavailable("The question could not be queued; ask again.");
        }

        return Answer.Accepted(new NewWhatIf(run.RunId, $"{request.Scheme}://{request.Host}/api/what-if/{run.RunId}"));
    }

    private static WhatIfView View(WhatIfRun run) => new(
        run.RunId, run.Status, run.FinishedAt is not null, run.FromAt, run.UntilAt, run.CreatedAt, run.FinishedAt, run.Processed,
        run.Total, run.Reason, run.Result is { } result ? JsonSerializer.Deserialize<JsonElement>(result) : (JsonElement?)null);
}
