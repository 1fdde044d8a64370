-- What one unit of a currency is worth in the reporting currency, from a day on. Kept in step with rules/rates.json; the reporting currency
-- itself is in it with 1, so that a join that finds nothing means: the rate is missing.
CREATE TABLE exchange_rates (
    currency TEXT NOT NULL,
    from_day TEXT NOT NULL,
    rate     NUMERIC NOT NULL,
    PRIMARY KEY (currency, from_day)
) WITHOUT ROWID;

-- Serve the reports, which count days: in the order in which they are grouped, and with all that they read.
CREATE INDEX ix_leads_report ON leads (SUBSTR(created_at, 1, 10), channel, segment, COALESCE(mql_at, qualified_at), sql_at, opp_at, customer_at)
    WHERE is_test = 0 AND is_import = 0 AND merged_into_lead IS NULL;
CREATE INDEX ix_leads_mql ON leads (SUBSTR(COALESCE(mql_at, qualified_at), 1, 10), channel, segment)
    WHERE is_test = 0 AND is_import = 0 AND merged_into_lead IS NULL;
CREATE INDEX ix_leads_sql ON leads (SUBSTR(sql_at, 1, 10), channel, segment)
    WHERE is_test = 0 AND is_import = 0 AND merged_into_lead IS NULL AND sql_at IS NOT NULL;
CREATE INDEX ix_leads_owned ON leads (owner_id, SUBSTR(created_at, 1, 10), channel, segment, COALESCE(mql_at, qualified_at), sql_at, opp_at, customer_at)
    WHERE is_test = 0 AND is_import = 0 AND merged_into_lead IS NULL AND owner_id IS NOT NULL;
-- Serves ranges of time in BI, and the first and last day of dim_date.
CREATE INDEX ix_touchpoints_time ON touchpoints (event_time);

-- Leads that count: no tests (spam and employees are flagged as such), no imports, and of two that were merged only the one that stays.
CREATE VIEW counted_leads AS
SELECT l.lead_id, l.contact_id, l.company_id, l.owner_id, l.source, l.channel, l.segment,
    SUBSTR(l.created_at, 1, 10) AS created_day, COALESCE(l.mql_at, l.qualified_at) AS mql_at, l.sql_at, l.opp_at, l.customer_at,
    SUBSTR(COALESCE(l.mql_at, l.qualified_at), 1, 10) AS mql_day, SUBSTR(l.sql_at, 1, 10) AS sql_day, l.created_at
FROM leads l
WHERE l.is_test = 0 AND l.is_import = 0 AND l.merged_into_lead IS NULL;

-- Deals with their lead's segment and owner, and their days.
CREATE VIEW report_deals AS
SELECT d.deal_id, d.company_id, d.primary_contact_id, d.lead_id, l.owner_id, COALESCE(l.segment, 'unknown') AS segment, d.source,
    COALESCE(d.channel, 'unknown') AS channel, d.campaign_id, d.pipeline, d.pipeline_stage, d.won_lost, d.probability, d.deal_value, d.currency,
    d.created_at, d.closed_at, SUBSTR(d.created_at, 1, 10) AS created_day, SUBSTR(d.closed_at, 1, 10) AS closed_day,
    SUBSTR(COALESCE(d.closed_at, d.created_at), 1, 10) AS rate_day
FROM deals d LEFT JOIN leads l ON l.lead_id = d.lead_id;

-- The first won deal of each company, else contact: what made it a customer.
CREATE VIEW new_customers AS
SELECT f.deal_id, f.customer_id, f.closed_at, SUBSTR(f.closed_at, 1, 10) AS closed_day
FROM (
    SELECT d.deal_id, COALESCE(d.company_id, d.primary_contact_id) AS customer_id, d.closed_at,
        ROW_NUMBER() OVER (PARTITION BY COALESCE(d.company_id, d.primary_contact_id) ORDER BY d.closed_at, d.deal_id) AS place
    FROM deals d
    WHERE d.won_lost = 'won' AND d.closed_at IS NOT NULL AND COALESCE(d.company_id, d.primary_contact_id) IS NOT NULL) AS f
WHERE f.place = 1;

-- Whole years, so that a BI tool takes it as its table of dates.
CREATE VIEW dim_date AS
WITH RECURSIVE span AS (
    SELECT SUBSTR(MIN(first_day), 1, 4) || '-01-01' AS first_day, SUBSTR(MAX(last_day), 1, 4) || '-12-31' AS last_day
    FROM (
        SELECT (SELECT MIN(created_at) FROM leads) AS first_day, (SELECT MAX(created_at) FROM leads) AS last_day
        UNION ALL SELECT (SELECT MIN(created_at) FROM deals), (SELECT MAX(created_at) FROM deals)
        UNION ALL SELECT NULL, (SELECT MAX(closed_at) FROM deals WHERE won_lost = 'won')
        UNION ALL SELECT (SELECT MIN(event_time) FROM touchpoints), (SELECT MAX(event_time) FROM touchpoints)
        UNION ALL SELECT (SELECT MIN(day) FROM campaign_spend), (SELECT MAX(day) FROM campaign_spend)) AS s
), days (day) AS (
    SELECT first_day FROM span WHERE first_day IS NOT NULL
    UNION ALL
    SELECT DATE(d.day, '+1 day') FROM days d JOIN span s ON d.day < s.last_day
)
SELECT day AS date_day, CAST(SUBSTR(day, 1, 4) AS INTEGER) AS year, (CAST(SUBSTR(day, 6, 2) AS INTEGER) + 2) / 3 AS quarter,
    CAST(SUBSTR(day, 6, 2) AS INTEGER) AS month, CAST(SUBSTR(day, 9, 2) AS INTEGER) AS day_of_month,
    (CAST(STRFTIME('%w', day) AS INTEGER) + 6) % 7 + 1 AS day_of_week,
    DATE(day, '-' || ((CAST(STRFTIME('%w', day) AS INTEGER) + 6) % 7) || ' days') AS week_start, SUBSTR(day, 1, 8) || '01' AS month_start,
    SUBSTR(day, 1, 5) || CASE WHEN SUBSTR(day, 6, 2) < '04' THEN '01' WHEN SUBSTR(day, 6, 2) < '07' THEN '04' WHEN SUBSTR(day, 6, 2) < '10' THEN '07' ELSE '10' END || '-01' AS quarter_start
