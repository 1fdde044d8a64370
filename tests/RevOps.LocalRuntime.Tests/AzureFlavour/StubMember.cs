using System.Text.RegularExpressions;
using RevOps.LocalRuntime.Tests.Conformance;

namespace RevOps.LocalRuntime.Tests.AzureFlavour;

/// <summary>Turns a line of the signature lists, without its type's name, into a member in C#.</summary>
internal static partial class StubMember
{
    /// <summary>What the compiler makes for a record by itself.</summary>
    private static readonly string[] OfRecords = ["EqualityContract", "Equals(", "GetHashCode(", "PrintMembers(", "ToString(", "op_Equality(", "op_Inequality("];

    public static IEnumerable<string> All(StubShape shape, IEnumerable<string> lines)
    {
        if (shape.IsClass && !shape.IsStatic)
        {
            yield return $"internal {shape.Plain}(Stub? stub){Base(shape)} {{ }}";
        }

        foreach (var line in lines.Where(l => !shape.IsRecord || !OfRecords.Any(o => l.StartsWith(o, StringComparison.Ordinal))))
        {
            var attributes = line.IndexOf(" @[", StringComparison.Ordinal);
            var obsolete = attributes > 0 && line.IndexOf("Obsolete(\"", attributes, StringComparison.Ordinal) > 0 ? "[Obsolete(\"\")] " : "";
            yield return obsolete + Member(shape, attributes < 0 ? line : line[..attributes]);
        }
    }

    public static string Delegate(string name, string invoke)
    {
        var method = Method().Match(invoke);
        return $"public delegate {Result(method)} {name}({Parameters(method.Groups["parameters"].Value)});";
    }

    /// <summary>Names of types from the root: <c>Azure.X</c> within <c>Microsoft.Azure</c> would be looked for there.</summary>
    public static string Qualified(string text) => Roots().Replace(text, "global::$1.");

    private static string Member(StubShape shape, string line)
    {
        if (shape.IsEnum)
        {
            return line + ",";
        }

        if (Constructor().Match(line) is { Success: true } made)
        {
            return ConstructorOf(shape, made);
        }

        if (Field().Match(line) is { Success: true } field)
        {
            return $"public {field.Groups["kind"].Value} {Qualified(field.Groups["type"].Value)} {field.Groups["name"].Value} = {field.Groups["value"].Value switch { "" => "default!", var v => v }};";
        }

        return Property().Match(line) is { Success: true } property ? PropertyOf(shape, property) : MethodOf(shape, Method().Match(line));
    }

    private static string ConstructorOf(StubShape shape, Match match)
    {
        var parameters = match.Groups["parameters"].Value;
        return $"{Visibility(match)} {shape.Plain}({Parameters(parameters)}){(Copies(shape, parameters) ? BaseCopy(shape, parameters) : Base(shape))} {{ throw null!; }}";
    }

    // The copy constructor of a record has to call that of its base class.
    private static bool Copies(StubShape shape, string parameters) =>
        shape.IsRecord && parameters.Split(' ') is [var type, _] && type.EndsWith("." + shape.Name, StringComparison.Ordinal);

    private static string BaseCopy(StubShape shape, string parameters) => shape.BaseArgument.Length > 0 ? $" : base(@{parameters.Split(' ')[1]})" : "";

    private static string PropertyOf(StubShape shape, Match match)
    {
        var name = match.Groups["name"].Value;
        var signature = name.StartsWith("Item[", StringComparison.Ordinal) ? $"this[{Parameters(name["Item[".Length..^1])}]" : name;
        var hollow = shape.IsInterface || match.Groups["modifiers"].Value.Contains("abstract", StringComparison.Ordinal);
        var accessors = match.Groups["accessors"].Value.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var visible = accessors.All(a => a.StartsWith("protected", StringComparison.Ordinal)) ? "protected" : Visibility(match);
        var bodies = accessors.Select(a => visible == "protected" ? a.Replace("protected ", "", StringComparison.Ordinal) : a).Select(a => hollow ? a + ";" : a + " => throw null!;");
        return $"{Prefix(shape, match, visible)}{Qualified(match.Groups["type"].Value)} {signature} {{ {string.Join(" ", bodies)} }}";
    }

    private static string MethodOf(StubShape shape, Match match)
    {
        var name = match.Groups["name"].Value;
        var hollow = shape.IsInterface || match.Groups["modifiers"].Value.Contains("abstract", StringComparison.Ordinal);
        var head = name switch
        {
            "op_Implicit" => $"public static implicit operator {Result(match)}",
            "op_Equality" => $"public static {Result(match)} operator ==",
            "op_Inequality" => $"public static {Result(match)} operator !=",
            _ => $"{Prefix(shape, match, Visibility(match))}{Result(match)} {name}",
        };
        var constraints = match.Groups["modifiers"].Value.Contains("override", StringComparison.Ordinal) ? "" : Qualified(match.Groups["where"].Value);
        return $"{head}({Parameters(match.Groups["parameters"].Value)}){constraints}{(hollow ? ";" : " => throw null!;")}";
    }

    private static string Prefix(StubShape shape, Match match, string visible)
    {
        if (shape.IsInterface)
        {
            return "";
        }

        var modifiers = match.Groups["modifiers"].Value.Replace("protected", "", StringComparison.Ordinal).Trim();
        return $"{visible} {(modifiers.Length > 0 ? modifiers + " " : "")}";
    }

    private static string Visibility(Match match) => match.Groups["modifiers"].Value.Contains("protected", StringComparison.Ordinal) ? "protected" : "public";

    private static string Result(Match match)
    {
        var type = Qualified(match.Groups["type"].Value);
        return match.Groups["nullable"].Success ? type[..^1] + "?>" : type;
    }

    private static string Base(StubShape shape) => shape.BaseArgument.Length > 0 ? $" : base({shape.BaseArgument})" : "";

    private static string Parameters(string text) => string.Join(", ", TypeSignature.Split(text).Select(Parameter));

    private static string Parameter(string text)
    {
        var (declared, value) = text.Split(" = ", 2) is [var left, var right] ? (left, right) : (text, "");
        var space = declared.LastIndexOf(' ');
        var type = Qualified(declared[..space]).Replace("??", "?", StringComparison.Ordinal);
        return $"{type} @{declared[(space + 1)..]}{Default(type, value)}";
    }

    private static string Default(string type, string value) => value switch
    {
        "" => "",
        "null" or "default" => " = default!",
        _ when char.IsAsciiLetterUpper(value[0]) => $" = {type}.{value}",
        _ => " = " + value,
    };

    [GeneratedRegex(@"(?<![\w.:])(Azure|Microsoft|System)\.")]
    private static partial Regex Roots();

    [GeneratedRegex(@"^ctor\((?<parameters>.*)\)( \[(?<modifiers>[a-z ]+)\])?$")]
    private static partial Regex Constructor();

    [GeneratedRegex(@"^(?<name>\w+) : (?<type>.+) \[field (?<kind>const|static readonly)( = (?<value>.*))?\]$")]
    private static partial Regex Field();

    [GeneratedRegex(@"^(?<name>[\w]+(\[.*\])?) : (?<type>.+) \{ (?<accessors>[^}]+) \}( \[(?<modifiers>[a-z ]+)\])?$")]
    private static partial Regex Property();

    [GeneratedRegex(@"^(?<name>\w+(<[^(]+>)?)\((?<parameters>.*)\) -> (?<type>.+?)(?<nullable> \(result may be null\))?( \[(?<modifiers>[a-z ]+)\])?(?<where> where .*)?$")]
    private static partial Regex Method();
}
