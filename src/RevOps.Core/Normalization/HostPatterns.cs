using System.Collections.Frozen;

namespace RevOps.Core.Normalization;

/// <summary>Hosts by pattern, ready for look-ups: <c>bing.com</c> with all under it, <c>google.*</c> with any ending, <c>*</c> for all.</summary>
internal sealed class HostPatterns
{
    private readonly FrozenSet<string> hosts;
    private readonly FrozenSet<string> families;
    private readonly bool any;

    public HostPatterns(IReadOnlyCollection<string> patterns)
    {
        any = patterns.Contains("*");
        families = patterns.Where(IsFamily).Select(p => p[..^2]).ToFrozenSet(StringComparer.Ordinal);
        hosts = patterns.Where(p => p != "*" && !IsFamily(p)).ToFrozenSet(StringComparer.Ordinal);
    }

    public static HostPatterns None { get; } = new([]);

    /// <summary>True where a pattern fits the host or a domain above it.</summary>
    /// <param name="host">In lower-case ASCII.</param>
    /// <param name="registrable">Its registrable domain.</param>
    public bool Fits(string host, string registrable)
    {
        if (any || families.Contains(registrable[..Math.Max(0, registrable.IndexOf('.', StringComparison.Ordinal))]))
        {
            return true;
        }

        var known = hosts.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var rest = host.AsSpan(); ; rest = rest[(rest.IndexOf('.') + 1)..])
        {
            if (known.Contains(rest))
            {
                return true;
            }

            if (!rest.Contains('.'))
            {
                return false;
            }
        }
    }

    private static bool IsFamily(string pattern) => pattern.EndsWith(".*", StringComparison.Ordinal);
}
