using RevOps.Core.Leads;
using RevOps.Data.Identity;

namespace RevOps.Functions.Tests.Contacts;

/// <summary>Whatever happens in whatever order, the database stays one that people can trust.</summary>
public sealed class RandomHistoryTests
{
    private const int Steps = 150;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Intake_merges_and_unmerges_in_any_order_keep_the_invariants(int seed)
    {
        await using var app = await IdentityApp.StartAsync();
        var random = new Random(seed);
        var contacts = new List<string>();
        for (var i = 0; i < Steps; i++)
        {
            app.Now = app.Now.AddSeconds(random.Next(1, 600));
            contacts.Add(await StepAsync(app, random, contacts) ?? contacts.LastOrDefault() ?? "nobody");
        }

        await AssertHoldsAsync(app, seed);
        await UndoAllAsync(app);
        await AssertHoldsAsync(app, seed);
        Assert.Empty(await app.QueryAsync<string>("SELECT contact_id FROM contacts WHERE merged_into IS NOT NULL"));
    }

    private static async Task<string?> StepAsync(IdentityApp app, Random random, List<string> contacts)
    {
        string Any() => contacts.Count == 0 ? "nobody" : contacts[random.Next(contacts.Count)];
        switch (random.Next(10))
        {
            case < 5:
                return (await app.IntakeAsync(Lead(random), random.Next(4) == 0 ? "import" : "leads")).ContactId;
            case 5:
                return (await app.TouchAsync(new ContactRef(VisitorId: $"v{random.Next(12)}"))).ContactId;
            case 6:
                await app.QueryAsync<int>("UPDATE leads SET status = 'converted' WHERE contact_id = @id AND status <> 'disqualified'", new { id = Any() });
                return null;
            case < 9:
                await app.MergeAsync(Any(), Any());
                return null;
            default:
                await app.UnmergeAsync(Any());
                return null;
        }
    }

    private static LeadSubmission Lead(Random random)
    {
        var email = random.Next(3) > 0 ? $"person{random.Next(15)}@acme{random.Next(3)}.com" : null;
        return new LeadSubmission
        {
            Email = email,
            Phone = email is null || random.Next(3) == 0 ? $"+4930123456{random.Next(10, 20)}" : null,
            FirstName = random.Next(2) == 0 ? null : $"First{random.Next(4)}",
            LastName = random.Next(2) == 0 ? null : $"Last{random.Next(4)}",
            VisitorId = random.Next(3) == 0 ? $"v{random.Next(12)}" : null,
            ExternalIds = random.Next(3) == 0 ? new Dictionary<string, string> { ["crm"] = $"{random.Next(15)}" } : [],
            Company = random.Next(2) == 0 ? CompanyInput.None : new CompanyInput(Name: $"Acme{random.Next(4)} Inc."),
            Consents = random.Next(4) == 0 ? [new ConsentInput("email_marketing", random.Next(2) == 0)] : [],
        };
    }

    /// <summary>The last merge into a contact that stands for itself, until there is none.</summary>
    private static async Task UndoAllAsync(IdentityApp app)
    {
        while (await app.QueryAsync<string>(
            "SELECT m.survivor_id FROM merges m JOIN contacts c ON c.contact_id = m.survivor_id WHERE m.undone_at IS NULL AND c.merged_into IS NULL LIMIT 1") is [var id])
        {
            Assert.IsType<MergeOutcome.Done>(await app.UnmergeAsync(id));
        }
    }

    private static async Task AssertHoldsAsync(IdentityApp app, int seed)
    {
        foreach (var (what, query) in Invariants)
        {
            var faults = await app.QueryAsync<string>(query);
            Assert.True(faults.Count == 0, $"Seed {seed}: {what}: {string.Join(", ", faults)}");
        }

        foreach (var key in await app.QueryAsync<string>("SELECT email_key FROM contacts WHERE email_key IS NOT NULL"))
        {
            var found = await app.Db.ReadAsync(sql => sql.FindContactAsync(new ContactRef(Email: key), key, IdentityApp.Rules.Identity));
            Assert.True(found is { MergedInto: null }, $"Seed {seed}: {key} finds no survivor.");
        }
    }

    private static readonly (string What, string Query)[] Invariants =
    [
        ("one open lead a contact", "SELECT contact_id FROM leads WHERE status NOT IN ('converted', 'disqualified') GROUP BY contact_id HAVING COUNT(*) > 1"),
        ("no lead of a merged contact", Away("leads", "contact_id")),
        ("no touchpoint of a merged contact", Away("touchpoints", "contact_id")),
        ("no submission of a merged contact", Away("submissions", "contact_id")),
        ("no consent of a merged contact", Away("consents", "contact_id")),
        ("one hop to the survivor", Away("contacts", "merged_into")),
        ("an address is in one place", "SELECT email FROM contacts WHERE email IS NOT NULL GROUP BY email HAVING COUNT(*) > 1"),
        ("no address on a merged contact", "SELECT contact_id FROM contacts WHERE merged_into IS NOT NULL AND email IS NOT NULL"),
        ("one merge in force a merged contact", "SELECT contact_id FROM contacts c WHERE (merged_into IS NOT NULL) <> EXISTS (SELECT 1 FROM merges m WHERE m.merged_id = c.contact_id AND m.undone_at IS NULL)"),
        ("no row in two merges of one survivor", "SELECT r.row_id FROM merge_rows r JOIN merges m ON m.merge_id = r.merge_id WHERE m.undone_at IS NULL GROUP BY m.survivor_id, r.table_name, r.row_id HAVING COUNT(*) > 1"),
        ("a domain is one company", "SELECT domain FROM companies WHERE domain IS NOT NULL GROUP BY domain HAVING COUNT(*) > 1"),
    ];

    private static string Away(string table, string column) =>
        $"SELECT t.{column} FROM {table} t JOIN contacts c ON c.contact_id = t.{column} WHERE c.merged_into IS NOT NULL";
}
