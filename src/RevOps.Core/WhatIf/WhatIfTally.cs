using RevOps.Core.Owners;
using RevOps.Core.Rules;

namespace RevOps.Core.WhatIf;

/// <summary>Counts replayed leads, one after the other; memory does not grow with them but for those that qualify.</summary>
/// <param name="now">The rules in force.</param>
/// <param name="then">The proposed rules.</param>
public sealed class WhatIfTally(RuleSet now, RuleSet then)
{
    /// <summary>How many leads that change side are listed, of each kind.</summary>
    public const int MostChanges = 200;

    private const int ThresholdStep = 5;
    private readonly List<LeadChange> _gained = [];
    private readonly List<LeadChange> _lost = [];
    private readonly SortedDictionary<string, int> _fields = new(StringComparer.Ordinal);

    // By score then: leads, won and lost among them.
    private readonly int[] _leadsAt = new int[101];
    private readonly int[] _wonAt = new int[101];
    private readonly int[] _lostAt = new int[101];
    private readonly List<QualifiedLead> _qualifiedNow = [];
    private readonly List<QualifiedLead> _qualifiedThen = [];
    private int _leads;
    private int _tests;
    private int _gains;
    private int _losses;

    /// <summary>Adds a lead, with what each set of rules makes of it.</summary>
    public void Add(LeadHistory lead, ReplayedLead before, ReplayedLead after)
    {
        _leads++;
        _tests += before.IsTest && after.IsTest ? 1 : 0;
        Qualify(_qualifiedNow, lead, before);
        Qualify(_qualifiedThen, lead, after);
        Compare(lead, before, after);
        Score(lead, after);
        foreach (var (field, _, _) in WhatIfReasons.Differences(before, after))
        {
            _fields[field] = _fields.GetValueOrDefault(field) + 1;
        }
    }

    /// <summary>The result so far.</summary>
    /// <param name="owners">The owners as they are now.</param>
    public WhatIfReport Report(IReadOnlyList<Owner> owners)
    {
        var counted = _leads - _tests;
        var ownersNow = RoutingReplay.Run(_qualifiedNow, now, owners);
        var ownersThen = RoutingReplay.Run(_qualifiedThen, then, owners);
        return new WhatIfReport
        {
            Leads = _leads,
            Tests = _tests,
            Now = Side(_qualifiedNow.Count, counted, now),
            Then = Side(_qualifiedThen.Count, counted, then),
            Gained = _gains,
            Lost = _losses,
            Changes = [.. _gained, .. _lost],
            Owners = [.. ownersNow.Keys.Union(ownersThen.Keys)
                .Select(o => new OwnerChange(o, ownersNow.GetValueOrDefault(o), ownersThen.GetValueOrDefault(o)))
                .OrderByDescending(o => o.Then).ThenByDescending(o => o.Now).ThenBy(o => o.OwnerId, StringComparer.Ordinal)],
            Fields = new Dictionary<string, int>(_fields),
            Thresholds = [.. Enumerable.Range(1, 100 / ThresholdStep).Select(i => Threshold(i * ThresholdStep))],
        };
    }

    private static WhatIfSide Side(int mqls, int counted, RuleSet rules) => new(mqls, counted == 0 ? null : (double)mqls / counted, rules.Versions);

    private static void Qualify(List<QualifiedLead> qualified, LeadHistory lead, ReplayedLead replayed)
    {
        if (replayed is { QualifiedAt: { } at, Routing: { } facts })
        {
            qualified.Add(new QualifiedLead(lead.LeadId, at, facts, replayed.CompanyKey));
        }
    }

    private void Compare(LeadHistory lead, ReplayedLead before, ReplayedLead after)
    {
        switch (before.QualifiedAt, after.QualifiedAt)
        {
            case (null, not null):
                _gains++;
                Note(_gained, "mql");
                break;
            case (not null, null):
                _losses++;
                Note(_lost, "lead");
                break;
        }

        void Note(List<LeadChange> list, string becomes)
        {
            if (list.Count < MostChanges)
            {
                list.Add(new LeadChange(lead.LeadId, becomes, before.Decisive?.Total ?? 0, after.Decisive?.Total ?? 0, WhatIfReasons.Of(before, after)));
            }
        }
    }

    private void Score(LeadHistory lead, ReplayedLead after)
    {
        if (after is { Decisive: not null, Peak: var score, IsTest: false })
        {
            _leadsAt[score]++;
            _wonAt[score] += lead.Deal == DealOutcome.Won ? 1 : 0;
            _lostAt[score] += lead.Deal == DealOutcome.Lost ? 1 : 0;
        }
    }

    private ThresholdEffect Threshold(int threshold) => new(
        threshold, _leadsAt[threshold..].Sum(), _wonAt[threshold..].Sum(), _wonAt[..threshold].Sum(), _lostAt[threshold..].Sum());
}

/// <summary>A lead that qualified in a replay.</summary>
/// <param name="LeadId">The lead.</param>
/// <param name="At">When.</param>
/// <param name="Facts">What routing looks at.</param>
/// <param name="CompanyKey">Its company, if any.</param>
public sealed record QualifiedLead(string LeadId, DateTimeOffset At, Routing.RoutingFacts Facts, string? CompanyKey);
