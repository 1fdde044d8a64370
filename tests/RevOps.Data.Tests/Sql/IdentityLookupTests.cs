using RevOps.Data.Tests.Support;

namespace RevOps.Data.Tests.Sql;

/// <summary>Finding a contact or company among a million: each lookup is a search by index.</summary>
public sealed class IdentityLookupTests
{
    private static readonly string[] Moved = ["leads", "submissions", "consents", "touchpoints", "deals", "deal_contacts", "contacts"];

    public static TheoryData<string> Lookups =>
    [
        "contacts/find_by_contact_id",
        "contacts/find_by_email_key",
        "contacts/find_by_external_ids",
        "contacts/candidates",
        "contacts/family",
        "companies/candidates",
        "contact_matches/of_contacts",
        "contact_matches/suggested_of_contacts",
        "external_ids/of_contacts",
        "merges/chain",
        "merges/of_contact",
        "merges/of_survivor",
        .. Moved.SelectMany(t => new[] { $"merge_rows/note_{t}", $"merge_rows/move_{t}", $"merge_rows/return_{t}" }),
        "deals/of_contact",
        "leads/of_deal",
        "merge_rows/leave",
        "touchpoints/of_visitor",
        "touchpoints/stitch",
        "leads/open_of_contact",
        "tasks/open_of_lead",
        "sla_clocks/running_of_lead",
        "nurture_enrollments/open_of_lead",
        "leads/goes_on_as", "leads/of_claim", "leads/newest_of_contact",
        "deals/linked_to_contact", "deals/touches", "deals/created_in", "deals/new_customers", "deal_history/list", "waiting_refs/of_contact", "stage_claims/of_contact",
        "campaign_spend/of_channel",
        "calls/by_lead", "calls/of_lead", "calls/wrong_number", "tasks/complete", "tasks/complete_calls", "tasks/due_again", "sla_clocks/newest",
        "sla_clocks/waiting_of_owner", "sla_history/list", "lead_assignments/list",
        "nurture_enrollments/listening", "nurture_enrollments/exit", "nurture_enrollments/due", "nurture_enrollments/of_lead", "nurture_steps/of_lead", "nurture_steps/delete",
        "mails/exit_nurture", "mails/drop", "mails/drop_of_lead", "mails/times", "mails/test_lead", "suppressions/in_force", "suppressions/confirm", "audience_members/of_contacts",
        "consents/latest", "touchpoints/newest_of_mails", "effects/head", "effects/due_keys",
    ];

    [Theory]
    [MemberData(nameof(Lookups))]
    public async Task A_lookup_reads_no_table_from_end_to_end(string name) =>
        Assert.DoesNotContain(await PlanAsync(SqlFiles.Text(name, SqlDialect.Sqlite)), step => IsScan(step));

    [Fact]
    public async Task Listing_suggestions_walks_its_own_index_only() =>
        Assert.All(
            (await PlanAsync(SqlFiles.Text("contact_matches/suggested", SqlDialect.Sqlite))).Where(IsScan),
            step => Assert.Contains("ix_contact_matches_suggested", step, StringComparison.Ordinal));

    [Fact]
    public async Task Whether_a_deal_was_somebodys_first_is_asked_of_that_customers_deals_only()
    {
        var asked = (await PlanAsync(SqlFiles.Text("deals/new_customers", SqlDialect.Sqlite))).Where(s => s.StartsWith("SEARCH e ", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, asked.Count);
        Assert.Contains("(company_id=?)", asked[0], StringComparison.Ordinal);
        Assert.Contains("(primary_contact_id=?)", asked[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_scan_would_be_seen() => Assert.Contains(await PlanAsync("SELECT 1 FROM contacts WHERE first_name = @Name"), step => IsScan(step));

    /// <summary>A result of the statement's own, and rows of a list that was given, are not tables.</summary>
    private static bool IsScan(string step) => step.StartsWith("SCAN ", StringComparison.Ordinal) && step.Split(' ')[1] is not ("p" or "n" or "z" or "f" or "chain" or "CONSTANT");

    private static async Task<IReadOnlyList<string>> PlanAsync(string text)
    {
        await using var db = await TestDatabase.CreateAsync(SqlDialect.Sqlite);
        var nothing = new Dapper.DynamicParameters();
        var expanded = SqlText.ExpandLists(text);
        foreach (var parameter in SqlText.Parameters(expanded))
        {
            nothing.Add(parameter, null);
        }

        return [.. (await db.QueryAsync<Step>($"EXPLAIN QUERY PLAN {expanded}", nothing)).Select(s => s.Detail)];
    }

    private sealed record Step
    {
        public required string Detail { get; init; }
    }
}
