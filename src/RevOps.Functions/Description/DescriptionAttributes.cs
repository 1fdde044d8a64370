namespace RevOps.Functions.Description;

/// <summary>Says what an HTTP function answers with. One that has none is not described.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class AnswersAttribute : Attribute
{
    /// <summary>An answer in JSON.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="body">What it holds; several for one of them.</param>
    public AnswersAttribute(int status, params Type[] body) => (Status, Body) = (status, body);

    /// <summary>An answer in something else.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="contentType">What it is; several for one of them.</param>
    public AnswersAttribute(int status, params string[] contentType) => (Status, ContentTypes) = (status, contentType);

    /// <summary>The HTTP status.</summary>
    public int Status { get; }

    /// <summary>What it holds; empty for no JSON.</summary>
    public IReadOnlyList<Type> Body { get; } = [];

    /// <summary>What it is beside JSON.</summary>
    public IReadOnlyList<string> ContentTypes { get; } = [];

    /// <summary>True where its header Location names what was made.</summary>
    public bool Location { get; init; }
}

/// <summary>Says with which problems an HTTP function refuses, beside those that its kind of route has anyway.</summary>
/// <param name="statuses">HTTP statuses.</param>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RefusesAttribute(params int[] statuses) : Attribute
{
    /// <summary>HTTP statuses.</summary>
    public IReadOnlyList<int> Statuses { get; } = statuses;
}

/// <summary>Says what an HTTP function takes as its body.</summary>
/// <param name="schema">Name of a schema in <c>Bodies/</c>.</param>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class TakesAttribute(string schema) : Attribute
{
    /// <summary>Name of a schema in <c>Bodies/</c>.</summary>
    public string Schema { get; } = schema;

    /// <summary>How many of them.</summary>
    public Amount Amount { get; init; } = Amount.One;

    /// <summary>True where no body at all is a body, too.</summary>
    public bool Optional { get; init; }

    /// <summary>Content types; JSON where none is given.</summary>
    public string[] ContentTypes { get; init; } = ["application/json"];
}

/// <summary>How many of something a body holds.</summary>
internal enum Amount
{
    /// <summary>One.</summary>
    One,

    /// <summary>One, or an array of them.</summary>
    OneOrMany,

    /// <summary>An array of them.</summary>
    Many,
}

/// <summary>Says what a text is one of.</summary>
/// <param name="list">The type with the texts, in a static <c>All</c> or <c>Names</c>.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class OneOfAttribute(Type list) : Attribute
{
    /// <summary>The type with the texts.</summary>
    public Type List { get; } = list;
}
