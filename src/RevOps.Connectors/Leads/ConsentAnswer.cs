using System.Text.RegularExpressions;

namespace RevOps.Connectors.Leads;

/// <summary>
/// What the value of a consent field says. A ticked box sends "1", "on", or its own label; an unticked one sends nothing,
/// "0" or "". An unticked box withdraws nothing: somebody who agreed last year and does not tick it today still agrees.
/// </summary>
internal static partial class ConsentAnswer
{
    private static readonly string[] Unticked = ["", "0", "false", "off", "null", "unchecked"];

    private static readonly string[] Ticked = ["1", "true", "on", "yes", "y", "checked", "ja", "oui", "si", "sí", "sim", "tak", "ano"];

    private static readonly string[] Refusals = ["no", "n", "nein", "non", "não", "nao", "nie", "ne", "nee"];

    /// <summary>True where agreed, false where refused in words, null where nothing was said.</summary>
    public static bool? Read(string answer)
    {
        var text = answer.Trim().ToLowerInvariant();
        if (Unticked.Contains(text))
        {
            return null;
        }

        return !Refusals.Contains(text) && !RefusalInWords().IsMatch(text);
    }

    /// <summary>The wording agreed to, where the value is one rather than a mere mark.</summary>
    public static string? Wording(string answer)
    {
        var text = answer.Trim();
        var key = text.ToLowerInvariant();
        return Ticked.Contains(key) || Refusals.Contains(key) ? null : text;
    }

    // "No, thanks", "I do not agree", "ich möchte keine Werbung", "je ne souhaite pas": doubt counts as a refusal.
    [GeneratedRegex(@"^(no|nein|non|não|nee)\b|\b(not|don['’]?t|never|nicht|kein|keine|keinen|pas|nunca|niet|opt[- ]?out|unsubscribe)\b", RegexOptions.CultureInvariant)]
    private static partial Regex RefusalInWords();
}
