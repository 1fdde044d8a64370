namespace RevOps.Core.Routing;

/// <summary>Somebody who takes part in a turn.</summary>
/// <param name="Turn">Their place.</param>
/// <param name="Weight">Their share; above 0.</param>
internal readonly record struct Seat(RotationTurn Turn, int Weight);

/// <summary>
/// Taking turns by weight. With each turn everybody who can take it gains their weight as credit, and who takes it pays the weight of
/// all. Those who cannot take a turn gain nothing, so that nobody is flooded on coming back, and a newcomer starts level.
/// <para>
/// Next is, of those who are owed something, whoever would be a whole lead behind the soonest; of equals the one with the most credit,
/// then the one who waited longest, then by id. The most credit alone is not enough: with weights such as 10, 100, 3, 3, 1, 1, 1, 100,
/// 1, 10 it lets a large one fall 1.4 leads behind. This way nobody is ever a whole lead off their share, however the weights are, while
/// the same people take the turns; with equal weights both are the plain round.
/// </para>
/// </summary>
internal static class Rotation
{
    /// <summary>Takes one turn.</summary>
    /// <param name="seats">Those who take part; at least one.</param>
    /// <param name="limit">Weight of all members, here or not: more credit or debt than that is left over from other weights, and is cut.</param>
    /// <param name="now">The time of the turn.</param>
    /// <returns>Everybody's new place, and the position of the one whose turn it is.</returns>
    public static (RotationTurn[] Turns, int Winner) Take(IReadOnlyList<Seat> seats, long limit, DateTimeOffset now)
    {
        var all = seats.Sum(s => (long)s.Weight);
        var turns = new RotationTurn[seats.Count];
        var winner = 0;
        for (var i = 0; i < turns.Length; i++)
        {
            var (turn, weight) = seats[i];
            turns[i] = turn with { Credit = Math.Clamp(turn.Credit, -limit, limit) + weight };
            if (Compare(turns[i], weight, turns[winner], seats[winner].Weight, all) < 0)
            {
                winner = i;
            }
        }

        var next = turns[winner];
        turns[winner] = next with { Credit = next.Credit - all, Assigned = next.Assigned + 1, LastAt = now };
        return (turns, winner);
    }

    /// <summary>Below 0 where the first is to come before the second.</summary>
    private static int Compare(RotationTurn a, int aWeight, RotationTurn b, int bWeight, long all)
    {
        if (a.Credit > 0 != b.Credit > 0)
        {
            return a.Credit > 0 ? -1 : 1;
        }

        var order = a.Credit > 0 ? Deadline(a, aWeight, all).CompareTo(Deadline(b, bWeight, all)) : 0;
        order = order != 0 ? order : b.Credit.CompareTo(a.Credit);
        order = order != 0 ? order : Nullable.Compare(a.LastAt, b.LastAt);
        order = order != 0 ? order : a.Assigned.CompareTo(b.Assigned);
        return order != 0 ? order : string.CompareOrdinal(a.OwnerId, b.OwnerId);
    }

    /// <summary>Turns until somebody who gets none is a whole lead behind.</summary>
    private static long Deadline(RotationTurn turn, int weight, long all) => (all - turn.Credit + weight - 1) / weight;
}
