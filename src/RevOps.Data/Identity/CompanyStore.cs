using RevOps.Core.Identity;
using RevOps.Core.Identity.Matching;
using RevOps.Core.Identity.Survivorship;
using RevOps.Core.Normalization;

namespace RevOps.Data.Identity;

/// <summary>
/// Companies: finds the one that a lead names, or makes it. Two that come at once end as one: by domain the unique match key
/// refuses the second; by name both want the id that derives from the name, and the primary key does. The one refused starts again,
/// finds the other and is decided by the rules.
/// </summary>
public static class CompanyStore
{
    // Two of a name are enough to know that the name does not tell which.
    private const int NamesakesLookedAt = 20;

    /// <summary>The company of a lead, with its values brought up to date; null where the lead names none.</summary>
    /// <param name="sql">The transaction.</param>
    /// <param name="company">The company as normalized.</param>
    /// <param name="delivery">What brings it.</param>
    /// <param name="rules">The rules.</param>
    public static async Task<string?> SaveCompanyAsync(this SqlSession sql, NormalizedCompany? company, Arrival delivery, IdentityRules rules)
    {
        if (company is null)
        {
            return null;
        }

        var nameKey = CompanyMatcher.NameKeyOf(company);
        var nameId = nameKey is null ? null : DeterministicId.From("com", nameKey);
        var rows = await sql.QueryAsync<CompanyRow>("companies/candidates", new
        {
            company.MatchKey,
            CountryKey = CompanyMatcher.CountryKeyOf(company),
            NameKey = nameKey,
            NameCompanyId = nameId,
            Limit = NamesakesLookedAt,
        });
        var known = rows.DistinctBy(r => r.CompanyId).ToDictionary(r => r.CompanyId, StringComparer.Ordinal);
        var match = CompanyMatcher.Decide(
            company, [.. known.Values.Select(r => new CompanyCandidate(r.CompanyId, r.MatchKey, r.NameKey, r.Domain, r.Country))], rules.Matching);
        var given = CompanyProfile.Of(company, delivery.Origin);
        if (match.CompanyId is null)
        {
            var id = nameId is not null && !known.ContainsKey(nameId) ? nameId : DeterministicId.From("com", "delivery", delivery.Key);
            await sql.ExecuteAsync("companies/insert", Values(id, given, match.MatchKey, company.Domain, company.Name, delivery.Now));
            return id;
        }

        var row = known[match.CompanyId];
        var stays = row.Profile.Combine(given, rules.Survivorship);
        await sql.ExecuteAsync(
            "companies/update", Values(row.CompanyId, stays, match.MatchKey, row.Domain ?? company.Domain, row.CompanyName, delivery.Now));
        await NoteAsync(sql, match, delivery);
        return row.CompanyId;
    }

    private static Task NoteAsync(SqlSession sql, CompanyMatch match, Arrival delivery) => match.RuleId == CompanyMatcher.KeyRule
        ? Task.CompletedTask
        : sql.ExecuteAsync("company_matches/insert", new
        {
            MatchId = DeterministicId.From("cmat", delivery.Key),
            delivery.EventId,
            match.CompanyId,
            match.RuleId,
            match.Confidence,
            delivery.Now,
        });

    private static object Values(string id, CompanyProfile profile, string matchKey, string? domain, string nameless, DateTimeOffset now) => new
    {
        CompanyId = id,
        CompanyName = profile.Name ?? domain ?? nameless,
        profile.Industry,
        EmployeeCountBand = profile.EmployeeBand,
        AnnualRevenueBand = profile.RevenueBand,
        profile.Country,
        MatchKey = matchKey,
        Domain = domain,
        profile.NameKey,
        Provenance = profile.Provenance.ToJson(),
        Now = now,
    };
}
