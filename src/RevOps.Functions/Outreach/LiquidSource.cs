using System.Text.RegularExpressions;

namespace RevOps.Functions.Outreach;

/// <summary>A tag or a value of a template's text, as written.</summary>
/// <param name="Text">With its braces.</param>
/// <param name="Line">Line of its begin, from 1.</param>
/// <param name="Start">Position of its begin.</param>
internal sealed record LiquidPart(string Text, int Line, int Start)
{
    /// <summary>True for <c>{{ … }}</c>, false for <c>{% … %}</c>.</summary>
    public bool IsValue => Text.StartsWith("{{", StringComparison.Ordinal);

    /// <summary>What stands between the braces.</summary>
    public string Inner => Text[2..^2].Trim('-', ' ', '\t', '\r', '\n');

    /// <summary>Where it ends.</summary>
    public int End => Start + Text.Length;
}

/// <summary>
/// Looks at a template before the engine does. Templates are text with values in it: conditions and fallbacks, but no loops, no
/// includes and no way to make text grow, so that rendering ends at once whatever is written; and only facts by name, so that a slip
/// is told when the file is saved, not when a mail is sent.
/// </summary>
internal static partial class LiquidSource
{
    private static readonly System.Buffers.SearchValues<string> Opening = System.Buffers.SearchValues.Create(["{{", "{%"], StringComparison.Ordinal);
    private static readonly HashSet<string> Tags = ["if", "elsif", "else", "endif", "unless", "endunless", "case", "when", "endcase", "comment", "endcomment"];
    private static readonly HashSet<string> Filters = ["default", "capitalize", "upcase", "downcase", "truncate", "truncatewords", "strip", "url_encode"];
    private static readonly HashSet<string> Words = ["and", "or", "contains", "true", "false", "nil", "null", "empty", "blank"];

    /// <summary>All tags and values, in order.</summary>
    public static IReadOnlyList<LiquidPart> Parts(string text) =>
        [.. Braces().Matches(text).Select(m => new LiquidPart(m.Value, 1 + text.AsSpan(0, m.Index).Count('\n'), m.Index))];

    /// <summary>Line of the first brace pair that opens and is not closed; null where there is none.</summary>
    public static int? UnclosedLine(string text, IReadOnlyList<LiquidPart> parts)
    {
        var at = 0;
        foreach (var end in parts.Select(p => (p.Start, p.End)).Append((Start: text.Length, End: text.Length)))
        {
            if (text.AsSpan(at, end.Start - at).IndexOfAny(Opening) is >= 0 and var found)
            {
                return 1 + text.AsSpan(0, at + found).Count('\n');
            }

            at = end.End;
        }

        return null;
    }

    /// <summary>What a part does that no template may do; null where it is fine.</summary>
    /// <param name="part">The part.</param>
    /// <param name="facts">Names that it may use.</param>
    public static string? Fault(LiquidPart part, IReadOnlySet<string> facts)
    {
        var inner = Quoted().Replace(part.Inner, "''");
        if (part.IsValue)
        {
            return UnknownFilter(inner) ?? UnknownFact(inner.Split('|')[0], facts)
                ?? inner.Split('|').Skip(1).Select(f => f.Split(':', 2)).Where(f => f.Length == 2).Select(f => UnknownFact(f[1], facts)).FirstOrDefault(f => f is not null);
        }

        var tag = inner.Split([' ', '\t', '\r', '\n'], 2)[0];
        return !Tags.Contains(tag) ? $"The tag '{tag}' is not allowed here; allowed are: {string.Join(", ", Tags)}."
            : tag is "comment" or "endcomment" ? null
            : UnknownFact(inner[tag.Length..], facts);
    }

    private static string? UnknownFilter(string inner) => inner.Split('|').Skip(1)
        .Select(f => f.Split(':', 2)[0].Trim())
        .Where(f => !Filters.Contains(f))
        .Select(f => $"The filter '{f}' is not allowed here; allowed are: {string.Join(", ", Filters)}. Values in HTML are escaped without a filter.")
        .FirstOrDefault();

    private static string? UnknownFact(string expression, IReadOnlySet<string> facts) => Names().Matches(Quoted().Replace(expression, " "))
        .Select(m => m.Value)
        .Where(n => !Words.Contains(n) && !facts.Contains(n))
        .Select(n => $"There is no '{n}' here; there are: {string.Join(", ", facts)}.")
        .FirstOrDefault();

    [GeneratedRegex(@"\{\{.*?\}\}|\{%.*?%\}", RegexOptions.Singleline)]
    private static partial Regex Braces();

    [GeneratedRegex("\"[^\"]*\"|'[^']*'")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"[\p{L}_][\p{L}\p{N}_.\-\[\]]*")]
    private static partial Regex Names();
}
