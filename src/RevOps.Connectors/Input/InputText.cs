using System.Buffers;

namespace RevOps.Connectors.Input;

/// <summary>The little that is done to text before normalization.</summary>
internal static class InputText
{
    private static readonly SearchValues<char> NotInAnAddress = SearchValues.Create(" \t\r\n/:,;<>\"");

    /// <summary>Trimmed and without NUL, which neither tables nor SQL take; null where nothing is left.</summary>
    public static string? Clean(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var clean = (text.Contains('\0') ? text.Replace("\0", "", StringComparison.Ordinal) : text).Trim();
        return clean.Length == 0 ? null : clean;
    }

    /// <summary>
    /// True where an address may be in the text: something before an <c>@</c> (or <c>(at)</c>), and a dotted name after it
    /// (a comma typed for the dot counts). Generous on purpose: normalization repairs or refuses the rest.
    /// </summary>
    public static bool MayBeEmail(string text)
    {
        var plain = text.Replace("(at)", "@", StringComparison.OrdinalIgnoreCase).Replace("[at]", "@", StringComparison.OrdinalIgnoreCase).Trim();
        var at = plain.LastIndexOf('@');
        return at > 0 && plain.AsSpan(at + 1).Trim().IndexOfAny('.', ',') > 0 && !char.IsWhiteSpace(plain[at - 1]);
    }

    /// <summary>True for a bare address and nothing else: what may be taken for an e-mail without a field name saying so.</summary>
    public static bool IsBareEmail(string text)
    {
        var at = text.IndexOf('@');
        return at > 0 && at == text.LastIndexOf('@') && !text.AsSpan().ContainsAny(NotInAnAddress)
            && text.AsSpan(at + 1).IndexOf('.') > 0 && text[^1] != '.' && text.Length <= 254;
    }

    /// <summary>True where there are enough digits (5) to dial.</summary>
    public static bool MayBePhone(string text) => text.Count(char.IsDigit) >= 5;
}
