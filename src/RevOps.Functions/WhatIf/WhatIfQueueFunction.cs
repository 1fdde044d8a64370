using Microsoft.Azure.Functions.Worker;
using RevOps.Data;
using RevOps.Data.WhatIf;
using RevOps.Functions.Http;
using RevOps.Functions.Setup;
using RevOps.Functions.Storage;

namespace RevOps.Functions.WhatIf;

/// <summary>Answers what-if questions, one message each. A killed run starts over: it has written nothing but its progress.</summary>
public sealed class WhatIfQueueFunction(Database database, WhatIfRunner runner, RuleBook rules, QueueSender queues, FailureLog failures, TimeProvider time)
{
    private static readonly TimeSpan OutagePause = TimeSpan.FromSeconds(15);

    /// <summary>Takes one message of the what-if queue: the id of a run.</summary>
    [Function("WhatIfRun")]
    public Task Run([QueueTrigger(QueueNames.WhatIf)] string message, CancellationToken cancel) =>
        failures.WatchAsync(QueueNames.WhatIf, message, () => AnswerAsync(message, cancel));

    /// <summary>Given up: the run says so, with the reason of its last failure.</summary>
    [Function("WhatIfPoison")]
    public async Task Poison([QueueTrigger(QueueNames.WhatIf + QueueNames.PoisonSuffix)] string message, CancellationToken cancel)
    {
        var failed = new WhatIfRun { RunId = message, Rules = "", Status = "failed", Reason = await failures.ReasonAsync(QueueNames.WhatIf, message, cancel) };
        await database.WriteAsync(sql => sql.FinishWhatIfAsync(failed, time.GetUtcNow()), cancel);
        await failures.ForgetAsync(QueueNames.WhatIf, message, cancel);
    }

    private async Task AnswerAsync(string runId, CancellationToken cancel)
    {
        try
        {
            if (await database.ReadAsync(sql => sql.FindWhatIfAsync(runId), cancel) is not { FinishedAt: null } run)
            {
                return;
            }

            var answered = WhatIfRules.Merge(rules.Loaded.Texts, Json.Parse<Dictionary<string, string>>(run.Rules)) switch
            {
                RuleLoad.Right { Rules.Rules: var proposed } => await ReplayAsync(run, proposed, cancel),
                RuleLoad.Wrong { Faults: [var fault, ..] } =>
                    run with { Status = "failed", Reason = $"The rules in force have changed meanwhile, and the proposed ones do not fit them: {fault.File} {fault.Path}: {fault.Detail}" },
                _ => throw new System.Diagnostics.UnreachableException(),
            };
            await database.WriteAsync(sql => sql.FinishWhatIfAsync(answered, time.GetUtcNow()), cancel);
        }
        catch (Exception e) when (SqlFaults.IsOutage(e))
        {
            await queues.SendAsync(QueueNames.WhatIf, runId, OutagePause, cancel);
        }
    }

    private async Task<WhatIfRun> ReplayAsync(WhatIfRun run, Core.Rules.RuleSet proposed, CancellationToken cancel)
    {
        var report = await runner.RunAsync(run, rules.Current, proposed, cancel);
        return run with { Status = "done", Processed = report.Leads, Result = Json.Text(report) };
    }
}
