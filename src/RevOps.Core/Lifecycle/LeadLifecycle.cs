using RevOps.Core.Scoring;

namespace RevOps.Core.Lifecycle;

/// <summary>Where a lead stands.</summary>
/// <param name="Stage">Its stage.</param>
/// <param name="Status">Its status, one of <see cref="LeadStatuses"/>.</param>
public sealed record LeadState(LifecycleStage Stage, string Status)
{
    /// <summary>A lead that was just created.</summary>
    public static LeadState Created { get; } = new(LifecycleStage.Lead, LeadStatuses.New);
}

/// <summary>What an event made of a lead.</summary>
/// <param name="State">Stage and status afterwards.</param>
/// <param name="StageChanged">True where the stage went forward, or back by recycling: history gets a row.</param>
/// <param name="NeedsOwner">True where the lead must be routed now: it has just become an MQL.</param>
/// <param name="EntersNurture">True where the lead is enrolled in nurture now.</param>
/// <param name="Reason">In words, for the history.</param>
public sealed record LifecycleChange(LeadState State, bool StageChanged, bool NeedsOwner, bool EntersNurture, string Reason);

/// <summary>What a lead that was recycled needs beyond the threshold to become an MQL again.</summary>
/// <param name="Margin">Points above the threshold, so that a lead does not go to and fro at it; the sum is 100 at most.</param>
/// <param name="IsEngaged">Whether there is engagement newer than the recycle.</param>
public sealed record Requalification(int Margin, bool IsEngaged)
{
    /// <summary>Null for a lead that was never recycled.</summary>
    /// <param name="recycledAt">When it was recycled last.</param>
    /// <param name="touchpoints">The contact's touchpoints.</param>
    /// <param name="rules">Which of them show interest, and the margin.</param>
    public static Requalification? Of(DateTimeOffset? recycledAt, IReadOnlyList<TouchpointFact> touchpoints, ScoringRules rules) => recycledAt is { } since
        ? new Requalification(rules.RequalifyMargin, touchpoints.Any(t => t.EventTime > since && rules.RequalifyEventTypes.Contains(t.EventType)))
        : null;

    /// <summary>True where the score is high enough and the person has come back.</summary>
    /// <param name="score">The score.</param>
    public bool IsMet(LeadScore score) => IsEngaged && score.Total >= Math.Min(100, score.Threshold + Margin);
}

/// <summary>How leads move on.</summary>
public static class LeadLifecycle
{
    /// <summary>Why a call makes an SQL, in words.</summary>
    public const string QualifiedInCall = "Qualified in a call.";

    /// <summary>
    /// At the threshold a lead becomes an MQL and is worked; below it, it is nurtured. A stage never falls with the score. Test leads
    /// and closed ones (disqualified, converted) stay as they are.
    /// </summary>
    /// <param name="state">Before.</param>
    /// <param name="score">The new score.</param>
    /// <param name="isTest">True for test, spam and employees' leads.</param>
    /// <param name="requalification">For a lead that was recycled: what it needs beyond the threshold.</param>
    public static LifecycleChange AfterScore(LeadState state, LeadScore score, bool isTest = false, Requalification? requalification = null)
    {
        if (isTest || !LeadStatuses.IsOpen(state.Status))
        {
            return Unchanged(state, isTest ? "A test lead is kept, not worked." : "The lead is closed.");
        }

        if (state.Stage > LifecycleStage.Lead)
        {
            return Unchanged(state, $"Scored {score.Total}; a stage never falls with the score.");
        }

        var text = ReasonOf(score);
        if (requalification?.IsMet(score) ?? score.IsQualified)
        {
            return new LifecycleChange(new LeadState(LifecycleStage.Mql, LeadStatuses.Working), true, true, false, text);
        }

        return state.Status == LeadStatuses.New
            ? new LifecycleChange(state with { Status = LeadStatuses.Nurturing }, false, false, true, text)
            : Unchanged(state, text);
    }

    /// <summary>A score in words.</summary>
    /// <param name="score">The score.</param>
    public static string ReasonOf(LeadScore score) => $"Score {score.Total}, threshold {score.Threshold}.";

    /// <summary>
    /// <c>qualified</c> makes an SQL; <c>disqualified</c> closes the lead where it stands; any other outcome, connected or not, only
    /// shows that it is worked.
    /// </summary>
    /// <param name="state">Before.</param>
    /// <param name="disposition">qualified, disqualified, or anything else; null where the call had none.</param>
    public static LifecycleChange AfterCall(LeadState state, string? disposition)
    {
        if (!LeadStatuses.IsOpen(state.Status))
        {
            return Unchanged(state, "The lead is closed.");
        }

        switch (disposition)
        {
            case "qualified":
                var stage = state.Stage.Advance(LifecycleStage.Sql);
                return new LifecycleChange(
                    new LeadState(stage, LeadStatuses.Working), stage != state.Stage, state.Stage == LifecycleStage.Lead, false, QualifiedInCall);
            case "disqualified":
                return Unchanged(state with { Status = LeadStatuses.Disqualified }, "Disqualified in a call.");
            default:
                return Unchanged(state with { Status = LeadStatuses.Working }, "Called.");
        }
    }

    /// <summary>
    /// What a lead becomes that has come so far as facts tell (a deal, the CRM): opp and customer close it as converted, MQL and SQL are
    /// worked. It never goes back, and a disqualified lead is only opened again, as converted, by an opp or a customer.
    /// </summary>
    /// <param name="state">Before.</param>
    /// <param name="reached">How far it has come.</param>
    /// <param name="reason">In words.</param>
    public static LifecycleChange AfterFacts(LeadState state, LifecycleStage reached, string reason)
    {
        if (reached <= state.Stage || (reached < LifecycleStage.Opp && !LeadStatuses.IsOpen(state.Status)))
        {
            return Unchanged(state, "It does not take the lead further.");
        }

        var status = reached >= LifecycleStage.Opp ? LeadStatuses.Converted : LeadStatuses.Working;
        return new LifecycleChange(new LeadState(reached, status), true, state.Stage == LifecycleStage.Lead, false, reason);
    }

    /// <summary>A call made before the lead was last recycled tells nothing about where it stands now.</summary>
    /// <param name="state">Before and after.</param>
    public static LifecycleChange AfterFormerCall(LeadState state) => Unchanged(state, "Called before it was recycled.");

    /// <summary>Sends an open lead that has qualified back to nurture. Null where there is nothing to send back: it never qualified, or is closed.</summary>
    /// <param name="state">Before.</param>
    /// <param name="reason">In words, as the person gave it; null for none.</param>
    public static LifecycleChange? Recycle(LeadState state, string? reason) => state.Stage == LifecycleStage.Lead || !LeadStatuses.IsOpen(state.Status)
        ? null
        : new LifecycleChange(
            new LeadState(LifecycleStage.Lead, LeadStatuses.Recycled), true, false, true, reason is null ? "Recycled." : $"Recycled: {reason}");

    private static LifecycleChange Unchanged(LeadState state, string reason) => new(state, false, false, false, reason);
}
