using System.Text.RegularExpressions;

namespace RevOps.LocalRuntime.Tests.Conformance;

/// <summary>What a signature line says of a type: <c>Name : sealed class : Base, IInterface</c>.</summary>
/// <param name="Name">Full name with its type parameters.</param>
/// <param name="Kind">Class, struct, interface, enum or delegate, with its modifiers.</param>
/// <param name="Bases">Base class, if it is not the usual one, and interfaces.</param>
internal sealed partial record TypeSignature(string Name, string Kind, IReadOnlyList<string> Bases)
{
    public static TypeSignature? TryParse(string line) => Pattern().Match(line) is { Success: true } match
        ? new TypeSignature(match.Groups["name"].Value, match.Groups["kind"].Value, Split(match.Groups["bases"].Value))
        : null;

    /// <summary>The base class; null if it is the usual one. Interfaces are told by their names.</summary>
    public string? BaseClass => Kind is "interface" ? null : Bases.FirstOrDefault(b => !Interface().IsMatch(b));

    public override string ToString() => $"{Name} : {Kind}" + (Bases.Count > 0 ? $" : {string.Join(", ", Bases)}" : "");

    /// <summary>The parts between commas that stand in no brackets.</summary>
    public static List<string> Split(string text)
    {
        var (parts, depth, start) = (new List<string>(), 0, 0);
        for (var i = 0; i <= text.Length; i++)
        {
            if (i == text.Length || text[i] == ',' && depth == 0)
            {
                parts.Add(text[start..i].Trim());
                start = i + 1;
            }
            else
            {
                depth += text[i] switch { '<' or '[' or '(' => 1, '>' or ']' or ')' => -1, _ => 0 };
            }
        }

        return [.. parts.Where(p => p.Length > 0)];
    }

    [GeneratedRegex(
        @"^(?<name>[^ (]+(<[^(>]*>)?) : (?<kind>((abstract|sealed|static|readonly) )*(class|struct|interface|enum|delegate))"
        + "( : (?<bases>.*))?$")]
    private static partial Regex Pattern();

    [GeneratedRegex(@"^([A-Za-z0-9_]+\.)*I[A-Z][A-Za-z0-9]*(<.*>)?$")]
    private static partial Regex Interface();
}
