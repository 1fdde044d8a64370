using System.Globalization;
using System.Text.RegularExpressions;

namespace RevOps.Functions.Tests.Bi;

/// <summary>An expression of DAX.</summary>
internal abstract record Dax
{
    public sealed record Number(decimal Value) : Dax;

    public sealed record Words(string Value) : Dax;

    public sealed record Measure(string Name) : Dax;

    public sealed record Column(string Table, string Name) : Dax;

    /// <summary>A table, or a variable.</summary>
    public sealed record Identifier(string Value) : Dax;

    public sealed record Call(string Function, IReadOnlyList<Dax> Arguments) : Dax;

    public sealed record Binary(string Operator, Dax Left, Dax Right) : Dax;

    public sealed record Variable(string Name, Dax Value, Dax In) : Dax;
}

/// <summary>Reads the part of DAX that the measures of the project use; anything else throws, so that no measure is silently misread.</summary>
internal sealed partial class DaxParser
{
    private readonly List<string> _tokens;
    private int _at;

    private DaxParser(string text)
    {
        _tokens = [.. Token().Matches(text).Select(m => m.Value)];
        var read = string.Concat(_tokens).Replace(" ", "", StringComparison.Ordinal);
        Assert.Equal(text.Replace(" ", "", StringComparison.Ordinal), read);
    }

    public static Dax Read(string text)
    {
        var parser = new DaxParser(text);
        var expression = parser.Expression();
        Assert.Equal(parser._tokens.Count, parser._at);
        return expression;
    }

    private Dax Expression()
    {
        if (Take("VAR"))
        {
            var name = Next();
            Expect("=");
            var value = Expression();
            Expect("RETURN");
            return new Dax.Variable(name, value, Expression());
        }

        var left = Sum();
        return Peek is "=" or "<>" ? new Dax.Binary(Next(), left, Sum()) : left;
    }

    private Dax Sum()
    {
        var left = Product();
        while (Peek is "+" or "-")
        {
            left = new Dax.Binary(Next(), left, Product());
        }

        return left;
    }

    private Dax Product()
    {
        var left = Factor();
        while (Peek is "*")
        {
            left = new Dax.Binary(Next(), left, Factor());
        }

        return left;
    }

    private Dax Factor()
    {
        var token = Next();
        if (token == "NOT")
        {
            return new Dax.Call("NOT", [Factor()]);
        }

        if (token[0] == '"')
        {
            return new Dax.Words(token.Trim('"'));
        }

        if (token[0] == '[')
        {
            return new Dax.Measure(token.Trim('[', ']'));
        }

        if (char.IsAsciiDigit(token[0]))
        {
            return new Dax.Number(decimal.Parse(token, CultureInfo.InvariantCulture));
        }

        if (token.EndsWith(']'))
        {
            var bracket = token.IndexOf('[', StringComparison.Ordinal);
            return new Dax.Column(token[..bracket], token[(bracket + 1)..^1]);
        }

        return Take("(") ? new Dax.Call(token, Arguments()) : new Dax.Identifier(token);
    }

    private List<Dax> Arguments()
    {
        var arguments = new List<Dax>();
        while (!Take(")"))
        {
            arguments.Add(Expression());
            Take(",");
        }

        return arguments;
    }

    private string? Peek => _at < _tokens.Count ? _tokens[_at] : null;

    private string Next() => _tokens[_at++];

    private bool Take(string token)
    {
        if (Peek != token)
        {
            return false;
        }

        _at++;
        return true;
    }

    private void Expect(string token) => Assert.True(Take(token), $"{token} expected, {Peek} found.");

    [GeneratedRegex("\"[^\"]*\"|\\w+\\[[^\\]]+\\]|\\[[^\\]]+\\]|\\w+|<>|[=+\\-*(),]")]
    private static partial Regex Token();
}
