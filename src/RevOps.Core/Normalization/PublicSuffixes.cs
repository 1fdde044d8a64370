using System.Collections.Frozen;
using RevOps.Core.Data;

namespace RevOps.Core.Normalization;

/// <summary>
/// The public suffix list (npm package tldts), by the algorithm of publicsuffix.org: both its ICANN section (co.uk) and its private
/// one (github.io), because a company is under neither the registry's nor the provider's name.
/// </summary>
internal static class PublicSuffixes
{
    private static readonly Lazy<FrozenSet<string>> Rules = new(() => EmbeddedData.Lines("suffixes.txt").ToFrozenSet(StringComparer.Ordinal));

    /// <summary>The part of a host that somebody registered: the suffix and one label; null where the host is itself a suffix.</summary>
    /// <param name="host">In lower case, ASCII form.</param>
    public static string? RegistrableDomain(string host)
    {
        var start = SuffixStart(host);
        if (start <= 1)
        {
            return null;
        }

        var label = host.LastIndexOf('.', start - 2);
        return host[(label + 1)..];
    }

    /// <summary>
    /// Where the longest suffix starts. From the left, the first rule that fits is the longest; an exception (!city.kobe.jp) means the
    /// suffix is one label shorter, and without any rule the last label is the suffix.
    /// </summary>
    private static int SuffixStart(string host)
    {
        var rules = Rules.Value.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> marked = stackalloc char[host.Length + 2];
        for (var start = 0; ;)
        {
            var next = host.IndexOf('.', start) + 1;
            host.AsSpan(start).CopyTo(marked[1..]);
            marked[0] = '!';
            if (rules.Contains(marked[..(host.Length - start + 1)]))
            {
                return next;
            }

            if (rules.Contains(host.AsSpan(start)))
            {
                return start;
            }

            if (next == 0)
            {
                return start;
            }

            // "*.ck" for "anything.ck".
            marked[0] = '*';
            host.AsSpan(next - 1).CopyTo(marked[1..]);
            if (rules.Contains(marked[..(host.Length - next + 2)]))
            {
                return start;
            }

            start = next;
        }
    }
}
