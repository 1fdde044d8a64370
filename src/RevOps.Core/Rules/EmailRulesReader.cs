using System.Collections.Frozen;
using RevOps.Core.Normalization;

namespace RevOps.Core.Rules;

internal static class EmailRulesReader
{
    public static EmailRules Read(RuleObject json)
    {
        var free = json.Texts("freeMailDomains");
        var rules = new EmailRules
        {
            FreeMailDomains = free.Where(d => !IsFamily(d)).ToHashSet(StringComparer.Ordinal),
            FreeMailFamilies = free.Where(IsFamily).Select(d => d[..^2]).ToHashSet(StringComparer.Ordinal),
            NotFreeMailDomains = Domains(json, "notFreeMailDomains"),
            DisposableDomains = Domains(json, "disposableDomains").ToFrozenSet(StringComparer.Ordinal),
            RoleNames = json.Texts("roleNames").ToHashSet(StringComparer.Ordinal),
            IgnoredCharacters = Characters(json.Object("ignoreCharacters")),
            SameCharacters = Characters(json.Object("sameCharacters")),
            PlusTagDomains = Domains(json, "ignorePlusTags"),
            DomainAliases = Aliases(json.Object("domainAliases")),
            Typos = Typos(json),
            EmployeeDomains = Domains(json, "employeeDomains"),
        };
        Check(json, "typoDomains", rules.Typos.Providers);
        Check(json, "freeMailDomains", free.Select(d => IsFamily(d) ? d[..^2] + ".com" : d));
        json.End();
        return rules;
    }

    private static bool IsFamily(string domain) => domain.EndsWith(".*", StringComparison.Ordinal);

    private static HashSet<string> Domains(RuleObject json, string name)
    {
        var domains = json.Texts(name).ToHashSet(StringComparer.Ordinal);
        Check(json, name, domains);
        return domains;
    }

    private static Dictionary<string, string> Aliases(RuleObject json)
    {
        var aliases = json.Names().ToDictionary(n => n, n => json.Text(n), StringComparer.Ordinal);
        foreach (var (alias, target) in aliases)
        {
            Check(json, alias, [alias, target]);
        }

        return aliases;
    }

    private static Dictionary<string, string> Characters(RuleObject json)
    {
        var characters = json.Names().ToDictionary(n => n, n => json.Text(n), StringComparer.Ordinal);
        foreach (var (domain, text) in characters)
        {
            Check(json, domain, [domain]);
            if (text.Any(char.IsAsciiLetterOrDigit))
            {
                json.Fault(domain, $"'{text}' holds a letter or digit: no provider ignores those.");
            }
        }

        return characters;
    }

    private static EmailTypoRules Typos(RuleObject json)
    {
        var endings = json.Object("typoEndings");
        return new EmailTypoRules
        {
            Providers = json.Texts("typoDomains"),
            NoTypos = Domains(json, "noTypos"),
            Endings = endings.Names().ToDictionary(n => n, n => endings.Text(n), StringComparer.Ordinal),
        };
    }

    private static void Check(RuleObject json, string name, IEnumerable<string> domains)
    {
        foreach (var domain in domains.Where(d => DomainNames.ToAscii(d) != d))
        {
            json.Fault(name, $"'{domain}' is no domain in lower case.");
        }
    }
}
