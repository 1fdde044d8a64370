namespace RevOps.Core.Routing;

/// <summary>Who gets which leads, from <c>rules/routing.json</c>.</summary>
public sealed record RoutingRules
{
    private static readonly RoutingRule CompanyOwner = new()
    {
        Id = LeadRouter.CompanyOwnerRule,
        Reason = "Owns the company already.",
        ExistingOwnership = true,
    };

    private static readonly RoutingRule Anybody = new() { Id = LeadRouter.DefaultRule, Reason = "No rule took it.", Strategy = RoutingStrategy.Weighted };

    /// <summary>First 12 hexadecimal digits of the file's SHA-256.</summary>
    public required string Version { get; init; }

    /// <summary>Who gets a lead where nobody else can take it; takes part in rotations only where a rule names it.</summary>
    public required FallbackOwner Fallback { get; init; }

    /// <summary>Rules in the order in which they are tried.</summary>
    public required IReadOnlyList<RoutingRule> Rules { get; init; }

    /// <summary>Languages spoken with leads, ISO 639-1, by country.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Languages { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>True where a rule goes by the number of open leads.</summary>
    public bool NeedsOpenLeads => Rules.Any(r => r.Strategy == RoutingStrategy.Load);

    /// <summary>
    /// The rules with what is always there: existing ownership first unless a rule says where it comes, and anybody at all last.
    /// </summary>
    internal IEnumerable<RoutingRule> Tried =>
        (Rules.Any(r => r.ExistingOwnership) ? Rules : Rules.Prepend(CompanyOwner)).Append(Anybody);
}

/// <summary>The owner of last resort.</summary>
/// <param name="OwnerId">Id.</param>
/// <param name="Name">Name to show.</param>
/// <param name="Email">Where it is notified.</param>
public sealed record FallbackOwner(string OwnerId, string Name, string Email);

/// <summary>How a rule chooses among those who can take a lead.</summary>
public enum RoutingStrategy
{
    /// <summary>In turn, weights aside.</summary>
    RoundRobin,

    /// <summary>In turn, each by its weight.</summary>
    Weighted,

    /// <summary>The fewest open leads by weight; in turn among equals.</summary>
    Load,
}

/// <summary>What working hours mean to a rule.</summary>
public enum HoursPolicy
{
    /// <summary>Those within their hours first; where nobody is, anybody.</summary>
    Prefer,

    /// <summary>Only those within their hours.</summary>
    Require,

    /// <summary>They do not matter.</summary>
    Ignore,
}

/// <summary>One rule: which leads it takes, who gets them, and how they take turns.</summary>
public sealed record RoutingRule
{
    /// <summary>Unique id.</summary>
    public required string Id { get; init; }

    /// <summary>In words, for the explanation.</summary>
    public required string Reason { get; init; }

    /// <summary>The leads it takes.</summary>
    public RoutingCondition When { get; init; } = RoutingCondition.Any;

    /// <summary>True where the lead goes to the owner of its company; then nothing below has a meaning.</summary>
    public bool ExistingOwnership { get; init; }

    /// <summary>Team that takes the leads; where absent, the owners named, else anybody.</summary>
    public string? Team { get; init; }

    /// <summary>Owners who take the leads, by id; empty where a team does.</summary>
    public IReadOnlyList<string> OwnerIds { get; init; } = [];

    /// <summary>How they take turns.</summary>
    public RoutingStrategy Strategy { get; init; }

    /// <summary>Name under which turns are remembered; absent for the rule's id. Rules with the same name share their turns.</summary>
    public string? Rotation { get; init; }

    /// <summary>Skills of which a member needs every one; lower case.</summary>
    public IReadOnlyList<string> Skills { get; init; } = [];

    /// <summary>True where those who speak the lead's language come first.</summary>
    public bool MatchLanguage { get; init; }

    /// <summary>What working hours mean.</summary>
    public HoursPolicy Hours { get; init; }

    /// <summary>Who takes the leads, in words.</summary>
    internal string Whom => Team is not null ? $"team {Team}" : OwnerIds.Count > 0 ? string.Join(", ", OwnerIds) : "all available owners";
}
