using System.Collections.Frozen;
using RevOps.Core.Deals;

namespace RevOps.Core.Attribution;

/// <summary>Which events are touches, and which of a session stays. The same for every path.</summary>
public sealed class Eligibility
{
    private readonly FrozenSet<string> _notTouches;
    private readonly FrozenDictionary<string, int> _strength;
    private readonly TimeSpan _session;

    /// <summary>From the rules.</summary>
    /// <param name="deals">Which types are none, and how long a session is.</param>
    /// <param name="strength">Types from the strongest on.</param>
    public Eligibility(DealRules deals, IReadOnlyList<string> strength)
    {
        _notTouches = deals.NotTouches.ToFrozenSet(StringComparer.Ordinal);
        _session = deals.Session;
        _strength = strength.Select((type, i) => KeyValuePair.Create(type, strength.Count - i)).DistinctBy(p => p.Key).ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>True for a type of event that is a touch.</summary>
    public bool IsTouch(string eventType) => !_notTouches.Contains(eventType);

    /// <summary>0 for a type that is not listed; more is stronger.</summary>
    public int StrengthOf(string eventType) => _strength.GetValueOrDefault(eventType);

    /// <summary>
    /// At most one touch per session, contact and campaign (its channel, where it has none), the strongest, of equal ones the first. A
    /// session begins with its first touch and lasts its length.
    /// </summary>
    /// <param name="touches">All of the deal, in order of time.</param>
    /// <param name="path">Those that count, in that order; what remains afterwards, in that order, with the milestones of what it stands for.</param>
    /// <param name="starts">Scratch space.</param>
    public void OnePerSession(ReadOnlySpan<Touchpoint> touches, List<PathTouch> path, List<PathTouch> starts)
    {
        starts.Clear();
        foreach (var touch in path)
        {
            var place = Session(touches, starts, touch.Index);
            if (place < 0)
            {
                starts.Add(touch with { Start = touch.Index });
                continue;
            }

            var kept = starts[place];
            var index = StrengthOf(touches[touch.Index].EventType) > StrengthOf(touches[kept.Index].EventType) ? touch.Index : kept.Index;
            starts[place] = new PathTouch(index, kept.Milestones | touch.Milestones) { Start = kept.Start };
        }

        if (starts.Count == path.Count)
        {
            return;
        }

        path.Clear();
        path.AddRange(starts);
        path.Sort(static (a, b) => a.Index.CompareTo(b.Index));
    }

    private int Session(ReadOnlySpan<Touchpoint> touches, List<PathTouch> starts, int index)
    {
        ref readonly var touch = ref touches[index];
        for (var i = starts.Count - 1; i >= 0; i--)
        {
            ref readonly var start = ref touches[starts[i].Start];
            if (touch.At - start.At >= _session)
            {
                return -1;
            }

            if (start.ContactId == touch.ContactId && start.IsSameCampaign(touch))
            {
                return i;
            }
        }

        return -1;
    }
}

/// <summary>A touch on a path.</summary>
/// <param name="Index">Its place among the deal's touchpoints.</param>
/// <param name="Milestones">What it is, or stands for.</param>
public readonly record struct PathTouch(int Index, Milestones Milestones)
{
    /// <summary>Place of the touch that began its session.</summary>
    internal int Start { get; init; }
}

/// <summary>The moments of a deal's history that models give a part of their own.</summary>
[Flags]
public enum Milestones
{
    /// <summary>None of them.</summary>
    None = 0,

    /// <summary>The first touch.</summary>
    First = 1,

    /// <summary>The touch with which the deal's oldest lead came into being.</summary>
    LeadCreation = 2,

    /// <summary>The latest touch at or before the creation of the deal.</summary>
    DealCreation = 4,

    /// <summary>The last touch of the path.</summary>
    Last = 8,
}
