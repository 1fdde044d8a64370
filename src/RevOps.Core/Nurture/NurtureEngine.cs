using System.Diagnostics;
using RevOps.Core.Lifecycle;

namespace RevOps.Core.Nurture;

/// <summary>Where somebody stands in a sequence.</summary>
/// <param name="StepId">The step that is next to be done, or waited at.</param>
/// <param name="EnteredAt">When it was reached.</param>
/// <param name="EnrolledAt">When the sequence was entered.</param>
/// <param name="ContactId">Who: splits go by it.</param>
public sealed record NurturePosition(string StepId, DateTimeOffset EnteredAt, DateTimeOffset EnrolledAt, string ContactId);

/// <summary>What is to be done next.</summary>
public abstract record NurtureMove
{
    private NurtureMove()
    {
    }

    /// <summary>Nothing before a time, unless a touchpoint comes.</summary>
    /// <param name="Until">When to look again.</param>
    /// <param name="ListensForTouchpoints">True where a touchpoint can end the wait.</param>
    public sealed record Wait(DateTimeOffset Until, bool ListensForTouchpoints) : NurtureMove;

    /// <summary>An e-mail, an audience or a task; then on.</summary>
    /// <param name="Step">What to do.</param>
    /// <param name="Next">The step after it; null where the sequence is completed.</param>
    public sealed record Act(NurtureStep Step, string? Next) : NurtureMove;

    /// <summary>A step is over without any effect: on to the next.</summary>
    /// <param name="Step">The step.</param>
    /// <param name="Result">What it came to, for the log.</param>
    /// <param name="Next">The step after it; null where the sequence is completed.</param>
    public sealed record Go(NurtureStep Step, string Result, string? Next) : NurtureMove;

    /// <summary>Out of the sequence.</summary>
    /// <param name="Reason">Why.</param>
    /// <param name="IsGoal">True where a goal was reached.</param>
    public sealed record Leave(string Reason, bool IsGoal) : NurtureMove;
}

/// <summary>Decides what comes next in a sequence. The same position, facts and time always give the same.</summary>
public static class NurtureEngine
{
    /// <summary>The next move. Each <see cref="NurtureMove.Act"/> and <see cref="NurtureMove.Go"/> leads further down the file, so asking again ends.</summary>
    /// <param name="sequence">The version in which the position is.</param>
    /// <param name="position">Where the contact stands.</param>
    /// <param name="facts">What is known of the lead.</param>
    /// <param name="now">Now.</param>
    /// <exception cref="ArgumentException">The version has no such step.</exception>
    public static NurtureMove Next(NurtureSequence sequence, NurturePosition position, NurtureFacts facts, DateTimeOffset now)
    {
        if (!LeadStatuses.IsOpen(facts.Status))
        {
            return new NurtureMove.Leave(facts.Status, IsGoal: false);
        }

        foreach (var goal in sequence.Goals)
        {
            if (goal.If.Holds(facts, position.EnrolledAt, now))
            {
                return new NurtureMove.Leave(goal.Reason, IsGoal: true);
            }
        }

        var place = sequence.Find(position.StepId)
            ?? throw new ArgumentException($"Version {sequence.Version} of '{sequence.Id}' has no step '{position.StepId}'.", nameof(position));
        return place.Step switch
        {
            NurtureStep.Wait wait => AfterWait(wait, place, position, now),
            NurtureStep.Listen listen => AfterListening(listen, place, position, facts, now),
            NurtureStep.Branch branch => branch.If.Holds(facts, position.EnrolledAt, now)
                ? Into(branch.Then, "then", place)
                : Into(branch.Else, "else", place),
            NurtureStep.Split split => Into(SplitChoice.Of(sequence.Id, split, position.ContactId), place),
            NurtureStep.Exit exit => new NurtureMove.Leave(exit.Reason, IsGoal: false),
            NurtureStep.Email or NurtureStep.Audience or NurtureStep.Todo => new NurtureMove.Act(place.Step, place.Next),
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>When a lead that stands at a step from <paramref name="at"/> on is to be looked at first.</summary>
    public static DateTimeOffset FirstLook(NurtureStep step, DateTimeOffset at) => step is NurtureStep.Wait wait ? at + wait.For : at;

    private static NurtureMove AfterWait(NurtureStep.Wait wait, PlacedStep place, NurturePosition position, DateTimeOffset now)
    {
        var until = position.EnteredAt + wait.For;
        return now < until ? new NurtureMove.Wait(until, ListensForTouchpoints: false) : new NurtureMove.Go(wait, "waited", place.Next);
    }

    private static NurtureMove AfterListening(
        NurtureStep.Listen listen, PlacedStep place, NurturePosition position, NurtureFacts facts, DateTimeOffset now)
    {
        // A touchpoint of within the limit counts also where nobody looked until after it.
        var until = position.EnteredAt + listen.UpTo;
        if (facts.IsEngaged(listen.EventTypes, position.EnteredAt, until))
        {
            return Into(listen.Then, "engaged", place);
        }

        return now < until ? new NurtureMove.Wait(until, ListensForTouchpoints: true) : Into(listen.Else, "not engaged", place);
    }

    private static NurtureMove.Go Into(SplitArm arm, PlacedStep place) => Into(arm.Steps, arm.Name, place);

    private static NurtureMove.Go Into(IReadOnlyList<NurtureStep> way, string result, PlacedStep place) =>
        new(place.Step, result, way.Count > 0 ? way[0].Id : place.Next);
}
