using System.Text.Json;

namespace RevOps.Data.Privacy;

/// <summary>Addresses to search texts for, in the spellings in which they may stand there.</summary>
public sealed class Needles
{
    private readonly string[] _texts;

    private Needles(string[] texts) => _texts = texts;

    /// <summary>The spellings, in lower case.</summary>
    internal IEnumerable<string> Texts => _texts.Select(t => t.ToLowerInvariant());

    /// <summary>Searches for these addresses.</summary>
    public static Needles Of(IEnumerable<string> addresses) =>
        new([.. addresses.SelectMany(a => new[] { a, JsonSerializer.Serialize(a)[1..^1], Uri.EscapeDataString(a) }).Distinct(StringComparer.OrdinalIgnoreCase)]);

    /// <summary>True where one of them stands in a text; a longer address that ends like one is another one.</summary>
    public bool AreIn(string text) => _texts.Any(needle => IsIn(text, needle));

    private static bool IsIn(string text, string needle)
    {
        for (var at = text.IndexOf(needle, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(needle, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + needle.Length;
            if ((at == 0 || !IsOfAddress(text[at - 1])) && (end == text.Length || !char.IsAsciiLetterOrDigit(text[end])))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOfAddress(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '%' or '+' or '-';
}
