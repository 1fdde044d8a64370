using System.Text.Json.Nodes;

namespace RevOps.Functions.Description;

/// <summary>JSON schemas of what is taken. What callers may send is looser than any record, so it is written down in <c>Bodies/</c>, a file for each.</summary>
internal static class BodySchemas
{
    private const string Prefix = "bodies/";

    // Names a list in the code, so that nobody has to keep two.
    private const string ValuesFrom = "x-values";

    /// <summary>The schemas by name.</summary>
    public static IEnumerable<KeyValuePair<string, JsonObject>> All => typeof(BodySchemas).Assembly.GetManifestResourceNames()
        .Where(n => n.StartsWith(Prefix, StringComparison.Ordinal))
        .Order(StringComparer.Ordinal)
        .Select(n => KeyValuePair.Create(Path.GetFileNameWithoutExtension(n[Prefix.Length..]), Load(n)));

    private static JsonObject Load(string name)
    {
        using var stream = typeof(BodySchemas).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not in the assembly.");
        var schema = JsonNode.Parse(stream)!.AsObject();
        Fill(schema);
        return schema;
    }

    private static void Fill(JsonNode? node)
    {
        foreach (var child in node switch { JsonObject o => o.Select(p => p.Value).ToList(), JsonArray a => [.. a], _ => [] })
        {
            Fill(child);
        }

        if (node is JsonObject schema && schema.Remove(ValuesFrom, out var list))
        {
            var texts = TextLists.Of(AppDomain.CurrentDomain.GetAssemblies().Select(a => a.GetType(list!.GetValue<string>())).OfType<Type>().Single());
            schema["enum"] = new JsonArray([.. texts.Select(t => (JsonNode)t)]);
        }
    }
}
