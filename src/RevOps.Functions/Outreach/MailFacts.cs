using DotLiquid;
using RevOps.Core.Outreach;
using RevOps.Data.Outreach;

namespace RevOps.Functions.Outreach;

/// <summary>The values that a template may name, and a note of those that it asked for in vain.</summary>
internal sealed class MailFacts
{
    private static readonly Dictionary<string, Func<MailFactsRow, string?>> OfRow = new(StringComparer.Ordinal)
    {
        ["contact.firstName"] = r => r.FirstName,
        ["contact.lastName"] = r => r.LastName,
        ["contact.email"] = r => r.Email,
        ["contact.jobTitle"] = r => r.JobTitle,
        ["contact.country"] = r => r.Country,
        ["company.name"] = r => r.CompanyName,
        ["company.domain"] = r => r.CompanyDomain,
        ["company.industry"] = r => r.CompanyIndustry,
        ["company.country"] = r => r.CompanyCountry,
        ["lead.interest"] = r => r.LeadInterest,
        ["lead.form"] = r => r.LeadForm,
        ["lead.stage"] = r => r.LeadStage,
        ["lead.segment"] = r => r.LeadSegment,
        ["owner.name"] = r => r.OwnerName,
        ["owner.email"] = r => r.OwnerEmail,
    };

    private readonly Dictionary<string, string?> _values;
    private readonly SortedSet<string> _missing = new(StringComparer.Ordinal);

    private MailFacts(Dictionary<string, string?> values) => _values = values;

    /// <summary>Every name that a template may use.</summary>
    public static IReadOnlySet<string> Names { get; } = new HashSet<string>([.. OfRow.Keys, "sender.name", "sender.postalAddress", "unsubscribeUrl"], StringComparer.Ordinal);

    /// <summary>What was asked for and missing so far, in order.</summary>
    public IReadOnlyList<string> Missing => [.. _missing];

    /// <summary>The facts of a mail.</summary>
    public static MailFacts Of(MailFactsRow row, OutreachRules rules, string unsubscribeUrl)
    {
        var values = OfRow.ToDictionary(p => p.Key, p => p.Value(row), StringComparer.Ordinal);
        values["sender.name"] = rules.Sender?.Name;
        values["sender.postalAddress"] = rules.PostalAddress;
        values["unsubscribeUrl"] = unsubscribeUrl;
        return new MailFacts(values);
    }

    /// <summary>The facts as the engine takes them.</summary>
    /// <param name="maxLength">Longer values are cut: they come from strangers.</param>
    public IDictionary<string, object?> Roots(int maxLength)
    {
        var roots = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var group in Names.GroupBy(n => n.Split('.')[0]))
        {
            roots[group.Key] = group.Key == group.First()
                ? Value(group.Key, maxLength)
                : new Hash((_, field) => Value($"{group.Key}.{field}", maxLength));
        }

        return roots;
    }

    private string? Value(string name, int maxLength)
    {
        if (_values.GetValueOrDefault(name) is not { Length: > 0 } value || (IsFromOutside(name) && Advertises(value)))
        {
            _missing.Add(name);
            return null;
        }

        var length = Math.Min(value.Length, maxLength);
        return string.Concat(value.AsSpan(0, char.IsHighSurrogate(value[length - 1]) ? length - 1 : length).ToString().Select(c => char.IsControl(c) ? ' ' : c));
    }

    /// <summary>Forms are filled by anybody with anybody's address: a name that advertises a page must not travel in our mail.</summary>
    private static bool IsFromOutside(string name) => OfRow.ContainsKey(name) && !name.StartsWith("owner.", StringComparison.Ordinal);

    private static bool Advertises(string value) =>
        value.Contains("://", StringComparison.Ordinal) || value.Contains("www.", StringComparison.OrdinalIgnoreCase);
}
