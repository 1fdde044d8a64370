namespace RevOps.Core.Rules;

/// <summary>Value lists that rule files may refer to. The closed ones are fixed here; the others come from normalization.json.</summary>
/// <param name="Industries">Industry ids; null where normalization.json could not be read, then nothing is checked.</param>
/// <param name="EmployeeBands">Employee band ids; null likewise.</param>
/// <param name="RevenueBands">Revenue band ids; null likewise.</param>
internal sealed record Vocabulary(IReadOnlySet<string>? Industries, IReadOnlySet<string>? EmployeeBands, IReadOnlySet<string>? RevenueBands)
{
    public static IReadOnlySet<string> Segments { get; } = Set("smb", "mid_market", "enterprise", "unknown");

    public static IReadOnlySet<string> Sources { get; } =
        Set("google", "linkedin", "organic", "referral", "direct", "email", "meta", "microsoft", "import", "crm");

    public static IReadOnlySet<string> Channels { get; } =
        Leads.Channels.All.ToHashSet(StringComparer.Ordinal);

    public static IReadOnlySet<string> Purposes { get; } = Set("email_marketing", "ads", "phone");

    public static Vocabulary Of(Normalization.NormalizationRules? rules) => new(
        rules?.Industries.Select(i => i.Id).ToHashSet(StringComparer.Ordinal),
        rules?.EmployeeBands.Select(b => b.Id).ToHashSet(StringComparer.Ordinal),
        rules?.RevenueBands.Select(b => b.Id).ToHashSet(StringComparer.Ordinal));

    private static HashSet<string> Set(params string[] values) => new(values, StringComparer.Ordinal);
}
