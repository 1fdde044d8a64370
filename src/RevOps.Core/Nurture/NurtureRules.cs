namespace RevOps.Core.Nurture;

/// <summary>The sequences in force: <c>rules/nurture/*.json</c>.</summary>
public sealed class NurtureRules
{
    private readonly NurtureSequence[] _byPriority;

    /// <summary>Makes the rules.</summary>
    /// <param name="sequences">The sequences, in any order; ids are unique.</param>
    public NurtureRules(IEnumerable<NurtureSequence> sequences) =>
        _byPriority = [.. sequences.OrderByDescending(s => s.Priority).ThenBy(s => s.Id, StringComparer.Ordinal)];

    /// <summary>No sequence at all.</summary>
    public static NurtureRules None { get; } = new([]);

    /// <summary>All of them: the highest priority first, ties by id.</summary>
    public IReadOnlyList<NurtureSequence> Sequences => _byPriority;

    /// <summary>The sequence of an id; null where there is none.</summary>
    public NurtureSequence? Find(string id) => Array.Find(_byPriority, s => s.Id == id);

    /// <summary>The sequence for a lead that enters nurture: the first by priority whose entry conditions hold; null where none do.</summary>
    /// <param name="facts">The lead.</param>
    /// <param name="now">Now.</param>
    public NurtureSequence? Choose(NurtureFacts facts, DateTimeOffset now) => Array.Find(_byPriority, s => s.Entry.Holds(facts, now, now));
}
