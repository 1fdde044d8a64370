using System.Globalization;
using System.Text;

namespace RevOps.Connectors.Forms;

/// <summary>
/// Field names as they are compared: letters and digits only, lower case, no accents, so that <c>E-Mail *</c>,
/// <c>e_mail</c> and <c>eMail</c> are one name, and so are <c>Téléphone</c> and <c>telephone</c>.
/// </summary>
internal static class FieldNames
{
    /// <summary>The words of a name, each reduced; split at punctuation and before capitals.</summary>
    public static IReadOnlyList<string> Words(string name)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var previous = ' ';
        foreach (var c in name.Normalize(NormalizationForm.FormKD))
        {
            var isMark = CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format;
            if (isMark)
            {
                continue;
            }

            var startsWord = char.IsUpper(c) && char.IsLower(previous);
            if ((startsWord || !char.IsLetterOrDigit(c)) && word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }

            if (char.IsLetterOrDigit(c))
            {
                word.Append(char.ToLowerInvariant(c));
            }

            previous = c;
        }

        if (word.Length > 0)
        {
            words.Add(word.ToString());
        }

        return words;
    }

    /// <summary>The whole name, reduced.</summary>
    public static string Key(string name) => string.Concat(Words(name));

    /// <summary>A source's own path in one spelling: <c>fields[email]</c> and <c>fields.email</c> are the same.</summary>
    public static string Path(string name) =>
        name.Replace("]", "", StringComparison.Ordinal).Replace('[', '.').Trim().ToLowerInvariant();
}
