using RevOps.Core.Attribution;
using RevOps.Core.Deals;

namespace RevOps.Core.Tests.Attribution;

/// <summary>A deal in a few words, for examples: its touches by day, and what a model gives them.</summary>
internal sealed record Deal(IReadOnlyList<Touchpoint> Touches, DealFacts Facts)
{
    public static readonly DateTimeOffset Start = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    public static readonly DealRules Rules = DealRules.None with { NotTouches = new HashSet<string> { "call_logged", "email_open" } };

    public static DateTimeOffset Day(double day) => Start.AddTicks((long)Math.Round(day * TimeSpan.TicksPerDay));

    public static Touchpoint Touch(
        double day, string? campaign, string type = "page_view", string contact = "ann", string source = "google", string channel = "organic", string? id = null) =>
        new(id ?? $"{day:00000.000}", contact, type, Day(day), source, channel, campaign);

    /// <summary>A deal of which each touch has its own campaign.</summary>
    /// <param name="days">When the touches were, such as <c>0 10 20.5</c>.</param>
    /// <param name="lead">When the lead was created; null for none.</param>
    /// <param name="created">When the deal was.</param>
    /// <param name="closed">When it was won; at its creation where nothing is given.</param>
    /// <param name="isImport">True for a lead of a file.</param>
    public static Deal Of(string days, double? lead, double created, double? closed = null, bool isImport = false) =>
        new(
            [.. days.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select((d, i) => Touch(double.Parse(d, System.Globalization.CultureInfo.InvariantCulture), $"c{i}"))],
            FactsOf(lead, created, closed, isImport));

    public static DealFacts FactsOf(double? lead, double created, double? closed = null, bool isImport = false) =>
        new(Day(created), Day(closed ?? created), lead is { } at ? new LeadOrigin("ann", Day(at), isImport) : null);

    public Deal With(params Touchpoint[] touches) => this with { Touches = [.. Touches.Concat(touches).OrderBy(t => t.At).ThenBy(t => t.Id, StringComparer.Ordinal)] };

    /// <summary>Weights by touchpoint, 0 for one that has none.</summary>
    public long[] Weights(ModelRules model, IReadOnlyDictionary<string, double>? effects = null)
    {
        var engine = new AttributionEngine(new AttributionRules("", [model]), Rules, effects ?? new Dictionary<string, double>());
        var attributed = new List<WeighedTouch>();
        engine.Attribute(Touches, Facts, attributed);
        var weights = new long[Touches.Count];
        foreach (var (index, given) in attributed)
        {
            weights[index] = given[0];
        }

        return weights;
    }

    /// <summary>What each touchpoint has of a value, such as <c>40 20 40</c>; empty where nothing can be attributed.</summary>
    public string Shares(ModelRules model, long value = 100_000, IReadOnlyDictionary<string, double>? effects = null)
    {
        var weights = Weights(model, effects);
        if (weights.All(w => w == 0))
        {
            return "";
        }

        var shares = new long[weights.Length];
        Allocation.Share(value, weights, shares);
        return string.Join(' ', shares);
    }

    public string Shares(string model, long value = 100_000) => Shares(AttributionRules.ByDefault(AttributionModels.Find(model)!.Value), value);

    public string Shares(PathRules path, AttributionModel model = AttributionModel.Linear) => Shares(AttributionRules.ByDefault(model) with { Path = path });
}
