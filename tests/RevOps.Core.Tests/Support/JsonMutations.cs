using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace RevOps.Core.Tests.Support;

/// <summary>A changed JSON text, and the kind of place where it was changed (list positions as *).</summary>
internal sealed record JsonMutation(string Shape, string Json);

/// <summary>A JSON text with one property taken away or one added, in every object.</summary>
internal static class JsonMutations
{
    public static IEnumerable<JsonMutation> Of(string json)
    {
        foreach (var path in Objects(JsonNode.Parse(json)!, "").DistinctBy(Shape))
        {
            yield return new JsonMutation($"+ {Shape(path)}", Change(json, path, o => o["zzz"] = 1));
            var names = Find(JsonNode.Parse(json)!, path).AsObject().Select(p => p.Key).ToList();

            foreach (var name in names.Take(IsMap(Find(JsonNode.Parse(json)!, path).AsObject()) ? 1 : names.Count))
            {
                yield return new JsonMutation($"- {Shape(path)}/{name}", Change(json, path, o => o.Remove(name)));
            }
        }
    }

    /// <summary>Large objects are maps: one of their entries stands for all.</summary>
    private static bool IsMap(JsonObject json) => json.Count > 14;

    private static IEnumerable<string> Objects(JsonNode node, string path) => node switch
    {
        JsonObject o => o.Take(IsMap(o) ? 1 : o.Count).Where(p => p.Value is not null).SelectMany(p => Objects(p.Value!, $"{path}/{p.Key}")).Prepend(path),
        JsonArray a => a.SelectMany((item, i) => Objects(item!, $"{path}/{i}")),
        _ => [],
    };

    private static string Shape(string path) => Regex.Replace(path, @"/\d+(?=/|$)", "/*");

    private static string Change(string json, string path, Action<JsonObject> change)
    {
        var root = JsonNode.Parse(json)!;
        change(Find(root, path).AsObject());
        return root.ToJsonString();
    }

    private static JsonNode Find(JsonNode root, string path) => path.Split('/', StringSplitOptions.RemoveEmptyEntries)
        .Aggregate(root, (node, step) => node is JsonArray array ? array[int.Parse(step, null)]! : node[step]!);
}
