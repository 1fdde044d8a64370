namespace RevOps.Functions.Reports;

/// <summary>The attribution models, under the names of their columns.</summary>
internal static class ReportModels
{
    public static IReadOnlyList<string> Names { get; } =
    [
        "first_touch", "last_touch", "last_non_direct", "linear", "position_based", "u_shaped", "w_shaped", "full_path", "time_decay", "markov", "shapley",
    ];
}
