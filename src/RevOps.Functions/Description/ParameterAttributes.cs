namespace RevOps.Functions.Description;

/// <summary>Says what an HTTP function is asked with.</summary>
internal interface IParameters
{
    /// <summary>The parameters, in order.</summary>
    IEnumerable<Parameter> All { get; }
}

/// <summary>A parameter of a route.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it is for.</param>
internal sealed record Parameter(string Name, string Description)
{
    /// <summary>string, integer or boolean.</summary>
    public string Type { get; init; } = "string";

    /// <summary>Format of a string, such as date.</summary>
    public string? Format { get; init; }

    /// <summary>What it is one of; empty for anything.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>Bounds of an integer.</summary>
    public (int Min, int Max)? Range { get; init; }

    /// <summary>What it is where it is not given.</summary>
    public string? Default { get; init; }

    /// <summary>True for a part of the path.</summary>
    public bool InPath { get; init; }

    /// <summary>True where it cannot be left out.</summary>
    public bool Required { get; init; }
}

/// <summary>A parameter of the query.</summary>
/// <param name="name">Its name.</param>
/// <param name="description">What it is for.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal class QueryAttribute(string name, string description) : Attribute, IParameters
{
    /// <summary>Type with the texts that it is one of; see <see cref="OneOfAttribute"/>.</summary>
    public Type? OneOf { get; init; }

    /// <summary>The texts that it is one of.</summary>
    public string[] Values { get; init; } = [];

    /// <summary>string, integer or boolean.</summary>
    public string Type { get; init; } = "string";

    /// <summary>Format of a string.</summary>
    public string? Format { get; init; }

    /// <summary>Least integer.</summary>
    public int Min { get; init; }

    /// <summary>Greatest integer.</summary>
    public int Max { get; init; }

    /// <summary>What it is where it is not given.</summary>
    public string? Default { get; init; }

    /// <summary>True where it cannot be left out.</summary>
    public bool Required { get; init; }

    /// <summary>True for a part of the path.</summary>
    protected bool InPath { get; init; }

    /// <inheritdoc/>
    public IEnumerable<Parameter> All =>
    [
        new(name, description)
        {
            Type = Type,
            Format = Format,
            Values = OneOf is null ? Values : TextLists.Of(OneOf),
            Range = Max > 0 ? (Min, Max) : null,
            Default = Default,
            InPath = InPath,
            Required = Required || InPath,
        },
    ];
}

/// <summary>A part of the path that more can be said of than that it is an id.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class PathAttribute : QueryAttribute
{
    /// <summary>A part of the path.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="description">What it is.</param>
    public PathAttribute(string name, string description)
        : base(name, description) => InPath = true;
}

/// <summary>The function shows a list in pages.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PagedAttribute : Attribute, IParameters
{
    /// <summary>True where the order can be turned.</summary>
    public bool Sorted { get; init; }

    /// <inheritdoc/>
    public IEnumerable<Parameter> All =>
    [
        new("limit", "How many there are on a page at most.") { Type = "integer", Range = (1, 500), Default = "50" },
        new("cursor", "The nextCursor of the page before."),
        .. Sorted ? [new Parameter("sort", "The order by time; with - in front the newest come first.") { Values = ["createdAt", "-createdAt"], Default = "-createdAt" }] : Array.Empty<Parameter>(),
    ];
}

/// <summary>The function is asked for days.</summary>
/// <param name="of">What happened on them.</param>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PeriodAttribute(string of) : Attribute, IParameters
{
    /// <inheritdoc/>
    public IEnumerable<Parameter> All =>
    [
        new("from", $"The first day (UTC) of {of}.") { Format = "date" },
        new("to", $"The last day (UTC) of {of}.") { Format = "date" },
    ];
}
