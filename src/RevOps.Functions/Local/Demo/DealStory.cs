namespace RevOps.Functions.Local.Demo;

/// <summary>A deal as the CRM holds it from one time on.</summary>
/// <param name="At">When it was changed.</param>
/// <param name="CreatedAt">When it was created.</param>
/// <param name="Stage">Its stage.</param>
/// <param name="Value">In euros.</param>
/// <param name="ClosedAt">When it was won or lost; null while it is open.</param>
internal sealed record DealVersion(DateTimeOffset At, DateTimeOffset CreatedAt, string Stage, decimal Value, DateTimeOffset? ClosedAt);

/// <summary>Writes down what happens to a deal before it does.</summary>
internal static class DealStory
{
    private const int Reopened = 2;
    private const int Refunded = 4;

    /// <summary>The way of a deal.</summary>
    private enum End
    {
        Won,
        Lost,
        Stalled,
        WonAndReopened,
        WonAndRefunded,
    }

    /// <summary>All versions in order; those that lie behind the quarter's end are never told.</summary>
    /// <param name="number">Which deal of the quarter, from 1.</param>
    /// <param name="dice">What decides.</param>
    /// <param name="value">What it is about.</param>
    /// <param name="qualified">When its lead was qualified.</param>
    public static IEnumerable<DealVersion> Of(int number, Dice dice, decimal value, DateTimeOffset qualified)
    {
        var end = number switch
        {
            Reopened => End.WonAndReopened,
            Refunded => End.WonAndRefunded,
            _ => dice.Of((54, End.Won), (28, End.Lost), (18, End.Stalled)),
        };
        var created = After(qualified, 2 + dice.Below(4), dice);
        var now = new DealVersion(created, created, "Qualification", value, null);
        yield return now;
        foreach (var stage in end == End.Stalled ? ["Proposal"] : new[] { "Proposal", "Negotiation" })
        {
            // Half of the buyers talk the price down.
            var isCheaper = stage == "Negotiation" && dice.Percent(50);
            yield return now = now with { At = After(now.At, 2 + dice.Below(6), dice), Stage = stage, Value = isCheaper ? decimal.Round(value * 0.9m, 2) : value };
        }

        if (end == End.Stalled)
        {
            yield break;
        }

        yield return now = Closed(now, end == End.Lost ? "Closed Lost" : "Closed Won", After(now.At, 2 + dice.Below(7), dice));
        if (end == End.WonAndReopened)
        {
            yield return now = now with { At = After(now.At, 6, dice), Stage = "Negotiation", ClosedAt = null };
            yield return Closed(now, "Closed Lost", After(now.At, 9, dice));
        }
        else if (end == End.WonAndRefunded)
        {
            yield return now with { At = After(now.At, 12, dice), Value = decimal.Round(now.Value * 0.7m, 2) };
        }
    }

    private static DealVersion Closed(DealVersion deal, string stage, DateTimeOffset at) => deal with { At = at, Stage = stage, ClosedAt = at };

    /// <summary>So many days later, on a working day, in office hours.</summary>
    private static DateTimeOffset After(DateTimeOffset time, int days, Dice dice)
    {
        var day = new DateTimeOffset(time.UtcDateTime.Date.AddDays(days), TimeSpan.Zero);
        var weekend = day.DayOfWeek switch { DayOfWeek.Saturday => 2, DayOfWeek.Sunday => 1, _ => 0 };
        return day.AddDays(weekend).AddHours(8 + dice.Below(9)).AddMinutes(dice.Below(60));
    }
}
