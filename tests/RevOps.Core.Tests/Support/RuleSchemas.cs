using System.Text.Json;
using RevOps.Testing;

namespace RevOps.Core.Tests.Support;

/// <summary>The shipped schemas of rule files.</summary>
internal static class RuleSchemas
{
    public static JsonSchema Load(string name) =>
        new(JsonDocument.Parse(File.ReadAllText(Path.Combine(Shipped.Root, "rules", "schema", name))).RootElement);
}
