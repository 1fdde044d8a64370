namespace RevOps.Core.Routing;

/// <summary>One rule's choice among its people.</summary>
internal sealed class RuleTurn
{
    private readonly RoutingRule _rule;
    private readonly RoutingMoment _moment;
    private readonly List<Member> _members;
    private string _remark = "";

    private RuleTurn(RoutingRule rule, RoutingMoment moment)
    {
        (_rule, _moment) = (rule, moment);
        _members = [.. moment.Members(rule).Select(o => new Member(o, moment.AvailabilityOf(o)))];
    }

    private IEnumerable<Member> Left => _members.Where(m => m.Reason is null);

    /// <summary>Chooses somebody and takes the turn.</summary>
    /// <param name="rule">The rule, which the lead matches.</param>
    /// <param name="facts">The lead.</param>
    /// <param name="moment">Owners and rotations.</param>
    /// <param name="skipped">The rules before.</param>
    /// <param name="why">Why nobody can take the lead, where nobody can.</param>
    public static RoutingResult? Take(RoutingRule rule, RoutingFacts facts, RoutingMoment moment, IReadOnlyList<SkippedRoute> skipped, out string why)
    {
        var turn = new RuleTurn(rule, moment);
        turn.KeepSkilled();
        turn.KeepWithinHours();
        if (!turn.Left.Any())
        {
            why = turn.WhyNobody();
            return null;
        }

        why = "";
        turn.KeepSpeakers(facts.Country);
        turn.KeepLeastLoaded();
        return turn.Choose(skipped);
    }

    private void KeepSkilled()
    {
        foreach (var member in Left)
        {
            var missing = _rule.Skills.Where(s => !member.State.Owner.Skills.Contains(s, StringComparer.OrdinalIgnoreCase)).ToList();
            if (missing.Count > 0)
            {
                member.Reason = $"lacks the skill {string.Join(", ", missing)}";
            }
        }
    }

    private void KeepWithinHours()
    {
        if (_rule.Hours == HoursPolicy.Ignore)
        {
            return;
        }

        var outside = Left.Where(m => !m.Availability.Calendar.IsOpen(_moment.Now)).ToList();
        if (_rule.Hours == HoursPolicy.Prefer && outside.Count > 0 && outside.Count == Left.Count())
        {
            _remark += " Nobody available is within working hours.";
            return;
        }

        foreach (var member in outside)
        {
            member.Reason = member.Availability.OutsideHours(_moment.Now);
        }
    }

    private void KeepSpeakers(string? country)
    {
        if (!_rule.MatchLanguage)
        {
            return;
        }

        var languages = _moment.LanguagesOf(country);
        var list = string.Join(" or ", languages);
        if (languages.Count == 0 || !Left.Any(m => m.Speaks(languages)))
        {
            _remark += languages.Count == 0 ? $" No language is known for country {country ?? "unknown"}." : $" Nobody available speaks {list}.";
            return;
        }

        _remark += $" Speaks {list}, as in {country}.";
        foreach (var member in Left.Where(m => !m.Speaks(languages)).ToList())
        {
            member.Reason = $"does not speak {list}";
        }
    }

    private void KeepLeastLoaded()
    {
        if (_rule.Strategy != RoutingStrategy.Load)
        {
            return;
        }

        var least = Left.Aggregate((a, b) => b.IsBusierThan(a) ? a : b);
        foreach (var member in Left.Where(m => m.IsBusierThan(least)).ToList())
        {
            member.Reason = $"has more open leads ({member.State.OpenLeads}, weight {member.State.Owner.Weight})";
        }
    }

    private RoutingResult Choose(IReadOnlyList<SkippedRoute> skipped)
    {
        var left = Left.ToList();
        var rotation = _rule.Rotation ?? _rule.Id;
        var (turns, winner) = Rotation.Take(
            [.. left.Select(m => new Seat(_moment.TurnOf(rotation, m.Id), WeightOf(m)))], _members.Sum(m => (long)WeightOf(m)), _moment.Now);
        var chosen = left[winner];
        var decision = new RoutingDecision(
            _rule.Id, chosen.Id, $"{_rule.Reason} {How(chosen)}.{_remark}", skipped, [.. _members.Select(m => new RoutingCandidate(m.Id, m.Reason))]);
        return new RoutingResult(decision, chosen.Availability.Day, turns);
    }

    private string How(Member chosen) => _rule.Strategy switch
    {
        RoutingStrategy.RoundRobin => $"Next in {_rule.Whom}",
        RoutingStrategy.Weighted => $"Next by weight in {_rule.Whom}",
        RoutingStrategy.Load => $"Fewest open leads in {_rule.Whom}: {chosen.State.OpenLeads}",
    };

    private int WeightOf(Member member) => _rule.Strategy == RoutingStrategy.Weighted ? member.State.Owner.Weight : 1;

    private string WhyNobody() => _members.Count == 0
        ? $"there is nobody in {_rule.Whom}"
        : string.Join("; ", _members.Select(m => $"{m.Id}: {m.Reason}"));

    private sealed class Member(OwnerState state, Availability availability)
    {
        public OwnerState State => state;

        public Availability Availability => availability;

        public string Id => state.Owner.OwnerId;

        /// <summary>Why not; null while they may be chosen.</summary>
        public string? Reason { get; set; } = availability.Reason;

        public bool Speaks(IReadOnlyList<string> languages) => state.Owner.Languages.Any(l => languages.Contains(l));

        public bool IsBusierThan(Member other) =>
            (long)state.OpenLeads * other.State.Owner.Weight > (long)other.State.OpenLeads * state.Owner.Weight;
    }
}
