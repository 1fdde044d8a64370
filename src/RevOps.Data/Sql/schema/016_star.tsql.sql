-- What one unit of a currency is worth in the reporting currency, from a day on. Kept in step with rules/rates.json; the reporting currency
-- itself is in it with 1, so that a join that finds nothing means: the rate is missing.
CREATE TABLE exchange_rates (
    currency nvarchar(3) NOT NULL,
    from_day date NOT NULL,
    rate     decimal(28, 12) NOT NULL,
    PRIMARY KEY (currency, from_day)
);

-- Serve the reports, which count days, with all that they read.
CREATE INDEX ix_leads_report ON leads (created_at, channel, segment) INCLUDE (mql_at, qualified_at, sql_at, opp_at, customer_at, merged_into_lead)
    WHERE is_test = 0 AND is_import = 0;
CREATE INDEX ix_leads_mql ON leads (mql_at, channel, segment) INCLUDE (qualified_at, merged_into_lead) WHERE is_test = 0 AND is_import = 0;
CREATE INDEX ix_leads_sql ON leads (sql_at, channel, segment) INCLUDE (merged_into_lead) WHERE is_test = 0 AND is_import = 0 AND sql_at IS NOT NULL;
CREATE INDEX ix_leads_owned ON leads (owner_id, created_at, channel, segment) INCLUDE (mql_at, qualified_at, sql_at, opp_at, customer_at, merged_into_lead)
    WHERE is_test = 0 AND is_import = 0 AND owner_id IS NOT NULL;
-- Serves ranges of time in BI, and the first and last day of dim_date.
CREATE INDEX ix_touchpoints_time ON touchpoints (event_time);
GO
-- Leads that count: no tests (spam and employees are flagged as such), no imports, and of two that were merged only the one that stays.
CREATE VIEW counted_leads AS
SELECT l.lead_id, l.contact_id, l.company_id, l.owner_id, l.source, l.channel, l.segment,
    CAST(l.created_at AS date) AS created_day, COALESCE(l.mql_at, l.qualified_at) AS mql_at, l.sql_at, l.opp_at, l.customer_at,
    CAST(COALESCE(l.mql_at, l.qualified_at) AS date) AS mql_day, CAST(l.sql_at AS date) AS sql_day, l.created_at
FROM leads l
WHERE l.is_test = 0 AND l.is_import = 0 AND l.merged_into_lead IS NULL;
GO
-- Deals with their lead's segment and owner, and their days.
CREATE VIEW report_deals AS
SELECT d.deal_id, d.company_id, d.primary_contact_id, d.lead_id, l.owner_id, COALESCE(l.segment, 'unknown') AS segment, d.source,
    COALESCE(d.channel, 'unknown') AS channel, d.campaign_id, d.pipeline, d.pipeline_stage, d.won_lost, d.probability, d.deal_value, d.currency,
    d.created_at, d.closed_at, CAST(d.created_at AS date) AS created_day, CAST(d.closed_at AS date) AS closed_day,
    CAST(COALESCE(d.closed_at, d.created_at) AS date) AS rate_day
FROM deals d LEFT JOIN leads l ON l.lead_id = d.lead_id;
GO
-- The first won deal of each company, else contact: what made it a customer.
CREATE VIEW new_customers AS
SELECT f.deal_id, f.customer_id, f.closed_at, CAST(f.closed_at AS date) AS closed_day
FROM (
    SELECT d.deal_id, COALESCE(d.company_id, d.primary_contact_id) AS customer_id, d.closed_at,
        ROW_NUMBER() OVER (PARTITION BY COALESCE(d.company_id, d.primary_contact_id) ORDER BY d.closed_at, d.deal_id) AS place
    FROM deals d
    WHERE d.won_lost = 'won' AND d.closed_at IS NOT NULL AND COALESCE(d.company_id, d.primary_contact_id) IS NOT NULL) AS f
WHERE f.place = 1;
GO
-- Whole years, so that a BI tool takes it as its table of dates. Numbers instead of recursion, which a view cannot have beyond 100 levels.
CREATE VIEW dim_date AS
WITH span AS (
    SELECT DATEFROMPARTS(YEAR(MIN(first_day)), 1, 1) AS first_day, DATEFROMPARTS(YEAR(MAX(last_day)), 12, 31) AS last_day
    FROM (
        SELECT CAST(MIN(created_at) AS date) AS first_day, CAST(MAX(created_at) AS date) AS last_day FROM leads
        UNION ALL SELECT CAST(MIN(created_at) AS date), CAST(MAX(created_at) AS date) FROM deals
        UNION ALL SELECT NULL, CAST(MAX(closed_at) AS date) FROM deals WHERE won_lost = 'won'
        UNION ALL SELECT CAST(MIN(event_time) AS date), CAST(MAX(event_time) AS date) FROM touchpoints
        UNION ALL SELECT MIN(day), MAX(day) FROM campaign_spend) AS s
), digits AS (
    SELECT n FROM (VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9)) AS d (n)
), numbers AS (
    SELECT a.n + 10 * b.n + 100 * c.n + 1000 * d.n + 10000 * e.n AS n
    FROM digits a CROSS JOIN digits b CROSS JOIN digits c CROSS JOIN digits d CROSS JOIN digits e
), days AS (
    SELECT DATEADD(day, n.n, s.first_day) AS day FROM span s JOIN numbers n ON n.n <= DATEDIFF(day, s.first_day, s.last_day)
)
SELECT day AS date_day, YEAR(day) AS year, DATEPART(quarter, day) AS quarter, MONTH(day) AS month, DAY(day) AS day_of_month,
    DATEDIFF(day, '19000101', day) % 7 + 1 AS day_of_week, DATEADD(day, -(DATEDIFF(day, '19000101', day) % 7), day) AS week_start,
    DATEFROMPARTS(YEAR(day), MONTH(day), 1) AS month_start, DATEFROMPARTS(YEAR(day), 3 * DATEPART(quarter, day) - 2, 1) AS quarter_start
