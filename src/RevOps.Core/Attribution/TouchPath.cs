namespace RevOps.Core.Attribution;

/// <summary>Makes the path of a deal from its touchpoints: window, sessions, what is excluded, repeats, milestones. Not for two threads at once.</summary>
/// <param name="eligibility">What a touch is.</param>
public sealed class TouchPath(Eligibility eligibility)
{
    private readonly List<PathTouch> _scratch = [];

    /// <summary>Fills <paramref name="path"/>; it is empty where no touch counts.</summary>
    /// <param name="touches">What the deal's contacts did, in order of time and id, without imports.</param>
    /// <param name="deal">The deal.</param>
    /// <param name="rules">The path's rules.</param>
    /// <param name="path">Receives the touches in order.</param>
    public void Make(ReadOnlySpan<Touchpoint> touches, in DealFacts deal, PathRules rules, List<PathTouch> path)
    {
        path.Clear();
        var until = rules.CutOff == CutOff.Close ? deal.ClosedAt : deal.CreatedAt;
        var from = until - DateTimeOffset.MinValue < rules.LookBack ? DateTimeOffset.MinValue : until - rules.LookBack;
        for (var i = 0; i < touches.Length && touches[i].At <= until; i++)
        {
            if (touches[i].At >= from && eligibility.IsTouch(touches[i].EventType))
            {
                path.Add(new PathTouch(i, Milestones.None));
            }
        }

        if (path.Count == 0)
        {
            return;
        }

        var hasOwn = PathMilestones.MarkOwnEvent(touches, deal.Lead, eligibility, path);
        eligibility.OnePerSession(touches, path, _scratch);
        LeaveOut(touches, rules, path);
        if (rules.Collapse != Collapse.None)
        {
            Unite(touches, rules.Collapse, path);
        }

        PathMilestones.MarkEnds(touches, deal.CreatedAt, path);
        if (!hasOwn && deal.Lead is { } lead && (lead.IsImport || lead.CreatedAt <= until))
        {
            PathMilestones.MarkLatestBefore(touches, lead, path);
        }
    }

    private void LeaveOut(ReadOnlySpan<Touchpoint> touches, PathRules rules, List<PathTouch> path)
    {
        LeaveOut(touches, rules.ExcludedSources, static t => t.Source, path);
        LeaveOut(touches, rules.ExcludedCampaigns, static t => t.CampaignId, path);
        LeaveOut(touches, rules.ExcludedTypes, static t => t.EventType, path);
        LeaveOut(touches, rules.ExcludedChannels, static t => t.Channel, path);
    }

    private void LeaveOut(ReadOnlySpan<Touchpoint> touches, IReadOnlySet<string> excluded, Func<Touchpoint, string?> trait, List<PathTouch> path)
    {
        if (excluded.Count == 0)
        {
            return;
        }

        _scratch.Clear();
        foreach (var touch in path)
        {
            if (trait(touches[touch.Index]) is not { } value || !excluded.Contains(value))
            {
                _scratch.Add(touch);
            }
        }

        // A rule never empties a path that had a touch.
        if (_scratch.Count > 0)
        {
            Replace(path);
        }
    }

    private void Unite(ReadOnlySpan<Touchpoint> touches, Collapse how, List<PathTouch> path)
    {
        _scratch.Clear();
        foreach (var touch in path)
        {
            var place = PlaceOfSame(touches, touches[touch.Index], how);
            if (place >= 0)
            {
                PathMilestones.Mark(_scratch, place, touch.Milestones);
            }
            else
            {
                _scratch.Add(touch);
            }
        }

        Replace(path);
    }

    private int PlaceOfSame(ReadOnlySpan<Touchpoint> touches, in Touchpoint touch, Collapse how)
    {
        var oldest = how == Collapse.Consecutive ? Math.Max(0, _scratch.Count - 1) : 0;
        for (var i = _scratch.Count - 1; i >= oldest; i--)
        {
            if (touches[_scratch[i].Index].IsSameCampaign(touch))
            {
                return i;
            }
        }

        return -1;
    }

    private void Replace(List<PathTouch> path)
    {
        path.Clear();
        path.AddRange(_scratch);
    }
}
