namespace RevOps.Core.Normalization;

/// <summary>Collects what was changed or inferred while one lead is normalized.</summary>
internal sealed class StepLog
{
    private readonly List<NormalizationStep> steps = [];

    public IReadOnlyList<NormalizationStep> Steps => steps;

    public void Add(string field, string? input, string? output, string rule) => steps.Add(new NormalizationStep(field, input, output, rule));

    /// <summary>Adds a step only where the value changed.</summary>
    public void AddIfChanged(string field, string? input, string? output, string rule)
    {
        if (!string.Equals(input, output, StringComparison.Ordinal))
        {
            Add(field, input, output, rule);
        }
    }
}
