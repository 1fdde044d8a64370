-- One person, one contact; one company, one company: how each was found, whose values stay, and merges that can be undone.

ALTER TABLE companies ADD name_key nvarchar(300) COLLATE Latin1_General_100_BIN2 NULL;
ALTER TABLE companies ADD provenance nvarchar(max) NULL;
-- A company known by name alone is looked up by its reduced name.
CREATE INDEX ix_companies_name_key ON companies (name_key) WHERE name_key IS NOT NULL;

ALTER TABLE contacts ADD name_key nvarchar(450) COLLATE Latin1_General_100_BIN2 NULL;
ALTER TABLE contacts ADD provenance nvarchar(max) NULL;
-- A contact that was merged away stays with its keys; who looks it up finds the survivor, in one hop.
ALTER TABLE contacts ADD merged_into nvarchar(100) COLLATE Latin1_General_100_BIN2 NULL REFERENCES contacts (contact_id);
CREATE INDEX ix_contacts_name_company ON contacts (name_key, company_id) WHERE name_key IS NOT NULL AND company_id IS NOT NULL;
CREATE INDEX ix_contacts_name_postal ON contacts (name_key, postal_code) WHERE name_key IS NOT NULL AND postal_code IS NOT NULL;
CREATE INDEX ix_contacts_merged ON contacts (merged_into) WHERE merged_into IS NOT NULL;

ALTER TABLE leads ADD merged_into_lead nvarchar(100) COLLATE Latin1_General_100_BIN2 NULL;

-- Serve merges, which move a contact's rows.
CREATE INDEX ix_submissions_contact ON submissions (contact_id);
CREATE INDEX ix_deals_primary_contact ON deals (primary_contact_id) WHERE primary_contact_id IS NOT NULL;

-- Which rule linked a delivery to a contact, or suggests that two contacts are one.
CREATE TABLE contact_matches (
    match_id           nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
    event_id           nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    contact_id         nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL REFERENCES contacts (contact_id),
    matched_contact_id nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL REFERENCES contacts (contact_id),
    rule_id            nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    confidence         float NOT NULL,
    decided_at         datetimeoffset(7) NOT NULL,
    status             nvarchar(20) NOT NULL
);
CREATE INDEX ix_contact_matches_contact ON contact_matches (contact_id, decided_at);
CREATE INDEX ix_contact_matches_matched ON contact_matches (matched_contact_id, decided_at);
CREATE INDEX ix_contact_matches_suggested ON contact_matches (decided_at, match_id) WHERE status = 'suggested';

-- Which rule linked a delivery to a company by its name; a match by domain is no guess and has no row.
CREATE TABLE company_matches (
    match_id   nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
    event_id   nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    company_id nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL REFERENCES companies (company_id),
    rule_id    nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    confidence float NOT NULL,
    decided_at datetimeoffset(7) NOT NULL
);
CREATE INDEX ix_company_matches_company ON company_matches (company_id, decided_at);

CREATE TABLE merges (
    merge_id    nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
    survivor_id nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL REFERENCES contacts (contact_id),
    merged_id   nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL REFERENCES contacts (contact_id),
    seq         int NOT NULL,
    merged_at   datetimeoffset(7) NOT NULL,
    merged_by   nvarchar(200) NOT NULL,
    reason      nvarchar(1000) NULL,
    undone_at   datetimeoffset(7) NULL,
    undone_by   nvarchar(200) NULL,
    detail      nvarchar(max) NOT NULL
);
-- The merges of a survivor are numbered: two at once get one of them refused, and the last is undone first.
CREATE UNIQUE INDEX ux_merges_survivor ON merges (survivor_id, seq);
-- A contact is merged away once at a time.
CREATE UNIQUE INDEX ux_merges_merged ON merges (merged_id) WHERE undone_at IS NULL;
CREATE INDEX ix_merges_merged ON merges (merged_id);

-- The rows that a merge moved, and those that came later by a key of the merged contact: what an unmerge puts back.
CREATE TABLE merge_rows (
    merge_id   nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL REFERENCES merges (merge_id),
    table_name nvarchar(60) NOT NULL,
    row_id     nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    PRIMARY KEY (merge_id, table_name, row_id)
);
