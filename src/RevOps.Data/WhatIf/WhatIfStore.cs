namespace RevOps.Data.WhatIf;

/// <summary>Reads stored leads page by page for a replay; writes nothing but the run's own row.</summary>
public static class WhatIfStore
{
    /// <summary>Notes a question.</summary>
    public static Task InsertWhatIfAsync(this SqlSession sql, WhatIfRun run) => sql.ExecuteAsync("what_if_runs/insert", run);

    /// <summary>A question, with its answer if there is one.</summary>
    public static Task<WhatIfRun?> FindWhatIfAsync(this SqlSession sql, string runId) => sql.FindAsync<WhatIfRun>("what_if_runs/find", new { RunId = runId });

    /// <summary>Notes how far it is.</summary>
    public static Task ProgressAsync(this SqlSession sql, string runId, int processed, int total) =>
        sql.ExecuteAsync("what_if_runs/progress", new { RunId = runId, Processed = processed, Total = total });

    /// <summary>Notes the answer, or why there is none; the first of several counts.</summary>
    public static Task FinishWhatIfAsync(this SqlSession sql, WhatIfRun run, DateTimeOffset now) =>
        sql.ExecuteAsync("what_if_runs/finish", new { run.RunId, run.Status, run.Processed, run.Reason, run.Result, Now = now });

    /// <summary>How many leads were created in the time.</summary>
    public static Task<int> CountReplayLeadsAsync(this SqlSession sql, WhatIfRun run) => sql.ScalarAsync<int>("what_if/count", run);

    /// <summary>The next leads in the order of their creation, with their submissions and touchpoints; empty at the end.</summary>
    /// <param name="sql">A session.</param>
    /// <param name="run">The time asked for.</param>
    /// <param name="after">The last lead of the page before; null for the first page.</param>
    /// <param name="limit">Most leads.</param>
    public static async Task<ReplayPage> ReplayPageAsync(this SqlSession sql, WhatIfRun run, ReplayLeadRow? after, int limit)
    {
        var leads = await sql.QueryAsync<ReplayLeadRow>("what_if/leads", new { run.FromAt, run.UntilAt, AfterAt = after?.CreatedAt, AfterId = after?.LeadId, Limit = limit });
        if (leads is not [.., var last])
        {
            return new ReplayPage([], [], []);
        }

        var bounds = new { run.FromAt, run.UntilAt, AfterAt = after?.CreatedAt, AfterId = after?.LeadId, LastAt = last.CreatedAt, LastId = last.LeadId };
        return new ReplayPage(
            leads,
            await sql.QueryAsync<ReplaySubmissionRow>("what_if/submissions", bounds),
            await sql.QueryAsync<ReplayTouchpointRow>("what_if/touchpoints", bounds));
    }
}

/// <summary>A page of leads with what is stored of them.</summary>
/// <param name="Leads">In the order of their creation.</param>
/// <param name="Submissions">By lead, in the order of receipt.</param>
/// <param name="Touchpoints">By lead, newest first.</param>
public sealed record ReplayPage(
    IReadOnlyList<ReplayLeadRow> Leads, IReadOnlyList<ReplaySubmissionRow> Submissions, IReadOnlyList<ReplayTouchpointRow> Touchpoints);
