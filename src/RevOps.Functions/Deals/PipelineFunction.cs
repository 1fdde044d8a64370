using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RevOps.Core.Deals;
using RevOps.Data;
using RevOps.Functions.Access;
using RevOps.Functions.Api;
using RevOps.Functions.Description;
using RevOps.Functions.Http;
using RevOps.Functions.Setup;

namespace RevOps.Functions.Deals;

/// <summary>What is open, and what was decided.</summary>
public sealed class PipelineFunction(Database database, RuleBook rules, RevOpsSettings settings, TimeProvider time)
{
    /// <summary>The period where none is given: so many days, today (UTC) included.</summary>
    private const int DefaultDays = 90;

    /// <summary>Open deals by stage, owner and month; won and lost ones of a period; in the reporting currency.</summary>
    [Function("GetPipeline")]
    [Access(Scope.Read | Scope.Agent)]
    [Period("the close of deals that were decided")]
    [Query("pipeline", "Only deals of this pipeline.")]
    [Query("owner", "Only deals of this owner.")]
    [Answers(200, typeof(PipelineView))]
    public async Task<IResult> Get([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "pipeline")] HttpRequest request, CancellationToken cancel)
    {
        string? Filter(string name) => request.Query[name].ToString() is { Length: > 0 } value ? value : null;
        var (days, faults) = DayRange.Read(request.Query);
        if (faults.Count > 0)
        {
            return Problem.Invalid(faults);
        }

        var now = time.GetUtcNow();
        var until = days.Until ?? new DateTimeOffset(now.UtcDateTime.Date.AddDays(1), TimeSpan.Zero);
        var filter = new { FromAt = days.From ?? until.AddDays(-DefaultDays), ToAt = until, Pipeline = Filter("pipeline"), Owner = Filter("owner") };
        var (deals, versions) = await database.ReadAsync(
            async sql => (await sql.QueryAsync<DealRowOfPipeline>("deals/in_pipeline", filter), await sql.QueryAsync<StageRowOfPipeline>("deals/stage_changes", filter)), cancel);
        var current = rules.Current.Deals;
        var report = PipelineReport.Of(
            [.. deals.Where(d => !current.IsOutsideFunnel(d.Pipeline)).Select(d => d.Deal)],
            versions.Where(v => !current.IsOutsideFunnel(v.Pipeline)).GroupBy(v => v.DealId).SelectMany(g => StageStays.Of([.. g.Select(v => v.Moment)])),
            rules.Current.Rates,
            settings.Currency);
        return Answer.Ok(View(report, filter.FromAt, filter.ToAt, now));
    }

    private PipelineView View(PipelineReport report, DateTimeOffset from, DateTimeOffset until, DateTimeOffset now) => new(
        now,
        settings.Currency,
        report.Total,
        report.Stages.Select(s => new PipelineStageSum(s.Pipeline, s.Stage, s.Sum.Count, s.Sum.Value, s.Sum.WeightedValue, s.AverageSecondsInStage)),
        report.Owners.Select(g => new PipelineOwnerSum(g.Key, g.Sum.Count, g.Sum.Value, g.Sum.WeightedValue)),
        report.Months.Select(g => new PipelineMonthSum(g.Key, g.Sum.Count, g.Sum.Value, g.Sum.WeightedValue)),
        new PipelinePeriod(
            from, until, report.Period.Won, report.Period.WonValue, report.Period.Lost, report.Period.LostValue, report.Period.WinRate,
            report.Period.AverageWonValue, report.Period.AverageCycleDays, report.Period.VelocityPerDay),
        report.Unconverted);

    private sealed record DealRowOfPipeline
    {
        public required string DealId { get; init; }

        public string? Pipeline { get; init; }

        public required string PipelineStage { get; init; }

        public decimal DealValue { get; init; }

        public string? Currency { get; init; }

        public decimal Probability { get; init; }

        public required string WonLost { get; init; }

        public DateTimeOffset CreatedAt { get; init; }

        public DateTimeOffset? ClosedAt { get; init; }

        public DateTimeOffset? ExpectedCloseAt { get; init; }

        public string? OwnerId { get; init; }

        public PipelineDeal Deal => new(DealId, Pipeline, PipelineStage, OwnerId, DealValue, Currency, Probability, WonLost, CreatedAt, ClosedAt, ExpectedCloseAt);
    }

    private sealed record StageRowOfPipeline
    {
        public required string DealId { get; init; }

        public string? Pipeline { get; init; }

        public required string PipelineStage { get; init; }

        public required string WonLost { get; init; }

        public DateTimeOffset CreatedAt { get; init; }

        public DateTimeOffset UpdatedAt { get; init; }

        public StageMoment Moment => new(Pipeline, PipelineStage, WonLost, CreatedAt, UpdatedAt);
    }
}
