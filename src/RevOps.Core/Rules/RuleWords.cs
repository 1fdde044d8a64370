using RevOps.Core.Text;

namespace RevOps.Core.Rules;

/// <summary>Lists of texts in the form in which normalization compares them.</summary>
internal static class RuleWords
{
    public static IEnumerable<string> Reduced(RuleObject json, string name) => json.Texts(name).Select(Words.Reduce);

    public static HashSet<string> ReducedSet(RuleObject json, string name) => Reduced(json, name).ToHashSet(StringComparer.Ordinal);

    /// <summary>{"DE": ["Germany"]} as {"germany": "DE"}; one name for two keys is a fault.</summary>
    public static Dictionary<string, string> Inverted(RuleObject json, Func<string, string> form, Func<string, bool> isKey, string otherwise)
    {
        var result = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var key in json.Names())
        {
            if (!isKey(key))
            {
                json.Fault(key, $"'{key}' {otherwise}.");
            }

            foreach (var name in json.Texts(key))
            {
                if (!result.TryAdd(form(name), key) && result[form(name)] != key)
                {
                    json.Fault(key, $"'{name}' is listed under {result[form(name)]} too.");
                }
            }
        }

        return result;
    }
}
