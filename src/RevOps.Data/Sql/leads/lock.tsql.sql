-- Two scores of one lead at once would both read the old one: the second waits here.
SELECT lead_id FROM leads WITH (UPDLOCK, ROWLOCK) WHERE lead_id = @LeadId;
