using System.Text.Json.Nodes;

namespace RevOps.Core.Tests.Support;

/// <summary>Changes one place of a JSON text.</summary>
internal static class JsonEdit
{
    /// <summary>Sets what a JSON pointer names; its parent must exist.</summary>
    public static string Set(string json, string pointer, string value)
    {
        var root = JsonNode.Parse(json)!;
        var steps = pointer[1..].Split('/');
        var parent = steps[..^1].Aggregate(root, (node, step) => node is JsonArray array ? array[int.Parse(step, null)]! : node[step]!);
        if (parent is JsonArray list)
        {
            list[int.Parse(steps[^1], null)] = JsonNode.Parse(value);
        }
        else
        {
            parent[steps[^1]] = JsonNode.Parse(value);
        }

        return root.ToJsonString();
    }
}
