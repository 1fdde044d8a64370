using System.Reflection;
using System.Text.RegularExpressions;

namespace RevOps.LocalRuntime.Tests.Conformance;

/// <summary>
/// The public surface of the real packages, a line per type and member, without their attributes: the folder Signatures, or any
/// lines of that form.
/// </summary>
internal sealed partial class RealSignatures
{
    private readonly HashSet<string> _lines;
    private readonly Dictionary<string, TypeSignature> _types;
    private readonly Dictionary<string, string> _usages;

    public RealSignatures(IEnumerable<string> lines)
    {
        var all = lines.Where(l => l.Length > 0).ToList();
        _lines = [.. all.Select(Normalize)];
        _usages = all.Where(l => Usage().IsMatch(l))
            .ToDictionary(l => l[..l.IndexOf(' ', StringComparison.Ordinal)], l => Usage().Match(l).Value);
        _types = _lines.Select(TypeSignature.TryParse).OfType<TypeSignature>().ToDictionary(t => t.Name);
    }

    public static RealSignatures Load() => new(Lines());

    /// <summary>All lines of the folder Signatures.</summary>
    public static IEnumerable<string> Lines()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith("Signatures/", StringComparison.Ordinal))
            .SelectMany(name => ReadLines(assembly, name));
    }

    public int Count => _lines.Count;

    public bool Has(string memberLine) => _lines.Contains(Normalize(memberLine));

    public TypeSignature? FindType(string name) => _types.GetValueOrDefault(name);

    /// <summary>What an attribute may be put on, as <c>Usage(Class, AllowMultiple=true)</c>; null if it does not say so itself.</summary>
    public string? FindUsage(string attributeName) => _usages.GetValueOrDefault(attributeName);

    /// <summary>The real line that a wrong one was most likely meant to be: of the same type, if that exists.</summary>
    public string Nearest(string line, string typeName)
    {
        var ofType = _lines.Where(l => l.StartsWith(typeName + ".", StringComparison.Ordinal)
            || l.StartsWith(typeName + " : ", StringComparison.Ordinal)).ToList();
        var candidates = ofType.Count > 0 ? ofType : [.. _lines.Where(l => TypeSignature.TryParse(l) is not null)];
        return candidates.MinBy(l => Distance(l, line)) ?? "(no real signatures at all)";
    }

    /// <summary>A line up to the attributes that it may end with.</summary>
    public static string WithoutAttributes(string line) =>
        line.IndexOf(" @[", StringComparison.Ordinal) is >= 0 and var attributes ? line[..attributes] : line;

    // "??" is how the list shows an out parameter of a nullable value type.
    private static string Normalize(string line) => WithoutAttributes(line).Replace("??", "?", StringComparison.Ordinal);

    private static IEnumerable<string> ReadLines(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }

    [GeneratedRegex(@"(?<= @\[(.*; )?)Usage\([^)]*\)")]
    private static partial Regex Usage();

    // Levenshtein.
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, 1 + Math.Min(row[j], row[j - 1]));
            }
        }

        return row[^1];
    }
}
