using System.Text.Json.Nodes;
using RevOps.Functions.Setup;

namespace RevOps.Functions.Local.Demo;

/// <summary>The demo's own copy of the rules, with what one unit of the currency is worth that one of its campaigns is paid in.</summary>
internal static class DemoRules
{
    /// <summary>What one platform charges in.</summary>
    public const string Foreign = "USD";

    private const string Base = "EUR";
    private const string RatesFile = "rates.json";

    // A round figure, made up: no rates are shipped, and without one the campaign's spend would be in no sum.
    private const decimal Rate = 0.85m;

    /// <summary>Copies the rules. Rates that somebody has set stay as they are.</summary>
    /// <exception cref="InvalidOperationException">The rules are wrong; the message lists every fault.</exception>
    public static void Copy(string from, string to)
    {
        var loaded = RuleFiles.Load(from);
        var rates = loaded.Rules.Rates;
        var isMissing = rates.Base == Base && !rates.Rates.ContainsKey(Foreign);
        foreach (var (name, text) in loaded.Texts)
        {
            var path = Path.Combine(to, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, isMissing && name == RatesFile ? WithRate(text) : text);
        }
    }

    private static string WithRate(string text)
    {
        var file = JsonNode.Parse(text)!;
        file["rates"]![Foreign] = new JsonObject { [$"{Quarter.Start:yyyy-MM-dd}"] = Rate };
        return file.ToJsonString(new() { WriteIndented = true });
    }
}
