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
    /// True where the text holds one address, also as <c>Name &lt;address&gt;</c> or <c>mailto:address</c>. Only the shape is
    /// looked at; whether the address can exist is found by normalization.
    /// </summary>
    public static bool MayBeEmail(string text)
    {
        var open = text.LastIndexOf('<');
        var address = (open >= 0 && text.EndsWith('>') ? text[(open + 1)..^1] : text).AsSpan().Trim();
        var at = address.IndexOf('@');
        if (at <= 0 || at != address.LastIndexOf('@') || address.IndexOfAny(" \t\r\n") >= 0)
        {
            return false;
        }

        // The last is the full stop of international domain names as typed in Japan and China.
        var domain = address[(at + 1)..].TrimEnd('.');
        return domain.IndexOfAny('.', '。') > 0;
    }

    /// <summary>True for a bare address and nothing else: what may be taken for an e-mail without a field name saying so.</summary>
    public static bool IsBareEmail(string text)
    {
        var at = text.IndexOf('@');
        return at > 0 && at == text.LastIndexOf('@') && !text.AsSpan().ContainsAny(NotInAnAddress)
            && text.AsSpan(at + 1).IndexOf('.') > 0 && text[^1] != '.' && text.Length <= 254;
    }

    /// <summary>True where there is enough to dial: five digits, or three and letters that stand for some (0800-FLOWERS).</summary>
    public static bool MayBePhone(string text)
    {
        var digits = text.Count(char.IsDigit);
        return digits >= 5 || (digits >= 3 && text.Count(char.IsAsciiLetter) >= 4);
    }
}
