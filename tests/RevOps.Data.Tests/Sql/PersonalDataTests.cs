using RevOps.Data.Privacy;
using RevOps.Data.Tests.Support;

namespace RevOps.Data.Tests.Sql;

/// <summary>A table that comes to hold something of persons must not be forgotten when they ask for it, or ask to be forgotten.</summary>
public sealed class PersonalDataTests
{
    /// <summary>What holds nothing of persons, or ids only.</summary>
    private static readonly string[] Impersonal =
    [
        "api_keys", "attribution_changes", "attribution_deals", "attribution_runs", "attribution_touches", "audit_log", "backfills",
        "campaign_aliases", "campaign_attribution", "campaign_spend", "campaigns", "companies", "company_matches", "conversion_marks", "crm_marks",
        "erased_keys", "erasures", "exchange_rates", "hooks", "import_batches", "import_mappings", "inbox", "inventory_events", "merge_rows", "nurture_pauses", "outbox", "owners",
        "rotations", "routing_lock", "rule_versions", "schema_version", "vendor_counts", "what_if_runs",
    ];

    /// <summary>Where only ids, dates and amounts are of a person: they are exported, and stay.</summary>
    private static readonly string[] Kept = ["deals", "deal_contacts", "deal_history", "nurture_steps"];

    [Fact]
    public async Task Every_table_is_told_of_or_holds_nothing_of_persons()
    {
        await using var db = await TestDatabase.CreateAsync(SqlDialect.Sqlite);
        var tables = await db.QueryAsync<string>("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'");

        Assert.Equal(tables.Order(StringComparer.Ordinal), PersonalDataStore.Tables.Concat(Impersonal).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_is_told_of_is_erased_or_kept_on_purpose() =>
        Assert.Equal(PersonalDataStore.Tables.Except(Kept).Order(StringComparer.Ordinal), ErasureStore.Tables.Except(["inbox", "merge_rows"]).Order(StringComparer.Ordinal));
}
