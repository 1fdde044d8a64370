namespace RevOps.Core.Rules;

/// <summary>Names within rule files.</summary>
internal static class RuleNames
{
    /// <summary>A lower-case letter, then lower-case letters, digits and hyphens.</summary>
    public static bool IsName(string text) =>
        text.Length > 0 && char.IsAsciiLetterLower(text[0]) && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
}
