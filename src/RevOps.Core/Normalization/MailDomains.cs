using System.Collections.Frozen;
using RevOps.Core.Data;

namespace RevOps.Core.Normalization;

/// <summary>Mail providers as two maintained lists know them; the house's own additions are in <see cref="EmailRules"/>.</summary>
internal static class MailDomains
{
    private static readonly Lazy<FrozenSet<string>> Free = Set("free-mail.txt");
    private static readonly Lazy<FrozenSet<string>> Disposable = Set("disposable.txt");
    private static readonly Lazy<FrozenSet<string>> DisposableParents = Set("disposable-parents.txt");

    /// <summary>True where anybody can open a mailbox (npm package free-email-domains).</summary>
    /// <param name="domain">In lower case, ASCII form.</param>
    public static bool IsFree(string domain) => Free.Value.Contains(domain);

    /// <summary>True for throw-away mailboxes (npm package disposable-email-domains): the domain, or one above it that gives out subdomains.</summary>
    /// <param name="domain">In lower case, ASCII form.</param>
    public static bool IsDisposable(string domain) => Disposable.Value.Contains(domain) || IsIn(DisposableParents.Value, domain);

    /// <summary>True where the domain or one above it is in the set.</summary>
    internal static bool IsIn(FrozenSet<string> set, string domain)
    {
        var lookup = set.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var rest = domain.AsSpan(); ; rest = rest[(rest.IndexOf('.') + 1)..])
        {
            if (lookup.Contains(rest))
            {
                return true;
            }

            if (!rest.Contains('.'))
            {
                return false;
            }
        }
    }

    private static Lazy<FrozenSet<string>> Set(string file) => new(() => EmbeddedData.Lines(file).ToFrozenSet(StringComparer.Ordinal));
}
