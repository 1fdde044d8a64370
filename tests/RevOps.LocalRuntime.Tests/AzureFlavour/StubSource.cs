using System.Text;
using System.Text.RegularExpressions;
using RevOps.LocalRuntime.Tests.Conformance;

namespace RevOps.LocalRuntime.Tests.AzureFlavour;

/// <summary>
/// Writes the signature lists of the real packages as C# that compiles and does nothing: what the Azure flavour is compiled against
/// where its packages cannot be restored.
/// </summary>
internal sealed class StubSource
{
    /// <summary>Types of packages that the lists do not cover: what names them is left out.</summary>
    private static readonly string[] Unknown = ["DurableTask.Core."];

    /// <summary>The package that says nothing of null.</summary>
    private const string Oblivious = "Azure.Data.Tables.";

    private readonly Dictionary<string, TypeSignature> _types;
    private readonly ILookup<string, string> _members;
    private readonly RealSignatures _signatures;

    public StubSource(IReadOnlyList<string> lines)
    {
        var known = lines.Where(l => !Unknown.Any(u => Regex.IsMatch(l, $@"(?<![\w.]){Regex.Escape(u)}"))).ToList();
        _signatures = new RealSignatures(known);
        _types = known.Select(RealSignatures.WithoutAttributes).Select(TypeSignature.TryParse).OfType<TypeSignature>().DistinctBy(t => t.Name).ToDictionary(t => t.Name);
        _members = known.Where(l => TypeSignature.TryParse(RealSignatures.WithoutAttributes(l)) is null)
            .Select(l => (Owner: OwnerOf(l), Line: l)).Where(m => m.Owner is not null)
            .ToLookup(m => m.Owner!, m => m.Line[(m.Owner!.Length + 1)..]);
    }

    /// <summary>One file for all.</summary>
    public string Write()
    {
        var source = new StringBuilder("using System;\nusing System.Collections.Generic;\nusing System.Threading;\nusing System.Threading.Tasks;\n\n");
        foreach (var type in _types.Values.Where(t => OuterOf(t.Name) is null))
        {
            source.Append(type.Name.StartsWith(Oblivious, StringComparison.Ordinal) ? "#nullable disable\n" : "#nullable enable\n");
            source.Append("namespace ").Append(type.Name[..LastDot(type.Name)]).Append("\n{\n");
            WriteType(source, type, type.Name[(LastDot(type.Name) + 1)..]);
            source.Append("}\n\n");
        }

        // A constructor that only the stubs can call: they derive from each other without giving what the real ones ask for.
        return source.Append("internal sealed class Stub;\n").ToString();
    }

    private void WriteType(StringBuilder source, TypeSignature type, string name)
    {
        foreach (var attribute in Attributes(type.Name))
        {
            source.Append(attribute).Append('\n');
        }

        if (type.Kind.EndsWith("delegate", StringComparison.Ordinal))
        {
            source.Append(StubMember.Delegate(name, _members[type.Name].Single())).Append('\n');
            return;
        }

        var isRecord = _members[type.Name].Any(m => m.StartsWith("EqualityContract", StringComparison.Ordinal));
        var shape = new StubShape(name, type.Kind, isRecord, ConstructorArgument(type.BaseClass));
        var bases = type.Bases.Where(b => !(isRecord && b.StartsWith("IEquatable<", StringComparison.Ordinal))).Select(StubMember.Qualified).ToList();
        source.Append("public ").Append(shape.Declaration).Append(bases.Count > 0 ? " : " + string.Join(", ", bases) : "").Append("\n{\n");
        foreach (var member in StubMember.All(shape, _members[type.Name]))
        {
            source.Append("    ").Append(member).Append('\n');
        }

        foreach (var inner in _types.Values.Where(t => OuterOf(t.Name) == type.Name))
        {
            WriteType(source, inner, inner.Name[(type.Name.Length + 1)..]);
        }

        source.Append("}\n");
    }

    /// <summary>What a constructor gives that of its base class.</summary>
    private string ConstructorArgument(string? baseClass) => baseClass switch
    {
        null => "",
        "Azure.RequestFailedException" => "\"\"",
        _ when _types.Keys.Any(k => k.Split('<')[0] == baseClass.Split('<')[0]) => "default(Stub)",
        _ => "",
    };

    private IEnumerable<string> Attributes(string type)
    {
        if (_signatures.FindUsage(type) is { } usage)
        {
            var parts = usage["Usage(".Length..^1].Split(", ").ToLookup(p => p.Contains('=', StringComparison.Ordinal));
            var targets = string.Join(" | ", parts[false].Select(t => "AttributeTargets." + t));
            yield return $"[AttributeUsage({string.Join(", ", parts[true].Prepend(targets))})]";
        }
    }

    /// <summary>The type that a member's line belongs to: the longest name that it begins with.</summary>
    private string? OwnerOf(string line)
    {
        var end = line.IndexOfAny(['(', ' ']);
        for (var dot = line.LastIndexOf('.', end < 0 ? line.Length - 1 : end); dot > 0; dot = line.LastIndexOf('.', dot - 1))
        {
            if (_types.ContainsKey(line[..dot]))
            {
                return line[..dot];
            }
        }

        return null;
    }

    private string? OuterOf(string name) => LastDot(name) is > 0 and var dot && _types.ContainsKey(name[..dot]) ? name[..dot] : null;

    // Not one within type arguments.
    private static int LastDot(string name)
    {
        var bracket = name.EndsWith('>') ? name.LastIndexOf('<') : -1;
        return name.LastIndexOf('.', bracket < 0 ? name.Length - 1 : bracket);
    }
}
