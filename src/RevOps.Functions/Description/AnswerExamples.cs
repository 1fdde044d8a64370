using System.Text.Json.Nodes;

namespace RevOps.Functions.Description;

/// <summary>What operations answered once, about made-up people: <c>Examples/</c> has a file for each, by its name.</summary>
internal static class AnswerExamples
{
    private const string Prefix = "examples/";

    /// <summary>Names of the operations that have one.</summary>
    public static IEnumerable<string> Operations => typeof(AnswerExamples).Assembly.GetManifestResourceNames()
        .Where(n => n.StartsWith(Prefix, StringComparison.Ordinal))
        .Select(n => Path.GetFileNameWithoutExtension(n[Prefix.Length..]));

    /// <summary>The example of an operation; null where it has none.</summary>
    public static JsonNode? Of(string operation)
    {
        using var stream = typeof(AnswerExamples).Assembly.GetManifestResourceStream($"{Prefix}{operation}.json");
        return stream is null ? null : JsonNode.Parse(stream);
    }
}