FROM days;
GO
CREATE VIEW dim_campaign AS
SELECT campaign_id, campaign_name, channel, start_date, end_date, spend, is_reserved FROM campaigns
UNION ALL
-- Spend may come before its campaign.
SELECT s.campaign_id, s.campaign_id, 'unknown', NULL, NULL, 0, 0 FROM (SELECT DISTINCT campaign_id FROM campaign_spend) AS s
WHERE NOT EXISTS (SELECT 1 FROM campaigns c WHERE c.campaign_id = s.campaign_id);
GO
CREATE VIEW dim_owner AS
SELECT owner_id, name AS owner_name, team, manager_id, active FROM owners
UNION ALL
SELECT l.owner_id, l.owner_id, NULL, NULL, 0 FROM (SELECT DISTINCT owner_id FROM leads WHERE owner_id IS NOT NULL) AS l
WHERE NOT EXISTS (SELECT 1 FROM owners o WHERE o.owner_id = l.owner_id);
GO
CREATE VIEW fact_touchpoint AS
SELECT t.touchpoint_id, t.contact_id, t.event_type, t.event_time, CAST(t.event_time AS date) AS event_day, t.source, t.channel, t.campaign_id,
    t.utm_source, t.utm_medium, t.utm_campaign, t.has_click_id, t.is_import
FROM touchpoints t;
GO
CREATE VIEW fact_lead AS
SELECT l.lead_id, l.contact_id, l.company_id, l.owner_id, l.source, l.channel, l.segment, l.form, l.status, l.lifecycle_stage, l.lead_score,
    l.created_at, CAST(l.created_at AS date) AS created_day, CAST(COALESCE(l.mql_at, l.qualified_at) AS date) AS mql_day,
    CAST(l.sql_at AS date) AS sql_day, CAST(l.opp_at AS date) AS opp_day, CAST(l.customer_at AS date) AS customer_day,
    l.is_test, l.is_import, CASE WHEN l.is_test = 0 AND l.is_import = 0 AND l.merged_into_lead IS NULL THEN 1 ELSE 0 END AS is_counted,
    c.state AS sla_state, c.seconds_to_call
FROM leads l LEFT JOIN sla_clocks c ON c.sla_id = l.sla_id;
GO
CREATE VIEW fact_deal AS
SELECT d.deal_id, d.company_id, d.primary_contact_id, d.lead_id, d.owner_id, d.segment, d.source, d.channel, d.campaign_id, d.pipeline,
    d.pipeline_stage, d.won_lost, d.created_at, d.closed_at, d.created_day, d.closed_day, d.probability, d.deal_value, d.currency,
    d.deal_value * (SELECT TOP (1) r.rate FROM exchange_rates r WHERE r.currency = d.currency AND r.from_day <= d.rate_day ORDER BY r.from_day DESC) AS reporting_value,
    CASE WHEN n.deal_id IS NULL THEN 0 ELSE 1 END AS is_new_customer
FROM report_deals d LEFT JOIN new_customers n ON n.deal_id = d.deal_id;
GO
CREATE VIEW fact_attribution AS
SELECT a.attribution_id, a.deal_id, a.campaign_id, c.channel, a.attribution_model, d.closed_day, d.segment, d.currency, a.attributed_revenue,
    a.attributed_revenue * (SELECT TOP (1) r.rate FROM exchange_rates r WHERE r.currency = d.currency AND r.from_day <= d.rate_day ORDER BY r.from_day DESC) AS reporting_revenue
FROM campaign_attribution a JOIN report_deals d ON d.deal_id = a.deal_id JOIN campaigns c ON c.campaign_id = a.campaign_id;
GO
CREATE VIEW fact_spend AS
SELECT s.campaign_id, COALESCE(c.channel, 'unknown') AS channel, s.day, s.source, s.currency, s.amount, s.clicks, s.impressions, s.is_prorated,
    s.amount * (SELECT TOP (1) r.rate FROM exchange_rates r WHERE r.currency = s.currency AND r.from_day <= s.day ORDER BY r.from_day DESC) AS reporting_amount
FROM campaign_spend s LEFT JOIN campaigns c ON c.campaign_id = s.campaign_id;
