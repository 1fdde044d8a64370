using RevOps.Data.Tests.Support;

namespace RevOps.Data.Tests.Sql;

/// <summary>No report reads a table from end to end, but for those that are listed here with the reason.</summary>
public sealed class ReportPlanTests
{
    private static readonly Dictionary<string, string> Scanned = new()
    {
        ["campaign_names campaigns"] = "All campaigns are asked for.",
        ["cohort_revenue d"] = "Won deals by their own index: the cohort is that of their leads, of any time.",
        ["data_quality s"] = "Without a time all submissions are asked for; asked once in a while, by a page at a time.",
        ["deals_closed d"] = "A row for each deal, far fewer than leads; days are of the reporting time zone, which no index knows.",
        ["deals_created d"] = "As deals_closed.",
        ["deals_open d"] = "As deals_closed; open ones of any time.",
        ["influenced i"] = "Rows of its own search.",
        ["influenced_total d"] = "A row for each won deal.",
        ["paths d"] = "A row for each won deal.",
        ["unconverted_revenue d"] = "A row for each won deal.",
        ["new_customers (subquery-5)"] = "Rows of its own search.",
        ["new_customers f"] = "Customers, of whom each one's first deal is looked for.",
    };

    public static TheoryData<string> Reports => [.. SqlFiles.Names("reports/")];

    [Theory]
    [MemberData(nameof(Reports))]
    public async Task A_report_reads_by_index_what_grows_with_leads(string name)
    {
        await using var db = await TestDatabase.CreateAsync(SqlDialect.Sqlite);
        var report = name["reports/".Length..];
        var scans = (await db.PlanAsync(SqlText.ExpandLists(SqlFiles.Text(name, SqlDialect.Sqlite))))
            .Where(s => s.StartsWith("SCAN ", StringComparison.Ordinal) && !s.Contains("VIRTUAL TABLE", StringComparison.Ordinal)).Select(s => $"{report} {s.Split(' ')[1]}");

        Assert.Empty(scans.Except(Scanned.Keys));
    }

    [Fact]
    public async Task The_published_run_is_found_by_its_index()
    {
        await using var db = await TestDatabase.CreateAsync(SqlDialect.Sqlite);

        Assert.Contains(await db.PlanAsync(SqlFiles.Text("reports/attribution_run", SqlDialect.Sqlite)), s => s.Contains("ix_attribution_runs_published", StringComparison.Ordinal));
    }
}
