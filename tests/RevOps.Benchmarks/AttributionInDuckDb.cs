namespace RevOps.Benchmarks;

/// <summary>The rule-based models as somebody would write them in DuckDB's SQL, exact in cents by largest remainder.</summary>
internal static class AttributionInDuckDb
{

    public static IEnumerable<string> Statements =>
    [
        "CREATE TABLE attribution (deal_id VARCHAR, model VARCHAR, campaign_id VARCHAR, units BIGINT)",
        Path("by_creation", "created_at"),
        Path("by_close", "closed_at"),
        Model("first_touch", "by_creation", "0", "(rn = 1)::BIGINT"),
        Model("last_touch", "by_creation", "0", "(rn = n)::BIGINT"),
        Model("last_non_direct", "by_creation", "0", "(rn = coalesce(non_direct, n))::BIGINT"),
        Model("linear", "by_creation", "0", "1::BIGINT"),
        Model("position_based", "by_creation", "400 * (rn = 1)::BIGINT + 400 * (rn = n)::BIGINT", Parts(200)),
        Model("u_shaped", "by_creation", "400 * (rn = 1)::BIGINT + 400 * coalesce(rn = lead_rn, false)::BIGINT", Parts(200)),
        Model("w_shaped", "by_creation", "300 * (rn = 1)::BIGINT + 300 * coalesce(rn = lead_rn, false)::BIGINT + 300 * coalesce(rn = deal_rn, false)::BIGINT", Parts(100)),
        Model(
            "full_path",
            "by_close",
            "225 * (rn = 1)::BIGINT + 225 * coalesce(rn = lead_rn, false)::BIGINT + 225 * coalesce(rn = deal_rn, false)::BIGINT + 225 * (rn = n)::BIGINT",
            Parts(100)),
        Model("time_decay", "by_creation", "0", "floor(1099511627776 * pow(2, -(epoch_us(latest) - epoch_us(event_time)) / 86400000000.0 / 7.0))::BIGINT"),
        "CHECKPOINT",
    ];

    private static string Parts(int others) => $"CASE WHEN part > 0 THEN part * greatest(others, 1) ELSE {others} END";

    private static string Path(string name, string cutOff) => $"""
        CREATE TEMP TABLE {name} AS
        SELECT *, max(CASE WHEN event_time <= lead_at THEN rn END) OVER (PARTITION BY deal_id) AS lead_rn,
            max(CASE WHEN event_time <= created_at THEN rn END) OVER (PARTITION BY deal_id) AS deal_rn,
            max(CASE WHEN channel <> 'direct' THEN rn END) OVER (PARTITION BY deal_id) AS non_direct
        FROM (
            SELECT d.deal_id, d.units, d.created_at, d.lead_at, t.event_time, t.channel, coalesce(t.campaign_id, 'none:' || t.channel) AS campaign_id,
                row_number() OVER (PARTITION BY d.deal_id ORDER BY t.event_time, t.touchpoint_id) AS rn,
                count(*) OVER (PARTITION BY d.deal_id) AS n,
                max(t.event_time) OVER (PARTITION BY d.deal_id) AS latest
            FROM deals d JOIN touchpoints t ON t.contact_id = d.contact_id
            WHERE d.won AND t.event_type <> 'email_open' AND t.event_time <= d.{cutOff} AND t.event_time >= d.{cutOff} - INTERVAL 180 DAY
        )
        """;

    private static string Model(string name, string path, string part, string weight) => $"""
        INSERT INTO attribution
        WITH parts AS (SELECT *, {part} AS part FROM {path}),
        others AS (SELECT *, count(*) FILTER (part = 0) OVER (PARTITION BY deal_id) AS others FROM parts),
        weighed AS (SELECT deal_id, units, rn, campaign_id, {weight} AS w FROM others),
        totals AS (SELECT *, sum(w) OVER (PARTITION BY deal_id) AS total FROM weighed),
        floors AS (
            SELECT deal_id, units, rn, campaign_id, w, (units::HUGEINT * w) // total AS share, (units::HUGEINT * w) % total AS rest
            FROM totals),
        ranked AS (
            SELECT *, row_number() OVER (PARTITION BY deal_id ORDER BY rest DESC, rn) AS place, units - sum(share) OVER (PARTITION BY deal_id) AS remaining
            FROM floors),
        shares AS (SELECT deal_id, campaign_id, w, share + (place <= remaining)::BIGINT AS units FROM ranked)
        SELECT deal_id, '{name}', campaign_id, sum(units)::BIGINT FROM shares WHERE w > 0 GROUP BY deal_id, campaign_id
        UNION ALL
        SELECT deal_id, '{name}', 'unattributed', units FROM deals d WHERE won AND NOT EXISTS (SELECT 1 FROM {path} p WHERE p.deal_id = d.deal_id)
        """;
}
