-- Lists of leads: by time, with all that they are filtered by, so that a filter that few rows pass is decided in the index.
DROP INDEX ix_leads_created;
CREATE INDEX ix_leads_created ON leads (created_at, lead_id, lifecycle_stage, status, owner_id, channel, contact_id, company_id);

-- What contacts are searched by.
CREATE INDEX ix_contacts_search ON contacts (last_name, first_name, email, phone, contact_id);

-- Who waits for a call, soonest first: not by way of all those who were called.
CREATE INDEX ix_sla_clocks_state ON sla_clocks (state, due_at, sla_id);
