using System.Text;

namespace RevOps.Core.Normalization;

/// <summary>
/// E-mail addresses as mail really uses them: dot-atoms and quoted strings before the @ (RFC 5321 section 4.1.2; no comments, no
/// address literals), letters of any script there (RFC 6531), lengths of RFC 5321 section 4.5.3.1 in octets, international
/// domains (RFC 5891).
/// </summary>
internal static class EmailNormalizer
{
    private const int MaxLocal = 64;
    private const int MaxAddress = 254;
    private const string LocalSpecials = "!#$%&'*+/=?^_`{|}~-.";

    /// <summary>The address, or null where what was given is none; then a step says so.</summary>
    public static NormalizedEmail? Normalize(string? given, EmailRules rules, StepLog log)
    {
        if (string.IsNullOrWhiteSpace(given))
        {
            return null;
        }

        var text = EmailText.Unwrap(given, log);
        var at = text.LastIndexOf('@');
        var address = text.ToLowerInvariant();
        var (local, domain) = at > 0 ? (address[..at], DomainNames.ToAscii(address[(at + 1)..])) : ("", null);
        if (domain is null || !IsLocalPart(local) || Encoding.UTF8.GetByteCount(local) + 1 + domain.Length > MaxAddress)
        {
            log.Add("email", given, null, "email.invalid");
            return null;
        }

        log.AddIfChanged("email", text, address, "email.lowercase");
        log.AddIfChanged("email/domain", address[(at + 1)..], domain, "email.idn");
        return Flagged(new NormalizedEmail(address, EmailKey.Of(local, domain, rules), domain, rules.IsFreeMail(domain), IsRole(local, rules)), rules, log);
    }

    private static NormalizedEmail Flagged(NormalizedEmail email, EmailRules rules, StepLog log)
    {
        var isDisposable = rules.IsDisposable(email.Domain);
        Flag(email.IsFreeMail, "email/isFreeMail", email.Domain, "email.free-mail", log);
        Flag(email.IsRole, "email/isRole", email.Address, "email.role", log);
        Flag(isDisposable, "email/isDisposable", email.Domain, "email.disposable", log);
        var meant = EmailTypos.Suggest(email.Domain, rules);
        var suggestion = meant is null ? null : email.Address[..(email.Address.LastIndexOf('@') + 1)] + meant;
        if (suggestion is not null)
        {
            log.Add("email/suggestion", email.Address, suggestion, "email.typo-suggested");
        }

        return isDisposable || suggestion is not null ? email with { IsDisposable = isDisposable, Suggestion = suggestion } : email;
    }

    private static void Flag(bool isSet, string field, string input, string rule, StepLog log)
    {
        if (isSet)
        {
            log.Add(field, input, "true", rule);
        }
    }

    internal static bool IsRole(string local, EmailRules rules)
    {
        var plus = local.IndexOf('+', StringComparison.Ordinal);
        return rules.RoleNames.Contains(plus > 0 ? local[..plus] : local);
    }

    private static bool IsLocalPart(string local) =>
        Encoding.UTF8.GetByteCount(local) is >= 1 and <= MaxLocal
        && (local[0] == '"' ? IsQuoted(local) : IsDotAtom(local));

    internal static bool IsDotAtom(ReadOnlySpan<char> local)
    {
        var before = '.';
        foreach (var c in local)
        {
            if ((c == '.' && before == '.') || !(char.IsAsciiLetterOrDigit(c) || LocalSpecials.Contains(c, StringComparison.Ordinal) || IsBeyondAscii(c)))
            {
                return false;
            }

            before = c;
        }

        return before != '.';
    }

    private static bool IsBeyondAscii(char c) =>
        c > 127 && (char.IsLetterOrDigit(c) || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark);

    /// <summary>Something in quotes, in which quotes and backslashes are escaped.</summary>
    private static bool IsQuoted(string local)
    {
        if (local.Length < 3 || local[^1] != '"')
        {
            return false;
        }

        for (var i = 1; i < local.Length - 1; i++)
        {
            if (local[i] == '\\')
            {
                i++;
            }

            if (i == local.Length - 1 || (local[i] == '"' && local[i - 1] != '\\') || (local[i] > 126 && !IsBeyondAscii(local[i])))
            {
                return false;
            }
        }

        return true;
    }
}
