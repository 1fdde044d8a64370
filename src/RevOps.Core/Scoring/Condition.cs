using System.Collections.Frozen;

namespace RevOps.Core.Scoring;

/// <summary>A condition over the facts of a lead: the small language of <c>rules/scoring.json</c>.</summary>
public abstract record Condition
{
    private Condition()
    {
    }

    /// <summary>True where the passing of time alone can change the outcome.</summary>
    internal virtual bool IsTimed => false;

    /// <summary>True where the condition holds for the facts.</summary>
    /// <param name="facts">The facts.</param>
    /// <param name="now">The time from which windows over touchpoints count back.</param>
    public bool Holds(ScoringFacts facts, DateTimeOffset now) => Holds(new FactSheet(facts), now);

    internal abstract bool Holds(FactSheet sheet, DateTimeOffset at);

    /// <summary>Adds every instant from which on a part of the condition may have another outcome.</summary>
    internal virtual void AddEdges(FactSheet sheet, List<DateTimeOffset> edges)
    {
    }

    /// <summary>The field's value is one of the list; case is ignored. An unknown value is in no list.</summary>
    /// <param name="Field">The field.</param>
    /// <param name="Values">The list, with a comparer that ignores case.</param>
    public sealed record OneOf(TextField Field, FrozenSet<string> Values) : Condition
    {
        internal override bool Holds(FactSheet sheet, DateTimeOffset at) => FactFields.Of(sheet.Facts, Field) is { } value && Values.Contains(value);
    }

    /// <summary>The text holds one of the phrases as whole words, whatever their case and diacritics.</summary>
    /// <param name="Field">The field.</param>
    /// <param name="Phrases">The phrases.</param>
    public sealed record HasWords(TextField Field, PhraseSet Phrases) : Condition
    {
        internal override bool Holds(FactSheet sheet, DateTimeOffset at) => sheet.Reduced(Field) is { } text && Phrases.IsIn(text);
    }

    /// <summary>The field is known, or is not.</summary>
    /// <param name="Field">The field.</param>
    /// <param name="Expected">True for known.</param>
    public sealed record Exists(TextField Field, bool Expected) : Condition
    {
        internal override bool Holds(FactSheet sheet, DateTimeOffset at) => string.IsNullOrWhiteSpace(FactFields.Of(sheet.Facts, Field)) != Expected;
    }

    /// <summary>The flag has the value.</summary>
    /// <param name="Field">The flag.</param>
    /// <param name="Expected">The value.</param>
    public sealed record FlagIs(FlagField Field, bool Expected) : Condition
    {
        internal override bool Holds(FactSheet sheet, DateTimeOffset at) => FactFields.Of(sheet.Facts, Field) == Expected;
    }

    /// <summary>Enough touchpoints, within a time or ever. One of exactly the window's age counts, and one from the future does too.</summary>
    /// <param name="Filter">Which count.</param>
    /// <param name="Minimum">How many; 0 always holds.</param>
    /// <param name="Window">How far back; null for ever.</param>
    public sealed record Touched(TouchpointFilter Filter, int Minimum, TimeSpan? Window) : Condition
    {
        internal override bool IsTimed => Window is not null;

        internal override bool Holds(FactSheet sheet, DateTimeOffset at)
        {
            var touchpoints = sheet.Facts.Touchpoints;
            var missing = Minimum;
            for (var i = 0; i < touchpoints.Count && missing > 0; i++)
            {
                if ((Window is not { } window || at - touchpoints[i].EventTime <= window) && Filter.Takes(sheet, i))
                {
                    missing--;
                }
            }

            return missing <= 0;
        }

        internal override void AddEdges(FactSheet sheet, List<DateTimeOffset> edges)
        {
            if (Window is not { } window || Minimum <= 0)
            {
                return;
            }

            // It holds for as long as the last touchpoint needed is in the window: one tick later it is not.
            var touchpoints = sheet.Facts.Touchpoints;
            var times = Enumerable.Range(0, touchpoints.Count).Where(i => Filter.Takes(sheet, i)).Select(i => touchpoints[i].EventTime);
            foreach (var last in times.OrderDescending().Skip(Minimum - 1).Take(1))
            {
                edges.Add(last + window + TimeSpan.FromTicks(1));
            }
        }
    }

    /// <summary>A contract ends within a time, or has ended and is not over yet. One that ends after exactly that time counts.</summary>
    /// <param name="Notice">How long before its end.</param>
    public sealed record ContractEnds(TimeSpan Notice) : Condition
    {
        internal override bool IsTimed => true;

        internal override bool Holds(FactSheet sheet, DateTimeOffset at) => sheet.Facts.ContractEndsAt is { } end && end - at <= Notice;

        internal override void AddEdges(FactSheet sheet, List<DateTimeOffset> edges)
        {
            if (sheet.Facts.ContractEndsAt is { } end)
            {
                edges.Add(end - Notice);
            }
        }
    }

    /// <summary>Every one holds.</summary>
    /// <param name="Parts">One or more.</param>
    public sealed record All(IReadOnlyList<Condition> Parts) : Condition
    {
        internal override bool IsTimed { get; } = Parts.Any(p => p.IsTimed);

        internal override bool Holds(FactSheet sheet, DateTimeOffset at) => !HasPart(Parts, false, sheet, at);

        internal override void AddEdges(FactSheet sheet, List<DateTimeOffset> edges) => AddEdgesOf(Parts, sheet, edges);
    }

    /// <summary>At least one holds.</summary>
    /// <param name="Parts">One or more.</param>
    public sealed record Any(IReadOnlyList<Condition> Parts) : Condition
    {
        internal override bool IsTimed { get; } = Parts.Any(p => p.IsTimed);

        internal override bool Holds(FactSheet sheet, DateTimeOffset at) => HasPart(Parts, true, sheet, at);

        internal override void AddEdges(FactSheet sheet, List<DateTimeOffset> edges) => AddEdgesOf(Parts, sheet, edges);
    }

    /// <summary>Does not hold.</summary>
    /// <param name="Part">What must not hold.</param>
    public sealed record Except(Condition Part) : Condition
    {
        internal override bool IsTimed { get; } = Part.IsTimed;

        internal override bool Holds(FactSheet sheet, DateTimeOffset at) => !Part.Holds(sheet, at);

        internal override void AddEdges(FactSheet sheet, List<DateTimeOffset> edges) => Part.AddEdges(sheet, edges);
    }

    private static bool HasPart(IReadOnlyList<Condition> parts, bool outcome, FactSheet sheet, DateTimeOffset at)
    {
        for (var i = 0; i < parts.Count; i++)
        {
            if (parts[i].Holds(sheet, at) == outcome)
            {
                return true;
            }
        }

        return false;
    }

    private static void AddEdgesOf(IReadOnlyList<Condition> parts, FactSheet sheet, List<DateTimeOffset> edges)
    {
        foreach (var part in parts)
        {
            part.AddEdges(sheet, edges);
        }
    }
}
