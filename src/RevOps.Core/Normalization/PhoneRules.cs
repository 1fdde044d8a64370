using System.Text.RegularExpressions;
using RevOps.Core.Text;

namespace RevOps.Core.Normalization;

/// <summary>What people write around phone numbers; how numbers are built comes from libphonenumber's metadata.</summary>
public sealed class PhoneRules
{
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    /// <summary>Takes the words.</summary>
    /// <param name="labels">Before or after a number, saying nothing of it: tel, mobile, office.</param>
    /// <param name="extensionWords">Between a number and its extension: ext, Durchwahl.</param>
    /// <param name="retiredPrefixes">
    /// By country (ISO 3166-1 alpha-2): digits that were dialled before national numbers once, and are still written.
    /// </param>
    public PhoneRules(
        IReadOnlyList<string> labels, IReadOnlyList<string> extensionWords, IReadOnlyDictionary<string, IReadOnlyList<string>> retiredPrefixes)
    {
        RetiredPrefixes = retiredPrefixes;
        var (label, word) = (AnyOf(labels), AnyOf(extensionWords));
        Label = new Regex($@"^(?:\(?(?:{label})\)?[\s:.]*)+(?=[+(\d])|(?<=[\d)])[\s,]*\(?(?:{label})\)?\.?$", Options);
        string[] extensions =
        [
            $@"[\s,;.]*(?:{word})[\s:.,-]*(?<ext>\d{{1,15}})",
            @";ext=(?<ext>\d{1,15})",
            @"[\s,]*[x#~][\s:.,-]*(?<ext>\d{1,9})",
            @"[-\s]+(?<ext>\d{1,6})(?=\#)",
            @"\s*(?:,+|;)\s*(?<ext>\d{1,9})",
        ];
        Extension = new Regex($@"(?:(?<=[\d)\]])|(?<=[a-z])(?=[\s,;]))(?:{string.Join('|', extensions)})\#?$", Options);
    }

    /// <summary>Prefixes that the country gave up.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> RetiredPrefixes { get; }

    /// <summary>A label at either end.</summary>
    internal Regex Label { get; }

    /// <summary>An extension at the end; its digits are the group "ext".</summary>
    internal Regex Extension { get; }

    private static string AnyOf(IReadOnlyList<string> words) =>
        string.Join('|', words.Select(w => WellFormed.Normalized(w, System.Text.NormalizationForm.FormKC)).OrderByDescending(w => w.Length).Select(Regex.Escape));
}
