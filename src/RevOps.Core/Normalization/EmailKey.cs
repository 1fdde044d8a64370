namespace RevOps.Core.Normalization;

/// <summary>The form in which two addresses of one mailbox are equal. For matching only: mail goes to what was given.</summary>
internal static class EmailKey
{
    /// <summary>
    /// The mailbox without what its provider ignores. Quotes that are not needed are dropped everywhere. Not covered: Fastmail's
    /// addresses under a user's own subdomain, and Yahoo's disposable "base-keyword" addresses, which look like other mailboxes.
    /// </summary>
    /// <param name="local">Before the @, in lower case.</param>
    /// <param name="domain">Behind it, in lower-case ASCII.</param>
    /// <param name="rules">The rules.</param>
    public static string Of(string local, string domain, EmailRules rules)
    {
        if (local[0] == '"')
        {
            var inner = local.AsSpan(1, local.Length - 2);
            if (!EmailNormalizer.IsDotAtom(inner))
            {
                return local + "@" + domain;
            }

            local = inner.ToString();
        }

        var provider = rules.DomainAliases.GetValueOrDefault(domain, domain);
        var plus = local.IndexOf('+', StringComparison.Ordinal);
        if (plus > 0 && rules.PlusTagDomains.Contains(provider))
        {
            local = local[..plus];
        }

        if (rules.IgnoredCharacters.TryGetValue(provider, out var ignored))
        {
            var kept = Without(local, ignored);
            local = kept.Length > 0 ? kept : local;
        }

        if (rules.SameCharacters.TryGetValue(provider, out var same))
        {
            local = same.Aggregate(local, (l, c) => l.Replace(c, same[0]));
        }

        return local + "@" + provider;
    }

    private static string Without(string text, string characters) =>
        text.AsSpan().ContainsAny(characters) ? string.Concat(text.Where(c => !characters.Contains(c, StringComparison.Ordinal))) : text;
}
