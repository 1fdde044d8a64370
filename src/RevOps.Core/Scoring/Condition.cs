using System.Diagnostics;
using RevOps.Core.Text;

namespace RevOps.Core.Scoring;

/// <summary>A condition over the facts of a lead: the small language of <c>rules/scoring.json</c>.</summary>
public abstract record Condition
{
    private Condition()
    {
    }

    /// <summary>The field's value is one of the list; case is ignored. An unknown value is in no list.</summary>
    /// <param name="Field">One of <see cref="FactFields.Texts"/>.</param>
    /// <param name="Values">The list.</param>
    public sealed record OneOf(string Field, IReadOnlySet<string> Values) : Condition;

    /// <summary>The text holds one of the phrases as whole words, whatever their case and diacritics.</summary>
    /// <param name="Field">One of <see cref="FactFields.Texts"/>.</param>
    /// <param name="Phrases">Reduced phrases; a trailing * matches any ending.</param>
    public sealed record HasWords(string Field, IReadOnlyList<string> Phrases) : Condition;

    /// <summary>The field is known, or is not.</summary>
    /// <param name="Field">One of <see cref="FactFields.Texts"/>.</param>
    /// <param name="Expected">True for known.</param>
    public sealed record Exists(string Field, bool Expected) : Condition;

    /// <summary>The flag has the value.</summary>
    /// <param name="Field">One of <see cref="FactFields.Flags"/>.</param>
    /// <param name="Expected">The value.</param>
    public sealed record FlagIs(string Field, bool Expected) : Condition;

    /// <summary>The number is the minimum or more.</summary>
    /// <param name="Field">One of <see cref="FactFields.Numbers"/>.</param>
    /// <param name="Minimum">Inclusive.</param>
    public sealed record AtLeast(string Field, decimal Minimum) : Condition;

    /// <summary>Every one holds.</summary>
    /// <param name="Parts">One or more.</param>
    public sealed record All(IReadOnlyList<Condition> Parts) : Condition;

    /// <summary>At least one holds.</summary>
    /// <param name="Parts">One or more.</param>
    public sealed record Any(IReadOnlyList<Condition> Parts) : Condition;

    /// <summary>Does not hold.</summary>
    /// <param name="Part">What must not hold.</param>
    public sealed record Except(Condition Part) : Condition;

    /// <summary>True where the condition holds for the facts.</summary>
    /// <param name="facts">The facts.</param>
    public bool Holds(ScoringFacts facts) => this switch
    {
        OneOf c => FactFields.Text(facts, c.Field) is { } value && c.Values.Contains(value.ToLowerInvariant()),
        HasWords c => FactFields.Text(facts, c.Field) is { } value && ContainsAny(value, c.Phrases),
        Exists c => string.IsNullOrWhiteSpace(FactFields.Text(facts, c.Field)) != c.Expected,
        FlagIs c => FactFields.Flag(facts, c.Field) == c.Expected,
        AtLeast c => FactFields.Number(facts, c.Field) >= c.Minimum,
        All c => c.Parts.All(p => p.Holds(facts)),
        Any c => c.Parts.Any(p => p.Holds(facts)),
        Except c => !c.Part.Holds(facts),
        _ => throw new UnreachableException(),
    };

    internal static bool ContainsAny(string text, IReadOnlyList<string> phrases)
    {
        var reduced = Words.Reduce(text);
        return phrases.Any(p => Words.Contains(reduced, p));
    }
}

/// <summary>The fields that conditions can name.</summary>
public static class FactFields
{
    /// <summary>Fields with a text, for <c>in</c>, <c>equals</c>, <c>words</c> and <c>exists</c>.</summary>
    public static IReadOnlyList<string> Texts { get; } =
        ["country", "industry", "employeeBand", "revenueBand", "segment", "jobTitle", "interest", "form", "channel"];

    /// <summary>Fields that are true or false, for <c>equals</c>.</summary>
    public static IReadOnlyList<string> Flags { get; } = ["isFreeMail", "hasEmail", "hasPhone"];

    /// <summary>Fields with a number, for <c>atLeast</c>.</summary>
    public static IReadOnlyList<string> Numbers { get; } = ["touchpoints"];

    internal static string? Text(ScoringFacts facts, string field) => field switch
    {
        "country" => facts.Country,
        "industry" => facts.Industry,
        "employeeBand" => facts.EmployeeBand,
        "revenueBand" => facts.RevenueBand,
        "segment" => facts.Segment,
        "jobTitle" => facts.JobTitle,
        "interest" => facts.Interest,
        "form" => facts.Form,
        "channel" => facts.Channel,
        _ => throw new UnreachableException(),
    };

    internal static bool Flag(ScoringFacts facts, string field) => field switch
    {
        "isFreeMail" => facts.IsFreeMail,
        "hasEmail" => facts.HasEmail,
        "hasPhone" => facts.HasPhone,
        _ => throw new UnreachableException(),
    };

    internal static decimal Number(ScoringFacts facts, string field) => field switch
    {
        "touchpoints" => facts.Touchpoints.Count,
        _ => throw new UnreachableException(),
    };
}
