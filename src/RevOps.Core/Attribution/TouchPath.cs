namespace RevOps.Core.Attribution;

/// <summary>Makes the path of a deal from its touchpoints: window, sessions, what is excluded, milestones, repeats. Not for two threads at once.</summary>
/// <param name="eligibility">What a touch is.</param>
public sealed class TouchPath(Eligibility eligibility)
{
    private readonly List<PathTouch> _scratch = [];

    /// <summary>Fills <paramref name="path"/>; it is empty where no touch counts.</summary>
    /// <param name="touches">What the deal's contacts did, in order of time and id, without imports.</param>
    /// <param name="deal">The deal.</param>
    /// <param name="rules">The path's rules.</param>
    /// <param name="path">Receives the touches in order.</param>
    public void Make(IReadOnlyList<Touchpoint> touches, in DealFacts deal, PathRules rules, List<PathTouch> path)
    {
        path.Clear();
        var until = rules.CutOff == CutOff.Close ? deal.ClosedAt : deal.CreatedAt;
        var from = until - DateTimeOffset.MinValue < rules.LookBack ? DateTimeOffset.MinValue : until - rules.LookBack;
        for (var i = 0; i < touches.Count && touches[i].At <= until; i++)
        {
            if (touches[i].At >= from && eligibility.IsTouch(touches[i].EventType))
            {
                path.Add(new PathTouch(i, Milestones.None));
            }
        }

        MarkLeadCreation(touches, deal.Lead, path);
        eligibility.OnePerSession(touches, path, _scratch);
        if (rules.Excludes)
        {
            Leave(touches, rules, path);
        }

        MarkEnds(touches, deal.CreatedAt, path);
        if (rules.Collapse != Collapse.None)
        {
            Unite(touches, rules.Collapse, path);
        }
    }

    /// <summary>Its own event, else (of an import, or a lead that came without one) the contact's latest touch at or before it.</summary>
    private void MarkLeadCreation(IReadOnlyList<Touchpoint> touches, LeadOrigin? lead, List<PathTouch> path)
    {
        if (lead is null)
        {
            return;
        }

        var found = -1;
        for (var i = 0; i < path.Count && touches[path[i].Index].At <= lead.CreatedAt; i++)
        {
            if (touches[path[i].Index].ContactId == lead.ContactId && (found < 0 || !IsStronger(touches, path[found].Index, path[i].Index)))
            {
                found = i;
            }
        }

        if (found >= 0)
        {
            path[found] = path[found] with { Milestones = Milestones.LeadCreation };
        }
    }

    /// <summary>Only among touches of one moment: the event that created the lead is the strongest of them.</summary>
    private bool IsStronger(IReadOnlyList<Touchpoint> touches, int kept, int next) =>
        touches[kept].At == touches[next].At && eligibility.StrengthOf(touches[kept].EventType) > eligibility.StrengthOf(touches[next].EventType);

    private void Leave(IReadOnlyList<Touchpoint> touches, PathRules rules, List<PathTouch> path)
    {
        _scratch.Clear();
        foreach (var touch in path)
        {
            var point = touches[touch.Index];
            if (!rules.ExcludedChannels.Contains(point.Channel) && !rules.ExcludedSources.Contains(point.Source)
                && !rules.ExcludedTypes.Contains(point.EventType) && !(point.CampaignId is { } campaign && rules.ExcludedCampaigns.Contains(campaign)))
            {
                _scratch.Add(touch);
            }
        }

        // A rule never empties a path that had a touch.
        if (_scratch.Count > 0 && _scratch.Count < path.Count)
        {
            path.Clear();
            path.AddRange(_scratch);
        }
    }

    private static void MarkEnds(IReadOnlyList<Touchpoint> touches, DateTimeOffset createdAt, List<PathTouch> path)
    {
        if (path.Count == 0)
        {
            return;
        }

        Mark(path, 0, Milestones.First);
        Mark(path, path.Count - 1, Milestones.Last);
        for (var i = path.Count - 1; i >= 0; i--)
        {
            if (touches[path[i].Index].At <= createdAt)
            {
                Mark(path, i, Milestones.DealCreation);
                break;
            }
        }
    }

    private static void Mark(List<PathTouch> path, int i, Milestones milestone) => path[i] = path[i] with { Milestones = path[i].Milestones | milestone };

    /// <summary>The first of the repeats stays, and is what they were.</summary>
    private void Unite(IReadOnlyList<Touchpoint> touches, Collapse how, List<PathTouch> path)
    {
        _scratch.Clear();
        foreach (var touch in path)
        {
            var place = how == Collapse.Consecutive ? _scratch.Count - 1 : _scratch.FindIndex(k => IsSame(touches[k.Index], touches[touch.Index]));
            if (place >= 0 && IsSame(touches[_scratch[place].Index], touches[touch.Index]))
            {
                Mark(_scratch, place, touch.Milestones);
            }
            else
            {
                _scratch.Add(touch);
            }
        }

        path.Clear();
        path.AddRange(_scratch);
    }

    private static bool IsSame(in Touchpoint a, in Touchpoint b) =>
        a.CampaignId == b.CampaignId && (a.CampaignId is not null || a.Channel == b.Channel);
}
