using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using RevOps.Core.Identity.Survivorship;
using RevOps.Core.Leads;
using RevOps.Core.Normalization;
using RevOps.Core.Rules;
using RevOps.Data;
using RevOps.Data.Identity;
using RevOps.Functions.Setup;
using RevOps.Testing;

namespace RevOps.Benchmarks;

/// <summary>How long it takes to find out who a lead is, among a hundred thousand contacts and among a million.</summary>
internal static class IdentityBenchmark
{
    private const int Submissions = 20_000;

    // As an import's range: one transaction, so that the disk's flush is not what is measured.
    private const int PerTransaction = 200;

    public static async Task RunAsync()
    {
        var rules = RuleFiles.Load(Path.Combine(AppContext.BaseDirectory, "rules")).Rules;
        var rates = new List<double>();
        foreach (var contacts in new[] { 100_000, 1_000_000 })
        {
            using var folder = new TempFolder();
            using var db = Database.Sqlite(folder.File("revops.db"));
            await Schema.ApplyAsync(db, TimeProvider.System);
            var filling = Stopwatch.GetTimestamp();
            await FillAsync(folder.File("revops.db"), contacts);
            Console.WriteLine(
                $"{contacts.ToString("N0", CultureInfo.InvariantCulture)} contacts, filled in {Measure.Number(Stopwatch.GetElapsedTime(filling).TotalSeconds)} s, "
                + $"{new FileInfo(folder.File("revops.db")).Length >> 20} MiB, {Measure.Load()}");
            rates.Add(await ResolveAsync(db, rules, contacts));
            SqliteConnection.ClearAllPools();
        }

        Console.WriteLine($"1,000,000 contacts : 100,000 contacts = {Measure.Number(rates[1] / rates[0])} of the rate");
    }

    private static async Task<double> ResolveAsync(Database db, RuleSet rules, int contacts)
    {
        var random = new Random(1);
        var people = Enumerable.Range(0, Submissions).Select(i => Person(random, i, contacts)).ToArray();
        var before = await CountAsync(db);
        var started = Stopwatch.GetTimestamp();
        foreach (var batch in people.Chunk(PerTransaction))
        {
            await db.WriteAsync(async sql =>
            {
                foreach (var person in batch)
                {
                    await SaveAsync(sql, rules, person);
                }
            });
        }

        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var made = await CountAsync(db) - before;
        Console.WriteLine($"  {Measure.Number(Submissions / seconds)} resolved and written/s ({Submissions} submissions, {made} new contacts)");
        return Submissions / seconds;
    }

    private static async Task SaveAsync(SqlSession sql, RuleSet rules, (int Index, LeadSubmission Submission) person)
    {
        var at = new DateTimeOffset(2026, 1, 5, 12, 0, 0, TimeSpan.Zero).AddSeconds(person.Index);
        var arrival = new Arrival($"evt-{person.Index}", $"bench-{person.Index}", new ValueOrigin(at, "leads"), at);
        var lead = ((NormalizationResult.Normalized)LeadNormalizer.Normalize(person.Submission, rules.Normalization, at)).Lead;
        var companyId = await sql.SaveCompanyAsync(lead.Company, arrival, rules.Identity);
        await sql.SaveContactAsync(lead, person.Submission, companyId, arrival, rules.Identity);
    }

    /// <summary>Two in five by a known address, one each by a known id, a known phone, a new address with a phone, and a new phone.</summary>
    private static (int Index, LeadSubmission Submission) Person(Random random, int i, int contacts)
    {
        var known = random.Next(contacts);
        var fresh = contacts + i;
        return (i, (i % 5) switch
        {
            0 or 1 => new LeadSubmission { Email = $"person{known}@company{known / 10}.com", FirstName = "Ann", LastName = $"Lee{known}" },
            2 => new LeadSubmission { Phone = Phone(fresh), ExternalIds = new Dictionary<string, string> { ["crm"] = $"{known}" } },
            3 => new LeadSubmission { Phone = Phone(known), LastName = $"Lee{known}" },
            _ => new LeadSubmission { Email = $"new{fresh}@company{known / 10}.com", FirstName = "Ann", LastName = $"Lee{known}", Phone = Phone(fresh) },
        });
    }

    private static string Phone(int n) => string.Create(CultureInfo.InvariantCulture, $"+49301{n:0000000}");

    private static async Task<long> CountAsync(Database db) => await db.ReadAsync(sql => sql.ScalarAsync<long>("contacts/count"));

    private static async Task FillAsync(string path, int contacts)
    {
        await using var connection = new SqliteConnection($"Data Source={path}");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = """
            BEGIN;
            WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < $contacts / 10)
            INSERT INTO companies (company_id, company_name, match_key, domain, name_key, created_at, updated_at)
            SELECT 'com_' || i, 'Company ' || i, 'company' || i || '.com', 'company' || i || '.com', 'company' || i, $at, $at FROM n;
            WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < $contacts)
            INSERT INTO contacts (contact_id, email, email_key, first_name, last_name, name_key, phone, company_id, provenance, created_at, updated_at)
            SELECT 'con_' || i, 'person' || i || '@company' || (i / 10) || '.com', 'person' || i || '@company' || (i / 10) || '.com', 'Ann', 'Lee' || i,
                'ann lee' || i, '+49301' || printf('%07d', i), 'com_' || (i / 10), $provenance, $at, $at FROM n;
            WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < $contacts)
            INSERT INTO external_ids (system, external_id, contact_id) SELECT 'crm', i, 'con_' || i FROM n;
            COMMIT;
            """;
        command.Parameters.AddWithValue("$contacts", contacts);
        command.Parameters.AddWithValue("$at", "2025-01-05T12:00:00.0000000Z");
        command.Parameters.AddWithValue(
            "$provenance",
            Provenance.Of(new ValueOrigin(new DateTimeOffset(2025, 1, 5, 12, 0, 0, TimeSpan.Zero), "leads"), ["email", "firstName", "lastName", "phone", "company"]).ToJson());
        command.CommandTimeout = 600;
        await command.ExecuteNonQueryAsync();
    }
}
