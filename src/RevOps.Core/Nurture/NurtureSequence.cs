namespace RevOps.Core.Nurture;

/// <summary>
/// One version of a sequence. Steps are nested, never linked: after the steps of a branch comes what follows the branch, so that
/// every way through it goes forward and ends.
/// </summary>
public sealed class NurtureSequence
{
    private readonly Dictionary<string, PlacedStep> _places = new(StringComparer.Ordinal);
    private readonly List<NurtureStep> _all = [];

    /// <summary>Makes a sequence.</summary>
    /// <param name="id">Id: the name of its file without extension.</param>
    /// <param name="version">Version of the file.</param>
    /// <param name="steps">At least one; ids are unique over all levels.</param>
    /// <exception cref="ArgumentException">No step, or an id is there twice.</exception>
    public NurtureSequence(string id, string version, IReadOnlyList<NurtureStep> steps)
    {
        if (steps.Count == 0)
        {
            throw new ArgumentException("A sequence needs a step.", nameof(steps));
        }

        (Id, Version, Steps) = (id, version, steps);
        Place(steps, next: null);
    }

    /// <summary>Id: the name of its file without extension.</summary>
    public string Id { get; }

    /// <summary>12 hexadecimal digits of the file's hash.</summary>
    public string Version { get; }

    /// <summary>What people call it.</summary>
    public required string Name { get; init; }

    /// <summary>Where several sequences would take a lead, the highest number does.</summary>
    public required int Priority { get; init; }

    /// <summary>Which leads it takes.</summary>
    public required NurtureCondition Entry { get; init; }

    /// <summary>What ends it at once, in order.</summary>
    public required IReadOnlyList<NurtureGoal> Goals { get; init; }

    /// <summary>The steps of the outermost level, in order; never empty.</summary>
    public IReadOnlyList<NurtureStep> Steps { get; }

    /// <summary>The steps of all levels, in the order of the file.</summary>
    public IReadOnlyList<NurtureStep> AllSteps => _all;

    /// <summary>True where a touchpoint or a new score can end it early, whatever the step.</summary>
    public bool ListensForGoals => Goals.Count > 0;

    /// <summary>The step of an id with what follows it; null where this version has none.</summary>
    public PlacedStep? Find(string stepId) => _places.GetValueOrDefault(stepId);

    private void Place(IReadOnlyList<NurtureStep> steps, string? next)
    {
        for (var i = 0; i < steps.Count; i++)
        {
            var step = steps[i];
            var after = i + 1 < steps.Count ? steps[i + 1].Id : next;
            _places.Add(step.Id, new PlacedStep(step, after));
            _all.Add(step);
            foreach (var way in step.Ways)
            {
                Place(way, after);
            }
        }
    }
}

/// <summary>A step in its sequence.</summary>
/// <param name="Step">The step.</param>
/// <param name="Next">The step after it and everything within it; null where the sequence ends.</param>
public sealed record PlacedStep(NurtureStep Step, string? Next);

/// <summary>Something that ends a sequence at once.</summary>
/// <param name="Reason">In words, for the counts of exits.</param>
/// <param name="If">When it is reached.</param>
public sealed record NurtureGoal(string Reason, NurtureCondition If);
