using RevOps.Core.Calendars;
using RevOps.Core.Owners;

namespace RevOps.Core.Routing;

/// <summary>
/// Routing in memory: remembers turns, daily counts and open leads as the database would. Everybody starts with nothing, and leads
/// count as open until they are closed here. Not thread-safe: a turn follows from the one before.
/// </summary>
public sealed class SimulatedRouting
{
    private readonly RoutingRules _rules;
    private readonly CalendarRules _calendars;
    private readonly List<OwnerState> _owners;
    private readonly Dictionary<string, int> _positions;
    private readonly Dictionary<(string Rotation, string OwnerId), RotationTurn> _turns = [];
    private readonly RoutingState _state;

    /// <summary>Makes an empty desk.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="calendars">The working calendars.</param>
    /// <param name="owners">All owners, each once.</param>
    public SimulatedRouting(RoutingRules rules, CalendarRules calendars, IEnumerable<Owner> owners)
    {
        (_rules, _calendars) = (rules, calendars);
        _owners = [.. owners.Select(o => new OwnerState(o))];
        _positions = _owners.Select((o, i) => (o.Owner.OwnerId, i)).ToDictionary(p => p.OwnerId, p => p.i, StringComparer.Ordinal);
        _state = new RoutingState(_owners, _turns);
    }

    /// <summary>The owners as they stand.</summary>
    public IReadOnlyList<OwnerState> Owners => _owners;

    /// <summary>Gives a lead to somebody and remembers it.</summary>
    /// <param name="facts">The lead.</param>
    /// <param name="now">The time; not before that of the lead before.</param>
    public RoutingDecision Route(RoutingFacts facts, DateTimeOffset now)
    {
        var result = LeadRouter.Route(facts, _rules, _calendars, _state, now);
        foreach (var turn in result.Turns)
        {
            _turns[(turn.Rotation, turn.OwnerId)] = turn;
        }

        if (_positions.TryGetValue(result.Decision.OwnerId, out var at))
        {
            _owners[at] = _owners[at].WithLead(result.Day);
        }

        return result.Decision;
    }

    /// <summary>One of an owner's leads is no longer open.</summary>
    /// <param name="ownerId">The owner.</param>
    public void Close(string ownerId)
    {
        if (_positions.TryGetValue(ownerId, out var at) && _owners[at].OpenLeads > 0)
        {
            _owners[at] = _owners[at] with { OpenLeads = _owners[at].OpenLeads - 1 };
        }
    }
}
