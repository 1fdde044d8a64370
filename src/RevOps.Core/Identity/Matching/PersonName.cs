using RevOps.Core.Text;

namespace RevOps.Core.Identity.Matching;

/// <summary>Names as they are compared.</summary>
public static class PersonName
{
    /// <summary>First and last name without case and accents; null unless both are there.</summary>
    public static string? Key(string? first, string? last) =>
        Reduced(first) is { } f && Reduced(last) is { } l ? $"{f} {l}" : null;

    /// <summary>A name without case, accents and punctuation; null where nothing is left.</summary>
    internal static string? Reduced(string? name) => name is null ? null : Words.Reduce(name) is { Length: > 0 } reduced ? reduced : null;
}
