using System.Diagnostics;

namespace RevOps.Core.Nurture;

/// <summary>A step on the way through a sequence.</summary>
/// <param name="Step">The step.</param>
/// <param name="At">When it would be done.</param>
/// <param name="Result">What it would come to.</param>
public sealed record PathStep(NurtureStep Step, DateTimeOffset At, string Result);

/// <summary>The way that a lead would take from now on, if nothing happened on the way.</summary>
/// <param name="Steps">The steps in order.</param>
/// <param name="Ends">Why it would end: the reason of a goal or exit, or <c>completed</c>.</param>
public sealed record NurturePath(IReadOnlyList<PathStep> Steps, string Ends)
{
    /// <summary>How a sequence ends that ran to its end.</summary>
    public const string Completed = "completed";

    /// <summary>Goes through the sequence from its first step.</summary>
    /// <param name="sequence">The sequence.</param>
    /// <param name="contactId">The contact.</param>
    /// <param name="facts">The lead as it is now.</param>
    /// <param name="now">When it would enter.</param>
    public static NurturePath Of(NurtureSequence sequence, string contactId, NurtureFacts facts, DateTimeOffset now)
    {
        var steps = new List<PathStep>();
        var at = now;
        for (string? step = sequence.Steps[0].Id; step is not null;)
        {
            var entered = at;
            var move = NurtureEngine.Next(sequence, new NurturePosition(step, entered, now, contactId), facts, at);
            if (move is NurtureMove.Wait wait)
            {
                at = wait.Until;
                move = NurtureEngine.Next(sequence, new NurturePosition(step, entered, now, contactId), facts, at);
            }

            switch (move)
            {
                case NurtureMove.Act act:
                    steps.Add(new PathStep(act.Step, at, "done"));
                    step = act.Next;
                    break;
                case NurtureMove.Go go:
                    steps.Add(new PathStep(go.Step, at, go.Result));
                    step = go.Next;
                    break;
                case NurtureMove.Leave leave:
                    return new NurturePath(steps, leave.Reason);
                default:
                    throw new UnreachableException();
            }
        }

        return new NurturePath(steps, Completed);
    }
}
