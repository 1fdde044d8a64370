using System.Collections.Concurrent;
using System.Reflection;
using System.Text;
using System.Xml.Linq;

namespace RevOps.Functions.Description;

/// <summary>What the code says of itself: the comments of types, methods and fields, which the compiler puts beside each assembly.</summary>
internal static class XmlDocs
{
    private static readonly ConcurrentDictionary<Assembly, IReadOnlyDictionary<string, XElement>> Loaded = new();

    /// <summary>The summary of a type; empty where it has none.</summary>
    public static string Of(Type type) => Text(Find(type.Assembly, $"T:{Name(type)}")?.Element("summary"));

    /// <summary>The summary of a method.</summary>
    public static string Of(MethodInfo method)
    {
        var start = $"M:{Name(method.DeclaringType!)}.{method.Name}";
        var parameters = method.GetParameters().Length;
        return Text(Members(method.DeclaringType!.Assembly)
            .FirstOrDefault(m => (m.Key == start || m.Key.StartsWith(start + "(", StringComparison.Ordinal)) && Count(m.Key) == parameters).Value?.Element("summary"));
    }

    /// <summary>What is said of a property: by itself, or as a parameter of its record.</summary>
    public static string Of(PropertyInfo property)
    {
        var type = property.DeclaringType!;
        if (Find(type.Assembly, $"P:{Name(type)}.{property.Name}") is { } own)
        {
            return Text(own.Element("summary"));
        }

        var parameters = Find(type.Assembly, $"T:{Name(type)}")?.Elements("param") ?? [];
        return Text(parameters.FirstOrDefault(p => p.Attribute("name")?.Value == property.Name));
    }

    private static XElement? Find(Assembly assembly, string member) => Members(assembly).GetValueOrDefault(member);

    private static IReadOnlyDictionary<string, XElement> Members(Assembly assembly) => Loaded.GetOrAdd(assembly, Load);

    private static Dictionary<string, XElement> Load(Assembly assembly)
    {
        var file = Path.Combine(AppContext.BaseDirectory, $"{assembly.GetName().Name}.xml");
        return File.Exists(file)
            ? XDocument.Load(file).Descendants("member").ToDictionary(m => m.Attribute("name")!.Value, StringComparer.Ordinal)
            : [];
    }

    private static string Name(Type type) => (type.IsGenericType ? type.GetGenericTypeDefinition() : type).FullName!.Replace('+', '.');

    /// <summary>How many parameters the name of a method tells; commas within generic types are not among them.</summary>
    private static int Count(string member)
    {
        if (member.IndexOf('(', StringComparison.Ordinal) is var open && open < 0)
        {
            return 0;
        }

        var depth = 0;
        var count = 1;
        foreach (var c in member.AsSpan(open))
        {
            depth += c is '{' ? 1 : c is '}' ? -1 : 0;
            count += c is ',' && depth == 0 ? 1 : 0;
        }

        return count;
    }

    /// <summary>The words, with names of code in backticks.</summary>
    private static string Text(XElement? element)
    {
        var text = new StringBuilder();
        foreach (var node in element?.Nodes() ?? [])
        {
            text.Append(node switch
            {
                XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
                XElement { Name.LocalName: "see" } see => see.Attribute("cref")?.Value.Split('.')[^1] ?? see.Value,
                XElement { Name.LocalName: "paramref" } name => name.Attribute("name")?.Value,
                XElement other => other.Value,
                XText words => words.Value,
                _ => "",
            });
        }

        return string.Join(' ', text.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}
