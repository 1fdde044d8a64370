using System.Globalization;
using RevOps.Core.Lifecycle;

namespace RevOps.Data.Leads;

/// <summary>
/// How far leads have come: <c>stage_facts</c> holds what was said, <c>lifecycle_history</c> and the lead's dates what follows from it.
/// </summary>
public static class StageStore
{
    /// <summary>What a new lead's history begins with.</summary>
    public const string Submitted = "submitted";

    /// <summary>Notes that a stage was reached; <c>lead</c> is a recycling.</summary>
    /// <param name="sql">The transaction.</param>
    /// <param name="leadId">The lead.</param>
    /// <param name="stage">The stage.</param>
    /// <param name="at">When.</param>
    /// <param name="reason">In words.</param>
    public static Task AddStageAsync(this SqlSession sql, string leadId, string stage, DateTimeOffset at, string reason)
    {
        var reached = LifecycleStages.TryParse(stage, out var known) ? known : LifecycleStage.Lead;
        var kind = reached == LifecycleStage.Lead ? StageFactKind.Recycled : StageFactKind.Reached;
        return sql.AddFactsAsync(leadId, [new StageFact(Key(reached.Text(), at), kind, reached, at, reason)]);
    }

    /// <summary>Adds a remark to a lead's history.</summary>
    /// <param name="sql">The transaction.</param>
    /// <param name="leadId">The lead.</param>
    /// <param name="at">When.</param>
    /// <param name="reason">In words.</param>
    public static Task AddStageNoteAsync(this SqlSession sql, string leadId, DateTimeOffset at, string reason) =>
        sql.AddFactsAsync(leadId, [new StageFact(Key("note", at), StageFactKind.Note, LifecycleStage.Lead, at, reason)]);

    /// <summary>Takes facts in, each in place of the one of its key, and writes the history and the dates that follow.</summary>
    /// <param name="sql">The transaction.</param>
    /// <param name="leadId">The lead.</param>
    /// <param name="added">The facts.</param>
    /// <returns>Its way as it is now told.</returns>
    public static async Task<StageTimeline> AddFactsAsync(this SqlSession sql, string leadId, IReadOnlyList<StageFact> added)
    {
        var facts = await sql.FactsAsync(leadId);
        foreach (var fact in added)
        {
            await sql.ExecuteAsync("stage_facts/delete", new { LeadId = leadId, FactKey = fact.Key });
            await sql.ExecuteAsync("stage_facts/insert", Values(leadId, fact));
        }

        return await sql.WriteHistoryAsync(leadId, [.. facts.ExceptBy(added.Select(f => f.Key), f => f.Key), .. added]);
    }

    /// <summary>What is known of a lead's way. One from before facts were kept has them told from its history.</summary>
    private static async Task<IReadOnlyList<StageFact>> FactsAsync(this SqlSession sql, string leadId)
    {
        var rows = await sql.QueryAsync<FactRow>("stage_facts/list", new { LeadId = leadId });
        if (rows.Count > 0)
        {
            return [.. rows.Select(r => r.Fact)];
        }

        var history = await sql.QueryAsync<StageRow>("lifecycle_history/list", new { LeadId = leadId });
        List<StageFact> told = [.. history.Zip(history.Skip(1), Told).DistinctBy(f => f.Key)];
        await sql.ExecuteAsync("stage_facts/insert", told.Select(f => Values(leadId, f)));
        return told;
    }

    private static StageFact Told(StageRow before, StageRow row)
    {
        var stage = LifecycleStages.TryParse(row.Stage, out var known) ? known : LifecycleStage.Lead;
        var kind = row.Stage == before.Stage ? StageFactKind.Note : stage == LifecycleStage.Lead ? StageFactKind.Recycled : StageFactKind.Reached;
        return new StageFact(Key(kind == StageFactKind.Note ? "note" : row.Stage, row.At), kind, stage, row.At, row.Reason);
    }

    private static async Task<StageTimeline> WriteHistoryAsync(this SqlSession sql, string leadId, IReadOnlyCollection<StageFact> facts)
    {
        var createdAt = await sql.ScalarAsync<DateTimeOffset>("leads/created_at", new { LeadId = leadId });
        var timeline = StageTimeline.Of(createdAt, Submitted, facts);
        await sql.ExecuteAsync("lifecycle_history/delete", new { LeadId = leadId });
        await sql.ExecuteAsync("lifecycle_history/insert", timeline.Steps.Select((s, i) =>
            new { LeadId = leadId, Seq = i + 1, Stage = s.Stage.Text(), s.At, s.Reason, s.SecondsInStage }));
        var dates = timeline.Dates;
        await sql.ExecuteAsync("leads/set_stage_dates", new { LeadId = leadId, dates.MqlAt, dates.SqlAt, dates.OppAt, dates.CustomerAt });
        return timeline;
    }

    private static string Key(string what, DateTimeOffset at) => string.Create(CultureInfo.InvariantCulture, $"{what}:{at.UtcTicks}");

    private static object Values(string leadId, StageFact fact) => new
    {
        LeadId = leadId,
        FactKey = fact.Key,
        Kind = fact.Kind.ToString().ToLowerInvariant(),
        Stage = fact.Stage.Text(),
        fact.At,
        fact.Reason,
    };

    private sealed record FactRow
    {
        public required string FactKey { get; init; }

        public required string Kind { get; init; }

        public required string Stage { get; init; }

        public DateTimeOffset At { get; init; }

        public required string Reason { get; init; }

        public StageFact Fact => new(
            FactKey, Enum.Parse<StageFactKind>(Kind, ignoreCase: true), LifecycleStages.TryParse(Stage, out var stage) ? stage : LifecycleStage.Lead, At, Reason);
    }
}
