namespace RevOps.Connectors.Salesforce;

/// <summary>Salesforce's record ids: 15 characters whose case counts, or 18, where the last three say the case of the others.</summary>
public static class SalesforceIds
{
    private const int Short = 15;
    private const int Long = 18;
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";

    /// <summary>The 18 characters of an id; null where it is none, or its last three do not belong to the others.</summary>
    public static string? Full(string? id)
    {
        if (id is not { Length: Short or Long } || !id.All(char.IsAsciiLetterOrDigit))
        {
            return null;
        }

        var full = id[..Short] + Suffix(id.AsSpan(0, Short));
        return id.Length == Short || string.Equals(id, full, StringComparison.Ordinal) ? full : null;
    }

    /// <summary>One character for every five: a bit for each that is a capital, the first lowest.</summary>
    private static string Suffix(ReadOnlySpan<char> id)
    {
        Span<char> suffix = stackalloc char[Long - Short];
        for (var block = 0; block < suffix.Length; block++)
        {
            var bits = 0;
            for (var i = 0; i < 5; i++)
            {
                bits |= char.IsAsciiLetterUpper(id[(block * 5) + i]) ? 1 << i : 0;
            }

            suffix[block] = Alphabet[bits];
        }

        return new string(suffix);
    }
}
