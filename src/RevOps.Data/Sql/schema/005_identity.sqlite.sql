-- One person, one contact; one company, one company: how each was found, whose values stay, and merges that can be undone.

ALTER TABLE companies ADD COLUMN name_key TEXT NULL;
ALTER TABLE companies ADD COLUMN provenance TEXT NULL;
-- A company known by name alone is looked up by its reduced name.
CREATE INDEX ix_companies_name_key ON companies (name_key) WHERE name_key IS NOT NULL;

ALTER TABLE contacts ADD COLUMN name_key TEXT NULL;
ALTER TABLE contacts ADD COLUMN provenance TEXT NULL;
-- A contact that was merged away stays with its keys; who looks it up finds the survivor, in one hop.
ALTER TABLE contacts ADD COLUMN merged_into TEXT NULL REFERENCES contacts (contact_id);
CREATE INDEX ix_contacts_name_company ON contacts (name_key, company_id) WHERE name_key IS NOT NULL AND company_id IS NOT NULL;
CREATE INDEX ix_contacts_name_postal ON contacts (name_key, postal_code) WHERE name_key IS NOT NULL AND postal_code IS NOT NULL;
CREATE INDEX ix_contacts_merged ON contacts (merged_into) WHERE merged_into IS NOT NULL;

ALTER TABLE leads ADD COLUMN merged_into_lead TEXT NULL;

-- Serve merges, which move a contact's rows.
CREATE INDEX ix_submissions_contact ON submissions (contact_id);
CREATE INDEX ix_deals_primary_contact ON deals (primary_contact_id) WHERE primary_contact_id IS NOT NULL;

-- Which rule linked a delivery to a contact, or suggests that two contacts are one.
CREATE TABLE contact_matches (
    match_id           TEXT NOT NULL PRIMARY KEY,
    event_id           TEXT NOT NULL,
    contact_id         TEXT NOT NULL REFERENCES contacts (contact_id),
    matched_contact_id TEXT NOT NULL REFERENCES contacts (contact_id),
    rule_id            TEXT NOT NULL,
    confidence         REAL NOT NULL,
    decided_at         TEXT NOT NULL,
    status             TEXT NOT NULL
);
CREATE INDEX ix_contact_matches_contact ON contact_matches (contact_id, decided_at);
CREATE INDEX ix_contact_matches_matched ON contact_matches (matched_contact_id, decided_at);
CREATE INDEX ix_contact_matches_suggested ON contact_matches (decided_at, match_id) WHERE status = 'suggested';

-- Which rule linked a delivery to a company by its name; a match by domain is no guess and has no row.
CREATE TABLE company_matches (
    match_id   TEXT NOT NULL PRIMARY KEY,
    event_id   TEXT NOT NULL,
    company_id TEXT NOT NULL REFERENCES companies (company_id),
    rule_id    TEXT NOT NULL,
    confidence REAL NOT NULL,
    decided_at TEXT NOT NULL
);
CREATE INDEX ix_company_matches_company ON company_matches (company_id, decided_at);

CREATE TABLE merges (
    merge_id    TEXT NOT NULL PRIMARY KEY,
    survivor_id TEXT NOT NULL REFERENCES contacts (contact_id),
    merged_id   TEXT NOT NULL REFERENCES contacts (contact_id),
    seq         INTEGER NOT NULL,
    merged_at   TEXT NOT NULL,
    merged_by   TEXT NOT NULL,
    reason      TEXT NULL,
    undone_at   TEXT NULL,
    undone_by   TEXT NULL,
    detail      TEXT NOT NULL
);
-- The merges of a survivor are numbered: two at once get one of them refused, and the last is undone first.
CREATE UNIQUE INDEX ux_merges_survivor ON merges (survivor_id, seq);
-- A contact is merged away once at a time.
CREATE UNIQUE INDEX ux_merges_merged ON merges (merged_id) WHERE undone_at IS NULL;
CREATE INDEX ix_merges_merged ON merges (merged_id);

-- The rows that a merge moved, and those that came later by a key of the merged contact: what an unmerge puts back.
CREATE TABLE merge_rows (
    merge_id   TEXT NOT NULL REFERENCES merges (merge_id),
    table_name TEXT NOT NULL,
    row_id     TEXT NOT NULL,
    PRIMARY KEY (merge_id, table_name, row_id)
);
