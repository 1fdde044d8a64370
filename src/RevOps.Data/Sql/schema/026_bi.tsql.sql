-- Call clocks for BI tools: whose they were when they were decided, as the reports have it.
CREATE VIEW fact_call_clock AS
SELECT s.sla_id, s.lead_id, COALESCE(s.decided_owner_id, s.owner_id) AS owner_id, l.source, l.channel, l.segment, s.policy, s.state, s.started_at,
    CAST(s.started_at AS date) AS started_day, s.seconds_to_call
FROM sla_clocks s JOIN leads l ON l.lead_id = s.lead_id;
GO
-- What a deal was worth by the rate of the day it was created on: a pipeline's figure of that day, which the close does not change.
ALTER VIEW fact_deal AS
SELECT d.deal_id, d.company_id, d.primary_contact_id, d.lead_id, d.owner_id, d.segment, d.source, d.channel, d.campaign_id, d.pipeline,
    d.pipeline_stage, d.won_lost, d.created_at, d.closed_at, d.created_day, d.closed_day, d.probability, d.deal_value, d.currency,
    d.deal_value * (SELECT TOP (1) r.rate FROM exchange_rates r WHERE r.currency = d.currency AND r.from_day <= d.rate_day ORDER BY r.from_day DESC) AS reporting_value,
    CASE WHEN n.deal_id IS NULL THEN 0 ELSE 1 END AS is_new_customer,
    d.deal_value * (SELECT TOP (1) r.rate FROM exchange_rates r WHERE r.currency = d.currency AND r.from_day <= d.created_day ORDER BY r.from_day DESC) AS reporting_created_value
FROM report_deals d LEFT JOIN new_customers n ON n.deal_id = d.deal_id;
