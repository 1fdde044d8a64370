-- What the CRM is to know of contacts: of the newest lead that is nobody's test, and of the latest touch with a campaign. One row per id in a CRM;
-- the ids of those merged into a contact are its own.
WITH roots AS (SELECT DISTINCT COALESCE(merged_into, contact_id) AS contact_id FROM contacts WHERE contact_id IN @Ids),
family AS (
    SELECT contact_id AS member, contact_id FROM roots
    UNION ALL
    SELECT m.contact_id, m.merged_into FROM contacts m JOIN roots r ON r.contact_id = m.merged_into),
newest AS (
    SELECT l.contact_id, l.lifecycle_stage, l.lead_score, l.owner_id, l.channel,
        ROW_NUMBER() OVER (PARTITION BY l.contact_id ORDER BY l.created_at DESC, l.lead_id DESC) AS place
    FROM leads l JOIN roots r ON r.contact_id = l.contact_id
    WHERE l.merged_into_lead IS NULL AND l.is_test = 0),
latest AS (
    SELECT p.contact_id, COALESCE(c.campaign_name, p.utm_campaign) AS campaign,
        ROW_NUMBER() OVER (PARTITION BY p.contact_id ORDER BY p.event_time DESC, p.touchpoint_id DESC) AS place
    FROM touchpoints p JOIN roots r ON r.contact_id = p.contact_id LEFT JOIN campaigns c ON c.campaign_id = p.campaign_id
    WHERE p.campaign_id IS NOT NULL OR p.utm_campaign IS NOT NULL)
SELECT e.system, e.external_id, f.contact_id AS id, n.lifecycle_stage, n.lead_score, n.owner_id, n.channel, t.campaign
FROM family f
JOIN external_ids e ON e.contact_id = f.member
JOIN newest n ON n.contact_id = f.contact_id AND n.place = 1
LEFT JOIN latest t ON t.contact_id = f.contact_id AND t.place = 1
WHERE e.system IN ('hubspot', 'salesforce', 'salesforce-lead')
ORDER BY e.system, e.external_id;
