namespace RevOps.Connectors.Forms;

/// <summary>Which field names of web forms mean what: <c>rules/forms.json</c>, parsed and checked.</summary>
public sealed record FormRules
{
    /// <summary>The target that says "leave this field alone".</summary>
    public const string Ignored = "ignore";

    private const int MaxName = 200;

    internal FormRules()
    {
    }

    /// <summary>Canonical field and rank (0 is the most telling) by reduced alias.</summary>
    internal IReadOnlyDictionary<string, (string Field, int Rank)> Aliases { get; init; } = new Dictionary<string, (string, int)>();

    /// <summary>Reduced words that mean nothing in front of a name (<c>your</c>, <c>formfields</c>).</summary>
    internal IReadOnlySet<string> Prefixes { get; init; } = new HashSet<string>();

    /// <summary>Reduced words that mean nothing after a name (<c>required</c>).</summary>
    internal IReadOnlySet<string> Suffixes { get; init; } = new HashSet<string>();

    /// <summary>Canonical field by the plugin's type of field.</summary>
    internal IReadOnlyDictionary<string, string> Types { get; init; } = new Dictionary<string, string>();

    /// <summary>Paths that are never a lead's data; a trailing <c>*</c> stands for anything.</summary>
    internal IReadOnlyList<string> Ignore { get; init; } = [];

    /// <summary>By form: canonical field by the sender's own path. They win over everything else.</summary>
    internal IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Forms { get; init; } = new Dictionary<string, IReadOnlyDictionary<string, string>>();

    /// <summary>Reads the text of <c>rules/forms.json</c>.</summary>
    /// <param name="json">The file's text.</param>
    public static FormRulesResult Parse(string json) => new FormRulesParser().Parse(json);

    /// <summary>
    /// What a name means, or null. Prefixes, suffixes and numbers at the end are dropped as needed. A name over 200
    /// characters means nothing: it is a sentence, or an attack.
    /// </summary>
    internal (string Field, int Rank)? Resolve(string name)
    {
        if (name.Length > MaxName)
        {
            return null;
        }

        var words = FieldNames.Words(name);
        for (var start = 0; start >= 0; start = SkipPrefix(words, start))
        {
            for (var end = words.Count; end > start; end--)
            {
                if (Aliases.TryGetValue(string.Concat(words.Skip(start).Take(end - start)), out var hit))
                {
                    return hit;
                }

                if (!Suffixes.Contains(words[end - 1]) && !words[end - 1].All(char.IsAsciiDigit))
                {
                    break;
                }
            }
        }

        return null;
    }

    /// <summary>True for a path that is never a lead's data.</summary>
    internal bool Ignores(string path) =>
        Ignore.Any(p => p.EndsWith('*') ? path.StartsWith(p[..^1], StringComparison.Ordinal) : path == p);

    // Prefixes may be of several words, as form_fields is.
    private int SkipPrefix(IReadOnlyList<string> words, int start)
    {
        for (var count = 1; count <= 3 && start + count < words.Count; count++)
        {
            if (Prefixes.Contains(string.Concat(words.Skip(start).Take(count))))
            {
                return start + count;
            }
        }

        return -1;
    }
}

/// <summary>What reading the rules gave.</summary>
public abstract record FormRulesResult
{
    private FormRulesResult()
    {
    }

    /// <summary>Usable.</summary>
    /// <param name="Rules">The rules.</param>
    public sealed record Parsed(FormRules Rules) : FormRulesResult;

    /// <summary>Not usable.</summary>
    /// <param name="Faults">At least one; each with a pointer into the file.</param>
    public sealed record Invalid(IReadOnlyList<Core.FieldFault> Faults) : FormRulesResult;
}
