using RevOps.Functions.Access;

namespace RevOps.Functions.Description;

/// <summary>What can be done by a method at a path.</summary>
internal sealed record Operation
{
    /// <summary>Name of the function.</summary>
    public required string Id { get; init; }

    /// <summary>get, post, put or delete.</summary>
    public required string Method { get; init; }

    /// <summary>The path after <c>/api</c>.</summary>
    public required string Path { get; init; }

    /// <summary>What it is part of.</summary>
    public required string Tag { get; init; }

    /// <summary>What it does, in sentences.</summary>
    public required string Description { get; init; }

    /// <summary>Who may.</summary>
    public required AccessAttribute Access { get; init; }

    /// <summary>What it is asked with.</summary>
    public required IReadOnlyList<Parameter> Parameters { get; init; }

    /// <summary>What it takes.</summary>
    public required TakesAttribute? Body { get; init; }

    /// <summary>What it answers.</summary>
    public required IReadOnlyList<AnswersAttribute> Answers { get; init; }

    /// <summary>With which problems it refuses.</summary>
    public required IReadOnlyList<int> Problems { get; init; }

    /// <summary>The first sentence.</summary>
    public string Summary => Description.IndexOf(". ", StringComparison.Ordinal) is > 0 and var end ? Description[..end] : Description.TrimEnd('.');
}
