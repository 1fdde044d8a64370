namespace RevOps.Core.Rules;

/// <summary>One of a few words.</summary>
internal static class RuleChoice
{
    /// <summary>What the word means; <paramref name="otherwise"/> where the property is absent.</summary>
    public static T Of<T>(RuleObject json, string name, IReadOnlyDictionary<string, T> words, T otherwise)
        where T : struct =>
        json.Has(name) ? Of(json, name, words) : otherwise;

    /// <summary>What the word means; it must be there.</summary>
    public static T Of<T>(RuleObject json, string name, IReadOnlyDictionary<string, T> words)
        where T : struct
    {
        var word = json.Text(name);
        if (word.Length > 0 && !words.ContainsKey(word))
        {
            json.Fault(name, $"'{word}' is none of: {string.Join(", ", words.Keys)}.");
        }

        return words.GetValueOrDefault(word);
    }
}
