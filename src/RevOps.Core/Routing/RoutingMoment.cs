using RevOps.Core.Calendars;

namespace RevOps.Core.Routing;

/// <summary>Rules, owners and rotations at the time of one decision.</summary>
internal sealed class RoutingMoment(RoutingRules rules, CalendarRules calendars, RoutingState state, DateTimeOffset now)
{
    public DateTimeOffset Now => now;

    /// <summary>The languages of the lead's country; none where that is unknown.</summary>
    public IReadOnlyList<string> LanguagesOf(string? country) => country is null ? [] : rules.Languages.GetValueOrDefault(country, []);

    /// <summary>Those to whom a rule gives leads. The fallback owner is one of them only where the rule names it.</summary>
    public IEnumerable<OwnerState> Members(RoutingRule rule) => rule.OwnerIds.Count > 0
        ? rule.OwnerIds.Select(Find).OfType<OwnerState>()
        : state.Owners.Where(o => o.Owner.OwnerId != rules.Fallback.OwnerId && (rule.Team is null || o.Owner.Team == rule.Team));

    public Availability AvailabilityOf(OwnerState owner) => Availability.Of(owner, calendars, now);

    /// <summary>Why a company's owner does not get its next lead; empty where they do.</summary>
    public string WhyNotOwner(string? ownerId)
    {
        if (ownerId is null)
        {
            return "the company has no owner yet";
        }

        if (ownerId == rules.Fallback.OwnerId || Find(ownerId) is not { } owner)
        {
            return $"the company's owner {ownerId} is {(ownerId == rules.Fallback.OwnerId ? "the fallback" : "unknown")}";
        }

        return Availability.Absence(owner, now, DayOf(owner)) is { } absence ? $"the company's owner {ownerId}: {absence}" : "";
    }

    /// <summary>The local date of an owner; in the default calendar's zone for one who is not known.</summary>
    public DateOnly DayOf(string ownerId) => Find(ownerId) is { } owner ? DayOf(owner) : calendars.Default.DateAt(now);

    public RotationTurn TurnOf(string rotation, string ownerId) =>
        state.Turns.TryGetValue((rotation, ownerId), out var turn) ? turn : RotationTurn.First(rotation, ownerId);

    private DateOnly DayOf(OwnerState owner) => calendars.Of(owner.Owner.Calendar, owner.Owner.TimeZone).DateAt(now);

    private OwnerState? Find(string ownerId)
    {
        foreach (var owner in state.Owners)
        {
            if (owner.Owner.OwnerId == ownerId)
            {
                return owner;
            }
        }

        return null;
    }
}
