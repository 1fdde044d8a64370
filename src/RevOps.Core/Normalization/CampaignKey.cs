using RevOps.Core.Text;

namespace RevOps.Core.Normalization;

/// <summary>The form in which two spellings of a campaign's name are equal.</summary>
public static class CampaignKey
{
    private const int MaxLength = 200;

    /// <summary>
    /// The words of the name in lower case without diacritics, one space between them: "Spring_Sale-2026", "spring+sale 2026" and
    /// "SPRING SALE 2026" are one. Cut to 200 UTF-16 units; null where no word is left.
    /// </summary>
    /// <param name="name">A campaign's name as its platform or a UTM parameter writes it, decoded.</param>
    public static string? Of(string? name)
    {
        var key = FreeText.Cut(Words.Reduce(name ?? ""), MaxLength);
        return string.IsNullOrEmpty(key) ? null : key;
    }
}
