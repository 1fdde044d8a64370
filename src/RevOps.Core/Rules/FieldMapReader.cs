using RevOps.Core.Vendors;

namespace RevOps.Core.Rules;

/// <summary>Reads objects of a vendor's names with what they mean.</summary>
internal static class FieldMapReader
{
    /// <summary>The vendor's fields by ours.</summary>
    public static FieldMap Fields(RuleObject parent, string name, IReadOnlyList<string> known)
    {
        var map = parent.Object(name);
        return new FieldMap([.. map.Names().Select(theirs => (theirs, map.Choice(theirs, known)))]);
    }

    /// <summary>The vendor's names by one of our words.</summary>
    public static IReadOnlyDictionary<string, string> Choices(RuleObject parent, string name, IReadOnlyList<string> known)
    {
        var map = parent.Object(name);
        return map.Names().ToDictionary(n => n, n => map.Choice(n, known), StringComparer.Ordinal);
    }

    /// <summary>The vendor's ids by names.</summary>
    public static IReadOnlyDictionary<string, string> Texts(RuleObject parent, string name)
    {
        var map = parent.Object(name);
        return map.Names().ToDictionary(n => n, map.Text, StringComparer.Ordinal);
    }

    private static string Choice(this RuleObject map, string name, IReadOnlyList<string> known)
    {
        var text = map.Text(name);
        if (text.Length > 0 && !known.Contains(text))
        {
            map.Fault(name, $"'{text}' is none of: {string.Join(", ", known)}.");
        }

        return text;
    }
}