FROM days;

CREATE VIEW dim_campaign AS
SELECT campaign_id, campaign_name, channel, start_date, end_date, spend, is_reserved FROM campaigns
UNION ALL
-- Spend may come before its campaign.
SELECT s.campaign_id, s.campaign_id, 'unknown', NULL, NULL, 0, 0 FROM (SELECT DISTINCT campaign_id FROM campaign_spend) AS s
WHERE NOT EXISTS (SELECT 1 FROM campaigns c WHERE c.campaign_id = s.campaign_id);

CREATE VIEW dim_owner AS
SELECT owner_id, name AS owner_name, team, manager_id, active FROM owners
UNION ALL
SELECT l.owner_id, l.owner_id, NULL, NULL, 0 FROM (SELECT DISTINCT owner_id FROM leads WHERE owner_id IS NOT NULL) AS l
WHERE NOT EXISTS (SELECT 1 FROM owners o WHERE o.owner_id = l.owner_id);

CREATE VIEW fact_touchpoint AS
SELECT t.touchpoint_id, t.contact_id, t.event_type, t.event_time, SUBSTR(t.event_time, 1, 10) AS event_day, t.source, t.channel, t.campaign_id,
    t.utm_source, t.utm_medium, t.utm_campaign, t.has_click_id, t.is_import
FROM touchpoints t;

CREATE VIEW fact_lead AS
SELECT l.lead_id, l.contact_id, l.company_id, l.owner_id, l.source, l.channel, l.segment, l.form, l.status, l.lifecycle_stage, l.lead_score,
    l.created_at, SUBSTR(l.created_at, 1, 10) AS created_day, SUBSTR(COALESCE(l.mql_at, l.qualified_at), 1, 10) AS mql_day,
    SUBSTR(l.sql_at, 1, 10) AS sql_day, SUBSTR(l.opp_at, 1, 10) AS opp_day, SUBSTR(l.customer_at, 1, 10) AS customer_day,
    l.is_test, l.is_import, CASE WHEN l.is_test = 0 AND l.is_import = 0 AND l.merged_into_lead IS NULL THEN 1 ELSE 0 END AS is_counted,
    c.state AS sla_state, c.seconds_to_call
FROM leads l LEFT JOIN sla_clocks c ON c.sla_id = l.sla_id;

CREATE VIEW fact_deal AS
SELECT d.deal_id, d.company_id, d.primary_contact_id, d.lead_id, d.owner_id, d.segment, d.source, d.channel, d.campaign_id, d.pipeline,
    d.pipeline_stage, d.won_lost, d.created_at, d.closed_at, d.created_day, d.closed_day, d.probability, d.deal_value, d.currency,
    d.deal_value * (SELECT r.rate FROM exchange_rates r WHERE r.currency = d.currency AND r.from_day <= d.rate_day ORDER BY r.from_day DESC LIMIT 1) AS reporting_value,
    CASE WHEN n.deal_id IS NULL THEN 0 ELSE 1 END AS is_new_customer
FROM report_deals d LEFT JOIN new_customers n ON n.deal_id = d.deal_id;

CREATE VIEW fact_attribution AS
SELECT a.attribution_id, a.deal_id, a.campaign_id, c.channel, a.attribution_model, d.closed_day, d.segment, d.currency, a.attributed_revenue,
    a.attributed_revenue * (SELECT r.rate FROM exchange_rates r WHERE r.currency = d.currency AND r.from_day <= d.rate_day ORDER BY r.from_day DESC LIMIT 1) AS reporting_revenue
FROM campaign_attribution a JOIN report_deals d ON d.deal_id = a.deal_id JOIN campaigns c ON c.campaign_id = a.campaign_id;

CREATE VIEW fact_spend AS
SELECT s.campaign_id, COALESCE(c.channel, 'unknown') AS channel, s.day, s.source, s.currency, s.amount, s.clicks, s.impressions, s.is_prorated,
    s.amount * (SELECT r.rate FROM exchange_rates r WHERE r.currency = s.currency AND r.from_day <= s.day ORDER BY r.from_day DESC LIMIT 1) AS reporting_amount
FROM campaign_spend s LEFT JOIN campaigns c ON c.campaign_id = s.campaign_id;
