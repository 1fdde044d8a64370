namespace RevOps.Core.Normalization;

/// <summary>Numbers that somebody typed who did not want to be called, although a country's plan may allow them.</summary>
internal static class FakePhones
{
    private const int ShortestRepeat = 4;
    private const int ShortestRun = 6;
    private const int Tail = 7;

    /// <summary>All or the last seven digits the same, or all of them counted up from 0 or 1.</summary>
    public static bool IsFake(string digits)
    {
        var tail = digits.AsSpan(Math.Max(0, digits.Length - Tail));
        return (tail.Length >= ShortestRepeat && !tail.ContainsAnyExcept(tail[0]))
            || (digits.Length >= ShortestRun && ("01234567890".StartsWith(digits, StringComparison.Ordinal) || "1234567890".StartsWith(digits, StringComparison.Ordinal)));
    }
}
