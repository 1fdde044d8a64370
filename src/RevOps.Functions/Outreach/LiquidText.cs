using System.Globalization;
using System.Net;
using DotLiquid;
using DotLiquid.Exceptions;

namespace RevOps.Functions.Outreach;

/// <summary>One part of a template, ready to be filled in. Thread-safe.</summary>
internal sealed class LiquidText
{
    /// <summary>A template's text has at most so many characters.</summary>
    public const int MaxSource = 200_000;

    private const int MaxValue = 1_000;
    private readonly Template _template;

    private LiquidText(Template template, string source) => (_template, Source) = (template, source);

    /// <summary>As written.</summary>
    public string Source { get; }

    /// <summary>Reads a text.</summary>
    /// <param name="source">As written.</param>
    /// <param name="isHtml">True where values are escaped.</param>
    /// <param name="faults">Takes what is wrong, with the line.</param>
    /// <returns>Null where something is.</returns>
    public static LiquidText? Parse(string source, bool isHtml, List<(int Line, string Detail)> faults)
    {
        var before = faults.Count;
        if (source.Length > MaxSource)
        {
            faults.Add((1, $"The text has {source.Length} characters; {MaxSource} are allowed."));
            return null;
        }

        var parts = LiquidSource.Parts(source);
        faults.AddRange(parts.Select(p => (p.Line, Detail: LiquidSource.Fault(p, MailFacts.Names))).Where(f => f.Detail is not null).Select(f => (f.Line, f.Detail!)));
        if (LiquidSource.UnclosedLine(source, parts) is { } line)
        {
            faults.Add((line, "The braces that open here are not closed."));
        }

        if (faults.Count > before)
        {
            return null;
        }

        var fault = Compile(isHtml ? Escaped(source, parts) : source, out var template);
        if (template is null)
        {
            faults.Add((LineOf(fault!, source, parts), fault!));
            return null;
        }

        return new LiquidText(template, source);
    }

    /// <summary>The text with its values.</summary>
    /// <param name="facts">The values; notes those that are asked for and missing.</param>
    public string Render(MailFacts facts)
    {
        var parameters = new RenderParameters(CultureInfo.InvariantCulture)
        {
            LocalVariables = Hash.FromDictionary(facts.Roots(MaxValue)),
            Filters = [typeof(HtmlFilter)],
            ErrorsOutputMode = ErrorsOutputMode.Rethrow,
            MaxIterations = 1_000,
        };
        return _template.Render(parameters);
    }

    /// <summary>Each value gets the escaping filter as its last: no author can forget it, and no filter comes after it.</summary>
    private static string Escaped(string source, IReadOnlyList<LiquidPart> parts)
    {
        var text = new System.Text.StringBuilder(source.Length + 256);
        var at = 0;
        foreach (var part in parts.Where(p => p.IsValue))
        {
            var end = part.Text.EndsWith("-}}", StringComparison.Ordinal) ? 3 : 2;
            text.Append(source, at, part.End - end - at).Append(" | ").Append(HtmlFilter.Name).Append(' ').Append(source, part.End - end, end);
            at = part.End;
        }

        return text.Append(source, at, source.Length - at).ToString();
    }

    private static string? Compile(string source, out Template? template)
    {
        try
        {
            template = Template.Parse(source, SyntaxCompatibility.DotLiquid22);
            return null;
        }
        catch (LiquidException e)
        {
            template = null;
            return e.Message;
        }
    }

    /// <summary>
    /// The engine tells no line: from the end, the first part back from which on every shorter text has the same fault. For a tag that
    /// is never closed this is the tag.
    /// </summary>
    private static int LineOf(string fault, string source, IReadOnlyList<LiquidPart> parts)
    {
        var line = 1;
        for (var i = parts.Count - 1; i >= 0 && Compile(source[..parts[i].End], out _) == fault; i--)
        {
            line = parts[i].Line;
        }

        return line;
    }

    /// <summary>Escapes for HTML text and for attributes in quotes.</summary>
    private static class HtmlFilter
    {
        public const string Name = "to_html";

        public static string ToHtml(object? value) => WebUtility.HtmlEncode(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "");
    }
}
