namespace RevOps.Core.Scoring.Calibration;

/// <summary>What closed deals say about the rules. A suggestion: a person changes the file.</summary>
/// <param name="RuleVersion">Version of the rules that were looked at.</param>
/// <param name="Won">Leads that were won.</param>
/// <param name="NotWon">Leads that were not.</param>
/// <param name="Training">Leads from which points are suggested.</param>
/// <param name="HoldOut">Leads on which both sets of points are compared.</param>
/// <param name="PresentAuc">How well the present points tell won from not won on the hold-out: 0.5 is chance, 1 perfect; null where it cannot be told.</param>
/// <param name="SuggestedAuc">The same for the suggested points; rules without a suggestion keep their points.</param>
/// <param name="Rules">In the order of the file.</param>
/// <param name="Warnings">What to keep in mind.</param>
public sealed record CalibrationReport(
    string RuleVersion,
    int Won,
    int NotWon,
    int Training,
    int HoldOut,
    double? PresentAuc,
    double? SuggestedAuc,
    IReadOnlyList<RuleCalibration> Rules,
    IReadOnlyList<string> Warnings);

/// <summary>What closed deals say about a rule.</summary>
/// <param name="RuleId">The rule.</param>
/// <param name="Group">Its group.</param>
/// <param name="PresentPoints">Its points; for engagement those of one fresh touchpoint.</param>
/// <param name="With">Leads to which it gave or took points.</param>
/// <param name="Without">The others.</param>
/// <param name="Lift">Conversion with it over conversion without it; null where that is nothing over nothing or over 0.</param>
/// <param name="PValue">Chance of a difference as large as this where there is none.</param>
/// <param name="SuggestedPoints">Points by regression, on the scale of the present ones; null where there is too little to say.</param>
/// <param name="Reason">Why there is no suggestion.</param>
public sealed record RuleCalibration(
    string RuleId,
    string Group,
    decimal PresentPoints,
    Conversion With,
    Conversion Without,
    double? Lift,
    double PValue,
    decimal? SuggestedPoints,
    string? Reason);

/// <summary>A lead that came to an end.</summary>
/// <param name="Values">What each rule gave it at the time, see <see cref="RuleValues"/>.</param>
/// <param name="IsWon">Whether it was won.</param>
public readonly record struct CalibrationSample(float[] Values, bool IsWon);
