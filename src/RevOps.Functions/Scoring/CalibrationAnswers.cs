namespace RevOps.Functions.Scoring;

/// <summary>Area under the curve: 0.5 is chance, 1 is perfect.</summary>
/// <param name="Present">With the points in force.</param>
/// <param name="Suggested">With the suggested ones.</param>
internal sealed record AucView(double? Present, double? Suggested);

/// <summary>How many of some leads were won.</summary>
/// <param name="N">How many leads.</param>
/// <param name="Won">How many of them.</param>
/// <param name="Conversion">Share, a fraction.</param>
/// <param name="Low">Lower bound of its 95 % interval.</param>
/// <param name="High">Upper bound.</param>
internal sealed record ConversionView(int N, int Won, double? Conversion, double? Low, double? High);

/// <summary>A rule against the outcomes.</summary>
/// <param name="RuleId">The rule.</param>
/// <param name="Group">Its group.</param>
/// <param name="PresentPoints">Points in force.</param>
/// <param name="SuggestedPoints">Points that the outcomes suggest; null for no suggestion.</param>
/// <param name="Reason">Why there is none.</param>
/// <param name="With">Leads that the rule held for.</param>
/// <param name="Without">The others.</param>
/// <param name="Lift">Conversion with over conversion without.</param>
/// <param name="PValue">How likely the difference is by chance.</param>
internal sealed record RuleCalibration(
    string RuleId,
    string Group,
    decimal PresentPoints,
    decimal? SuggestedPoints,
    string? Reason,
    ConversionView With,
    ConversionView Without,
    double? Lift,
    double PValue);

/// <summary>What closed deals say about the scoring rules.</summary>
/// <param name="RuleVersion">Version of the rules that decided.</param>
/// <param name="Won">Leads whose deal was won.</param>
/// <param name="NotWon">Leads whose deal was not.</param>
/// <param name="Training">Leads that the suggestion was made with.</param>
/// <param name="Holdout">Leads that it was tested with.</param>
/// <param name="Auc">How well the score tells them apart, on those.</param>
/// <param name="Rules">Each rule.</param>
/// <param name="Warnings">What to mind.</param>
internal sealed record CalibrationView(
    string RuleVersion,
    int Won,
    int NotWon,
    int Training,
    int Holdout,
    AucView Auc,
    IEnumerable<RuleCalibration> Rules,
    IReadOnlyList<string> Warnings);
