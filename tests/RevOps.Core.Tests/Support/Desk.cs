using RevOps.Core.Calendars;
using RevOps.Core.Owners;
using RevOps.Core.Routing;

namespace RevOps.Core.Tests.Support;

/// <summary>Plain rules and people for tests of routing; a test says only what it is about.</summary>
internal static class Desk
{
    /// <summary>Noon of a Wednesday, UTC.</summary>
    public static readonly DateTimeOffset Now = new(2026, 3, 4, 12, 0, 0, TimeSpan.Zero);

    public static readonly FallbackOwner Fallback = new("sales-desk", "Sales desk", "desk@example.com");

    public static RoutingRules Table(params RoutingRule[] rules) => new() { Version = "test", Fallback = Fallback, Rules = rules };

    public static RoutingRule Rule(string id, string? team = null, RoutingCondition? when = null) =>
        new() { Id = id, Team = team ?? id, Reason = $"{id}.", When = when ?? RoutingCondition.Any };

    public static RoutingCondition In(params string[] countries) => new() { Places = [new Territory("", [.. countries.Select(c => new Area(c, [], []))])] };

    public static OwnerState Owner(string id, string? team = null, int weight = 1, bool active = true) =>
        new(new Owner { OwnerId = id, Name = id, Team = team, Weight = weight, Active = active });

    public static OwnerState With(this OwnerState state, Func<Owner, Owner> change) => state with { Owner = change(state.Owner) };

    public static OutOfOffice Away(string from, string to)
    {
        Assert.True(DayOrTime.TryParse(from, out var start), from);
        Assert.True(DayOrTime.TryParse(to, out var end), to);
        return new OutOfOffice(start, end, null);
    }

    public static RoutingFacts Facts(string? country = "DE", string? industry = "software", string segment = "smb", string? companyOwner = null) => new()
    {
        Country = country,
        Industry = industry,
        Segment = segment,
        Source = "organic",
        Channel = "organic",
        CompanyOwnerId = companyOwner,
    };

    public static RoutingDecision Route(RoutingFacts facts, RoutingRules rules, params OwnerState[] owners) => Route(facts, rules, CalendarRules.AlwaysOnly, Now, owners);

    public static RoutingDecision Route(RoutingFacts facts, RoutingRules rules, CalendarRules calendars, DateTimeOffset now, params OwnerState[] owners) =>
        LeadRouter.Route(facts, rules, calendars, new RoutingState(owners, new Dictionary<(string, string), RotationTurn>()), now).Decision;

    public static (string Rule, string Owner) Result(this RoutingDecision decision) => (decision.RuleId, decision.OwnerId);

    /// <summary>Monday to Friday from nine to five in a zone.</summary>
    public static WorkCalendar Office(string zone, string name = "office") => new(
        name,
        TimeZoneInfo.FindSystemTimeZoneById(zone),
        [.. Enumerable.Range(1, 5).Select(d => new WorkHours((DayOfWeek)d, 9 * 60, 17 * 60))],
        new Dictionary<DateOnly, string>());

    public static CalendarRules Named(params WorkCalendar[] calendars) =>
        new("test", WorkCalendar.AlwaysName, calendars.ToDictionary(c => c.Name, StringComparer.Ordinal));
}
