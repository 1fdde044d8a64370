
namespace RevOps.Core.Normalization;

/// <summary>
/// E-mail addresses as mail really uses them: the dot-atom form of RFC 5321 (no quoted local parts, no address literals), lengths
/// of RFC 5321 section 4.5.3.1, international domains in their ASCII form (RFC 5891).
/// </summary>
internal static class EmailNormalizer
{
    private const string LocalSpecials = "!#$%&'*+/=?^_`{|}~-.";

    /// <summary>The address, or null where what was given is none; then a step says so.</summary>
    public static NormalizedEmail? Normalize(string? given, EmailRules rules, StepLog log)
    {
        if (string.IsNullOrWhiteSpace(given))
        {
            return null;
        }

        var text = Unwrap(given, log);
        var parts = text.Split('@');
        var domain = parts.Length == 2 ? DomainNames.ToAscii(parts[1]) : null;
        if (domain is null || !IsLocalPart(parts[0]) || parts[0].Length + 1 + domain.Length > 254)
        {
            log.Add("email", given, null, "email.invalid");
            return null;
        }

        log.AddIfChanged("email", parts[1].ToLowerInvariant(), domain, parts[1].All(char.IsAscii) ? "email.domain" : "email.idn");
        var address = parts[0].ToLowerInvariant() + "@" + domain;
        if (text.Any(char.IsUpper))
        {
            log.Add("email", text, address, "email.lowercase");
        }

        var local = address[..address.IndexOf('@', StringComparison.Ordinal)];
        var isRole = rules.RoleNames.Contains(local.Split('+')[0]);
        return new NormalizedEmail(address, Key(local, domain, rules), domain, rules.IsFreeMail(domain), isRole);
    }

    private static string Unwrap(string given, StepLog log)
    {
        var text = FreeText.Clean(given, 1000) ?? "";
        log.AddIfChanged("email", given, text, "email.trimmed");
        var open = text.LastIndexOf('<');
        if (open >= 0 && text.EndsWith('>'))
        {
            var inner = text[(open + 1)..^1].Trim();
            log.Add("email", text, inner, "email.display-name");
            text = inner;
        }

        if (text.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase))
        {
            var bare = text["mailto:".Length..].Split('?')[0].Trim();
            log.Add("email", text, bare, "email.mailto");
            text = bare;
        }

        return text;
    }

    private static bool IsLocalPart(string local) =>
        local.Length is >= 1 and <= 64
        && local[0] != '.' && local[^1] != '.' && !local.Contains("..", StringComparison.Ordinal)
        && local.All(c => char.IsAsciiLetterOrDigit(c) || LocalSpecials.Contains(c, StringComparison.Ordinal) || (c > 127 && char.IsLetterOrDigit(c)));

    private static string Key(string local, string domain, EmailRules rules)
    {
        var provider = rules.DomainAliases.GetValueOrDefault(domain, domain);
        var plus = local.IndexOf('+', StringComparison.Ordinal);
        if (plus > 0 && rules.PlusTagDomains.Contains(provider))
        {
            local = local[..plus];
        }

        if (rules.DotlessDomains.Contains(provider))
        {
            local = local.Replace(".", "", StringComparison.Ordinal);
        }

        return local + "@" + provider;
    }
}
