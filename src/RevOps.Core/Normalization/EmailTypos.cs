namespace RevOps.Core.Normalization;

/// <summary>Finds the provider that was probably meant: gmial.com, hotmail.con.</summary>
internal static class EmailTypos
{
    /// <summary>First labels shorter than this are never compared: too many real domains are one letter apart.</summary>
    private const int ShortestName = 5;

    /// <summary>The domain that was probably meant; null where the given one is known or like no other.</summary>
    /// <param name="domain">In lower-case ASCII.</param>
    /// <param name="rules">The rules.</param>
    public static string? Suggest(string domain, EmailRules rules)
    {
        var typos = rules.Typos;
        if (typos.NoTypos.Contains(domain))
        {
            return null;
        }

        var dot = domain.LastIndexOf('.');
        if (typos.Endings.TryGetValue(domain[(dot + 1)..], out var ending))
        {
            var repaired = $"{domain[..dot]}.{ending}";
            return Nearest(repaired, typos.Providers) ?? repaired;
        }

        return rules.IsKnownFreeMail(domain) ? null : Nearest(domain, typos.Providers);
    }

    private static string? Nearest(string domain, IReadOnlyList<string> providers)
    {
        string? nearest = null;
        var least = int.MaxValue;
        foreach (var provider in providers)
        {
            if (provider == domain)
            {
                return null;
            }

            var distance = Distance(domain, provider);
            if (distance < least)
            {
                (nearest, least) = (provider, distance);
            }
        }

        return nearest;
    }

    /// <summary>
    /// Slips between two domains that differ either in the first label (one slip; two from eight letters on) or in the ending
    /// (one slip); else a very large number.
    /// </summary>
    private static int Distance(string domain, string provider)
    {
        var (dot, at) = (domain.IndexOf('.', StringComparison.Ordinal), provider.IndexOf('.', StringComparison.Ordinal));
        var name = domain.AsSpan(0, dot);
        var known = provider.AsSpan(0, at);
        var ending = domain.AsSpan(dot);
        var knownEnding = provider.AsSpan(at);
        if (ending.SequenceEqual(knownEnding))
        {
            var allowed = known.Length >= 8 ? 2 : known.Length >= ShortestName ? 1 : 0;
            return Within(Slips(name, known, allowed), allowed);
        }

        return known.Length >= ShortestName && name.SequenceEqual(known) ? Within(Slips(ending, knownEnding, 1), 1) : int.MaxValue;
    }

    private static int Within(int slips, int allowed) => slips <= allowed ? slips : int.MaxValue;

    /// <summary>Letters added, left out, changed or swapped with the next (optimal string alignment distance).</summary>
    private static int Slips(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int allowed)
    {
        if (Math.Abs(a.Length - b.Length) > allowed || a.Length > 63)
        {
            return int.MaxValue;
        }

        var width = b.Length + 1;
        Span<byte> cells = stackalloc byte[(a.Length + 1) * width];
        for (var j = 0; j < width; j++)
        {
            cells[j] = (byte)j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            cells[i * width] = (byte)i;
            for (var j = 1; j <= b.Length; j++)
            {
                var changed = cells[((i - 1) * width) + j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                var best = Math.Min(Math.Min(cells[((i - 1) * width) + j], cells[(i * width) + j - 1]) + 1, changed);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    best = Math.Min(best, cells[((i - 2) * width) + j - 2] + 1);
                }

                cells[(i * width) + j] = (byte)best;
            }
        }

        return cells[^1];
    }
}
