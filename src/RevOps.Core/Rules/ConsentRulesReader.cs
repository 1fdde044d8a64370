using RevOps.Core.Normalization;
using RevOps.Core.Text;

namespace RevOps.Core.Rules;

internal static class ConsentRulesReader
{
    /// <summary>A spelling with a * at its end counts within a longer wording too.</summary>
    public static ConsentRules Read(RuleObject purposes, IReadOnlyList<string> notConsents)
    {
        var byWording = RuleWords.Inverted(purposes, Words.Phrase, Vocabulary.Purposes.Contains, $"is none of: {string.Join(", ", Vocabulary.Purposes)}");
        var phrases = byWording.Where(w => w.Key.EndsWith('*')).Select(w => new ConsentPhrase(w.Key[..^1], w.Value))
            .Concat(notConsents.Select(n => new ConsentPhrase(Words.Reduce(n), null)));
        var exact = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (wording, purpose) in byWording)
        {
            exact[wording.TrimEnd('*')] = purpose;
        }

        foreach (var purpose in Vocabulary.Purposes)
        {
            exact[Words.Reduce(purpose.Replace('_', ' '))] = purpose;
        }

        return new ConsentRules
        {
            Exact = exact,
            Phrases = phrases.Where(p => p.Text.Length > 0).OrderByDescending(p => p.Text.Length).ThenBy(p => p.Text, StringComparer.Ordinal).ToList(),
        };
    }
}
