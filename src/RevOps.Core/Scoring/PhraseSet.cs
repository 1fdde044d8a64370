using System.Collections.Frozen;
using RevOps.Core.Text;

namespace RevOps.Core.Scoring;

/// <summary>
/// Phrases to look for in a text as whole words, whatever their case and diacritics. A trailing * matches any ending; scripts
/// written without spaces match anywhere. Only phrases that begin like a word of the text are compared with it.
/// </summary>
public sealed class PhraseSet
{
    private readonly FrozenDictionary<char, Phrase[]> byFirst;
    private readonly bool hasUnspaced;

    private PhraseSet(IReadOnlyList<string> phrases)
    {
        Phrases = phrases;
        var parsed = phrases.Select(Words.Phrase)
            .Select(p => p.EndsWith('*') ? new Phrase(p[..^1], Open: true) : new Phrase(p, Open: false))
            .Where(p => p.Core.Length > 0)
            .ToList();
        byFirst = parsed.GroupBy(p => p.Core[0]).ToFrozenDictionary(g => g.Key, g => g.ToArray());
        hasUnspaced = parsed.Any(p => Words.IsUnspaced(p.Core[0]));
    }

    /// <summary>The phrases as written in the rule file.</summary>
    public IReadOnlyList<string> Phrases { get; }

    /// <summary>A set of these phrases.</summary>
    /// <param name="phrases">As a person writes them.</param>
    public static PhraseSet Of(params IReadOnlyList<string> phrases) => new(phrases);

    /// <summary>True where the text holds one of the phrases.</summary>
    /// <param name="reduced">A text reduced by <see cref="Words.Reduce"/>.</param>
    internal bool IsIn(string reduced)
    {
        for (var at = 0; at < reduced.Length; at++)
        {
            var isStart = at == 0 || reduced[at - 1] == ' ';
            if ((isStart || (hasUnspaced && Words.IsUnspaced(reduced[at])))
                && byFirst.TryGetValue(reduced[at], out var phrases)
                && AnyAt(reduced, at, phrases))
            {
                return true;
            }
        }

        return false;
    }

    private static bool AnyAt(string text, int at, Phrase[] phrases)
    {
        foreach (var (core, open) in phrases)
        {
            var end = at + core.Length;
            if (string.CompareOrdinal(text, at, core, 0, core.Length) == 0
                && (open || end == text.Length || text[end] == ' ' || Words.IsUnspaced(core[0])))
            {
                return true;
            }
        }

        return false;
    }

    private readonly record struct Phrase(string Core, bool Open);
}
