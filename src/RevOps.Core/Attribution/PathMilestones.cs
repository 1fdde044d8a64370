namespace RevOps.Core.Attribution;

/// <summary>Finds the milestones of a deal on its path.</summary>
internal static class PathMilestones
{
    /// <summary>The event with which the lead came, the strongest of that moment; a session or repeat that it is part of inherits the milestone. False without one.</summary>
    public static bool MarkOwnEvent(ReadOnlySpan<Touchpoint> touches, LeadOrigin? lead, Eligibility eligibility, List<PathTouch> path)
    {
        if (lead is null || lead.IsImport)
        {
            return false;
        }

        var found = -1;
        for (var i = path.Count - 1; i >= 0 && touches[path[i].Index].At >= lead.CreatedAt; i--)
        {
            ref readonly var touch = ref touches[path[i].Index];
            if (touch.At == lead.CreatedAt && touch.ContactId == lead.ContactId
                && (found < 0 || eligibility.StrengthOf(touch.EventType) >= eligibility.StrengthOf(touches[path[found].Index].EventType)))
            {
                found = i;
            }
        }

        if (found >= 0)
        {
            Mark(path, found, Milestones.LeadCreation);
        }

        return found >= 0;
    }

    /// <summary>A lead of a file, or one that came without an event of its own, came by the latest touch of its contact until then.</summary>
    public static void MarkLatestBefore(ReadOnlySpan<Touchpoint> touches, LeadOrigin lead, List<PathTouch> path)
    {
        for (var i = path.Count - 1; i >= 0; i--)
        {
            ref readonly var touch = ref touches[path[i].Index];
            if (touch.At <= lead.CreatedAt && touch.ContactId == lead.ContactId)
            {
                Mark(path, i, Milestones.LeadCreation);
                return;
            }
        }
    }

    /// <summary>First and last touch, and the latest at or before the deal's creation.</summary>
    public static void MarkEnds(ReadOnlySpan<Touchpoint> touches, DateTimeOffset createdAt, List<PathTouch> path)
    {
        Mark(path, 0, Milestones.First);
        Mark(path, path.Count - 1, Milestones.Last);
        for (var i = path.Count - 1; i >= 0; i--)
        {
            if (touches[path[i].Index].At <= createdAt)
            {
                Mark(path, i, Milestones.DealCreation);
                return;
            }
        }
    }

    public static void Mark(List<PathTouch> path, int i, Milestones milestone) => path[i] = path[i] with { Milestones = path[i].Milestones | milestone };
}
