using RevOps.Core.Deals;

namespace RevOps.Functions.Deals;

/// <summary>Open deals in a stage.</summary>
/// <param name="Pipeline">The pipeline.</param>
/// <param name="Stage">The stage.</param>
/// <param name="Count">How many; those that cannot be converted count too.</param>
/// <param name="Value">Sum of their values.</param>
/// <param name="WeightedValue">Sum of their values, each times its probability.</param>
/// <param name="AverageSecondsInStage">How long deals stayed in it that left it in the period.</param>
internal sealed record PipelineStageSum(
    string? Pipeline,
    string Stage,
    int Count,
    decimal Value,
    decimal WeightedValue,
    double? AverageSecondsInStage);

/// <summary>Open deals of an owner.</summary>
/// <param name="OwnerId">The owner; null for none.</param>
/// <param name="Count">How many; those that cannot be converted count too.</param>
/// <param name="Value">Sum of their values.</param>
/// <param name="WeightedValue">Sum of their values, each times its probability.</param>
internal sealed record PipelineOwnerSum(string? OwnerId, int Count, decimal Value, decimal WeightedValue);

/// <summary>Open deals that are expected to close in a month.</summary>
/// <param name="Month">The month, such as 2026-05; null where it is not known.</param>
/// <param name="Count">How many; those that cannot be converted count too.</param>
/// <param name="Value">Sum of their values.</param>
/// <param name="WeightedValue">Sum of their values, each times its probability.</param>
internal sealed record PipelineMonthSum(string? Month, int Count, decimal Value, decimal WeightedValue);

/// <summary>What was decided in a period.</summary>
/// <param name="From">Its begin.</param>
/// <param name="Until">Its end, excluded.</param>
/// <param name="Won">Deals that were won.</param>
/// <param name="WonValue">Their value.</param>
/// <param name="Lost">Deals that were lost.</param>
/// <param name="LostValue">Their value.</param>
/// <param name="WinRate">won / (won + lost), a fraction.</param>
/// <param name="AverageWonValue">Of the won ones.</param>
/// <param name="AverageCycleDays">From creation to close of the won ones, in days.</param>
/// <param name="VelocityPerDay">Money that the pipeline earns a day.</param>
internal sealed record PipelinePeriod(
    DateTimeOffset From,
    DateTimeOffset Until,
    int Won,
    decimal WonValue,
    int Lost,
    decimal LostValue,
    decimal? WinRate,
    decimal? AverageWonValue,
    double? AverageCycleDays,
    decimal? VelocityPerDay);

/// <summary>What is open, and what was decided.</summary>
/// <param name="DataAsOf">When it was computed.</param>
/// <param name="Currency">The reporting currency, which all amounts are in.</param>
/// <param name="Open">All open deals.</param>
/// <param name="Stages">By stage.</param>
/// <param name="Owners">By owner.</param>
/// <param name="ExpectedClose">By the month of their expected close.</param>
/// <param name="Period">What was decided in the period.</param>
/// <param name="Unconverted">Deals that count, but are not in the sums, since a rate is missing.</param>
internal sealed record PipelineView(
    DateTimeOffset DataAsOf,
    string Currency,
    PipelineSum Open,
    IEnumerable<PipelineStageSum> Stages,
    IEnumerable<PipelineOwnerSum> Owners,
    IEnumerable<PipelineMonthSum> ExpectedClose,
    PipelinePeriod Period,
    IReadOnlyList<UnconvertedDeal> Unconverted);
