namespace RevOps.Core.Nurture;

/// <summary>A step of a sequence.</summary>
/// <param name="Id">Unique within the sequence, and kept by its author when the sequence changes: mails, counts and moves go by it.</param>
public abstract record NurtureStep(string Id)
{
    /// <summary>What kind of step it is, as in the file.</summary>
    public abstract string Kind { get; }

    /// <summary>The lists of steps within it; one of them is taken, or none.</summary>
    internal virtual IEnumerable<IReadOnlyList<NurtureStep>> Ways => [];

    /// <summary>Sends a mail.</summary>
    /// <param name="Id">Id of the step.</param>
    /// <param name="Template">Name of the template.</param>
    /// <param name="ExitsIfRefused">True where a contact that may not be mailed leaves here; false where it goes on.</param>
    public sealed record Email(string Id, string Template, bool ExitsIfRefused) : NurtureStep(Id)
    {
        /// <inheritdoc/>
        public override string Kind => "email";
    }

    /// <summary>Puts the contact into an audience, or takes it out.</summary>
    /// <param name="Id">Id of the step.</param>
    /// <param name="Name">Name of the audience.</param>
    /// <param name="Adds">True to put in.</param>
    public sealed record Audience(string Id, string Name, bool Adds) : NurtureStep(Id)
    {
        /// <inheritdoc/>
        public override string Kind => Adds ? "audienceAdd" : "audienceRemove";
    }

    /// <summary>Waits, counted from when the step is reached.</summary>
    /// <param name="Id">Id of the step.</param>
    /// <param name="For">How long.</param>
    public sealed record Wait(string Id, TimeSpan For) : NurtureStep(Id)
    {
        /// <inheritdoc/>
        public override string Kind => "wait";
    }

    /// <summary>Waits for a touchpoint from when the step is reached up to a limit, both inclusive.</summary>
    /// <param name="Id">Id of the step.</param>
    /// <param name="EventTypes">Types of touchpoints that count.</param>
    /// <param name="UpTo">How long at most.</param>
    /// <param name="Then">Where it came in time; may be empty.</param>
    /// <param name="Else">Where it did not; may be empty.</param>
    public sealed record Listen(
        string Id, IReadOnlySet<string> EventTypes, TimeSpan UpTo, IReadOnlyList<NurtureStep> Then, IReadOnlyList<NurtureStep> Else) : NurtureStep(Id)
    {
        /// <inheritdoc/>
        public override string Kind => "waitForEngagement";

        internal override IEnumerable<IReadOnlyList<NurtureStep>> Ways => [Then, Else];
    }

    /// <summary>Takes one of two ways.</summary>
    /// <param name="Id">Id of the step.</param>
    /// <param name="If">Which.</param>
    /// <param name="Then">Where it holds.</param>
    /// <param name="Else">Where it does not; may be empty.</param>
    public sealed record Branch(string Id, NurtureCondition If, IReadOnlyList<NurtureStep> Then, IReadOnlyList<NurtureStep> Else) : NurtureStep(Id)
    {
        /// <inheritdoc/>
        public override string Kind => "branch";

        internal override IEnumerable<IReadOnlyList<NurtureStep>> Ways => [Then, Else];
    }

    /// <summary>Takes one of several ways by chance, the same for a contact each time.</summary>
    /// <param name="Id">Id of the step.</param>
    /// <param name="Arms">At least two.</param>
    public sealed record Split(string Id, IReadOnlyList<SplitArm> Arms) : NurtureStep(Id)
    {
        /// <inheritdoc/>
        public override string Kind => "split";

        internal override IEnumerable<IReadOnlyList<NurtureStep>> Ways => Arms.Select(a => a.Steps);
    }

    /// <summary>Gives a person something to do.</summary>
    /// <param name="Id">Id of the step.</param>
    /// <param name="What">Kind of task, as in <c>tasks.kind</c>.</param>
    /// <param name="Text">What is to be done.</param>
    /// <param name="DueIn">How much time there is for it.</param>
    public sealed record Todo(string Id, string What, string Text, TimeSpan DueIn) : NurtureStep(Id)
    {
        /// <inheritdoc/>
        public override string Kind => "task";
    }

    /// <summary>Ends the sequence.</summary>
    /// <param name="Id">Id of the step.</param>
    /// <param name="Reason">In words, for the counts of exits.</param>
    public sealed record Exit(string Id, string Reason) : NurtureStep(Id)
    {
        /// <inheritdoc/>
        public override string Kind => "exit";
    }
}

/// <summary>A way of a split.</summary>
/// <param name="Name">Name, unique within the split.</param>
/// <param name="Weight">Its share is this divided by the sum of all.</param>
/// <param name="Steps">Its steps; may be empty, for a control group.</param>
public sealed record SplitArm(string Name, int Weight, IReadOnlyList<NurtureStep> Steps);
