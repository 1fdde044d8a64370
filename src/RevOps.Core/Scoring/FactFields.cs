namespace RevOps.Core.Scoring;

/// <summary>A fact that is a text.</summary>
public enum TextField
{
    /// <summary><see cref="ScoringFacts.Country"/>.</summary>
    Country,

    /// <summary><see cref="ScoringFacts.Region"/>.</summary>
    Region,

    /// <summary><see cref="ScoringFacts.Industry"/>.</summary>
    Industry,

    /// <summary><see cref="ScoringFacts.EmployeeBand"/>.</summary>
    EmployeeBand,

    /// <summary><see cref="ScoringFacts.RevenueBand"/>.</summary>
    RevenueBand,

    /// <summary><see cref="ScoringFacts.Segment"/>.</summary>
    Segment,

    /// <summary><see cref="ScoringFacts.JobTitle"/>.</summary>
    JobTitle,

    /// <summary><see cref="ScoringFacts.Interest"/>.</summary>
    Interest,

    /// <summary><see cref="ScoringFacts.Form"/>.</summary>
    Form,

    /// <summary>What the person asks for: the interest, or the form where no interest is given.</summary>
    Request,

    /// <summary><see cref="ScoringFacts.Source"/>.</summary>
    Source,

    /// <summary><see cref="ScoringFacts.Channel"/>.</summary>
    Channel,

    /// <summary><see cref="ScoringFacts.PhoneType"/>.</summary>
    PhoneType,
}

/// <summary>A fact that is true or false.</summary>
public enum FlagField
{
    /// <summary><see cref="ScoringFacts.IsFreeMail"/>.</summary>
    IsFreeMail,

    /// <summary><see cref="ScoringFacts.HasEmail"/>.</summary>
    HasEmail,

    /// <summary><see cref="ScoringFacts.HasPhone"/>.</summary>
    HasPhone,

    /// <summary><see cref="ScoringFacts.HasCompany"/>.</summary>
    HasCompany,

    /// <summary><see cref="ScoringFacts.IsDisposableMail"/>.</summary>
    IsDisposableMail,

    /// <summary><see cref="ScoringFacts.IsRoleMail"/>.</summary>
    IsRoleMail,

    /// <summary><see cref="ScoringFacts.HasOpenRepair"/>.</summary>
    HasOpenRepair,
}

/// <summary>The fields that conditions can name: those of the enums, in camel case, the number of touchpoints and the end of a contract.</summary>
public static class FactFields
{
    /// <summary>The field that counts touchpoints, for <c>atLeast</c>.</summary>
    public const string Touchpoints = "touchpoints";

    /// <summary>The field that holds the end of a contract, for <c>withinDays</c>.</summary>
    public const string ContractEndsAt = "contractEndsAt";

    /// <summary>Fields with a text, for <c>in</c>, <c>equals</c>, <c>words</c> and <c>exists</c>.</summary>
    public static IReadOnlyList<string> Texts { get; } = [.. Enum.GetNames<TextField>().Select(Camel)];

    /// <summary>Fields that are true or false, for <c>equals</c>.</summary>
    public static IReadOnlyList<string> Flags { get; } = [.. Enum.GetNames<FlagField>().Select(Camel)];

    /// <summary>The name of a field in rule files.</summary>
    /// <param name="field">The field.</param>
    public static string Name(this TextField field) => Texts[(int)field];

    internal static TextField? TextOf(string name) => Find(Texts, name) is { } at ? (TextField)at : null;

    internal static FlagField? FlagOf(string name) => Find(Flags, name) is { } at ? (FlagField)at : null;

    internal static string? Of(ScoringFacts facts, TextField field) => field switch
    {
        TextField.Country => facts.Country,
        TextField.Region => facts.Region,
        TextField.Industry => facts.Industry,
        TextField.EmployeeBand => facts.EmployeeBand,
        TextField.RevenueBand => facts.RevenueBand,
        TextField.Segment => facts.Segment,
        TextField.JobTitle => facts.JobTitle,
        TextField.Interest => facts.Interest,
        TextField.Form => facts.Form,
        TextField.Request => string.IsNullOrWhiteSpace(facts.Interest) ? facts.Form : facts.Interest,
        TextField.Source => facts.Source,
        TextField.Channel => facts.Channel,
        TextField.PhoneType => facts.PhoneType,
    };

    internal static bool Of(ScoringFacts facts, FlagField field) => field switch
    {
        FlagField.IsFreeMail => facts.IsFreeMail,
        FlagField.HasEmail => facts.HasEmail,
        FlagField.HasPhone => facts.HasPhone,
        FlagField.HasCompany => facts.HasCompany,
        FlagField.IsDisposableMail => facts.IsDisposableMail,
        FlagField.IsRoleMail => facts.IsRoleMail,
        FlagField.HasOpenRepair => facts.HasOpenRepair,
    };

    private static int? Find(IReadOnlyList<string> names, string name)
    {
        for (var i = 0; i < names.Count; i++)
        {
            if (names[i] == name)
            {
                return i;
            }
        }

        return null;
    }

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
