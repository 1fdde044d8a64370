-- Numbered schema files are never changed once published: a change is a new file.
-- Times are TEXT in UTC, fixed width (yyyy-MM-ddTHH:mm:ss.fffffffZ), so that they sort as text.

CREATE TABLE companies (
    company_id          TEXT NOT NULL PRIMARY KEY,
    company_name        TEXT NOT NULL,
    industry            TEXT NULL,
    employee_count_band TEXT NULL,
    annual_revenue_band TEXT NULL,
    country             TEXT NULL,
    match_key           TEXT NOT NULL,
    domain              TEXT NULL,
    created_at          TEXT NOT NULL,
    updated_at          TEXT NOT NULL
);
CREATE UNIQUE INDEX ux_companies_match_key ON companies (match_key);

CREATE TABLE contacts (
    contact_id   TEXT NOT NULL PRIMARY KEY,
    email        TEXT NULL,
    first_name   TEXT NULL,
    last_name    TEXT NULL,
    phone        TEXT NULL,
    country      TEXT NULL,
    company_id   TEXT NULL REFERENCES companies (company_id),
    created_at   TEXT NOT NULL,
    email_key    TEXT NULL,
    job_title    TEXT NULL,
    is_free_mail INTEGER NOT NULL DEFAULT 0,
    updated_at   TEXT NOT NULL
);
-- A contact may have only a phone, so neither is required; what is there is unique.
CREATE UNIQUE INDEX ux_contacts_email ON contacts (email) WHERE email IS NOT NULL;
CREATE UNIQUE INDEX ux_contacts_email_key ON contacts (email_key) WHERE email_key IS NOT NULL;
CREATE INDEX ix_contacts_phone ON contacts (phone) WHERE phone IS NOT NULL;
CREATE INDEX ix_contacts_company ON contacts (company_id) WHERE company_id IS NOT NULL;

CREATE TABLE campaigns (
    campaign_id   TEXT NOT NULL PRIMARY KEY,
    channel       TEXT NOT NULL,
    campaign_name TEXT NOT NULL,
    start_date    TEXT NULL,
    end_date      TEXT NULL,
    spend         NUMERIC NOT NULL DEFAULT 0
);

CREATE TABLE touchpoints (
    touchpoint_id TEXT NOT NULL PRIMARY KEY,
    contact_id    TEXT NULL REFERENCES contacts (contact_id),
    event_type    TEXT NOT NULL,
    event_time    TEXT NOT NULL,
    source        TEXT NOT NULL,
    utm_campaign  TEXT NULL,
    utm_source    TEXT NULL,
    utm_medium    TEXT NULL,
    channel       TEXT NOT NULL,
    campaign_id   TEXT NULL,
    utm_term      TEXT NULL,
    utm_content   TEXT NULL,
    utm_id        TEXT NULL,
    has_click_id  INTEGER NOT NULL DEFAULT 0,
    url           TEXT NULL,
    referrer      TEXT NULL,
    form          TEXT NULL,
    visitor_id    TEXT NULL,
    event_id      TEXT NULL,
    is_import     INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX ix_touchpoints_contact ON touchpoints (contact_id, event_time);
-- Serves the stitching of a visitor's earlier page views; stitched rows leave the index.
CREATE INDEX ix_touchpoints_visitor ON touchpoints (visitor_id) WHERE contact_id IS NULL;

CREATE TABLE leads (
    lead_id         TEXT NOT NULL PRIMARY KEY,
    contact_id      TEXT NOT NULL REFERENCES contacts (contact_id),
    lifecycle_stage TEXT NOT NULL,
    lead_score      INTEGER NOT NULL,
    owner_id        TEXT NULL,
    status          TEXT NOT NULL,
    created_at      TEXT NOT NULL,
    company_id      TEXT NULL REFERENCES companies (company_id),
    threshold       INTEGER NOT NULL,
    segment         TEXT NOT NULL,
    source          TEXT NOT NULL,
    channel         TEXT NOT NULL,
    form            TEXT NULL,
    interest        TEXT NULL,
    is_test         INTEGER NOT NULL DEFAULT 0,
    is_import       INTEGER NOT NULL DEFAULT 0,
    sla_id          TEXT NULL,
    qualified_at    TEXT NULL,
    received_at     TEXT NOT NULL,
    updated_at      TEXT NOT NULL
);
-- One open lead per contact: the database holds the rule, whoever races.
CREATE UNIQUE INDEX ux_leads_open ON leads (contact_id) WHERE status <> 'converted' AND status <> 'disqualified';
CREATE INDEX ix_leads_created ON leads (created_at, lead_id);
CREATE INDEX ix_leads_contact ON leads (contact_id);
CREATE INDEX ix_leads_company ON leads (company_id) WHERE company_id IS NOT NULL;
CREATE INDEX ix_leads_owner ON leads (owner_id, created_at) WHERE owner_id IS NOT NULL;

CREATE TABLE deals (
    deal_id            TEXT NOT NULL PRIMARY KEY,
    company_id         TEXT NULL REFERENCES companies (company_id),
    primary_contact_id TEXT NULL REFERENCES contacts (contact_id),
    pipeline_stage     TEXT NOT NULL,
    deal_value         NUMERIC NOT NULL,
    probability        NUMERIC NOT NULL,
    created_at         TEXT NOT NULL,
    closed_at          TEXT NULL,
    won_lost           TEXT NOT NULL
);

CREATE TABLE campaign_attribution (
    attribution_id     TEXT NOT NULL PRIMARY KEY,
    deal_id            TEXT NOT NULL REFERENCES deals (deal_id),
    campaign_id        TEXT NOT NULL REFERENCES campaigns (campaign_id),
    attribution_model  TEXT NOT NULL,
    attributed_revenue NUMERIC NOT NULL
);

CREATE TABLE external_ids (
    system      TEXT NOT NULL,
    external_id TEXT NOT NULL,
    contact_id  TEXT NOT NULL REFERENCES contacts (contact_id),
    PRIMARY KEY (system, external_id)
);
CREATE INDEX ix_external_ids_contact ON external_ids (contact_id);

CREATE TABLE consents (
    consent_id TEXT NOT NULL PRIMARY KEY,
    contact_id TEXT NOT NULL REFERENCES contacts (contact_id),
    purpose    TEXT NOT NULL,
    granted    INTEGER NOT NULL,
    given_at   TEXT NOT NULL,
    text       TEXT NULL,
    source     TEXT NULL,
    event_id   TEXT NOT NULL
);
CREATE INDEX ix_consents_contact ON consents (contact_id, purpose, given_at);

CREATE TABLE owners (
    owner_id     TEXT NOT NULL PRIMARY KEY,
    name         TEXT NOT NULL,
    email        TEXT NULL,
    team         TEXT NULL,
    manager_id   TEXT NULL,
    calendar     TEXT NULL,
    weight       INTEGER NOT NULL DEFAULT 1,
    active       INTEGER NOT NULL DEFAULT 1,
    external_ids TEXT NULL,
    assigned     INTEGER NOT NULL DEFAULT 0,
    updated_at   TEXT NOT NULL
);

CREATE TABLE tasks (
    task_id      TEXT NOT NULL PRIMARY KEY,
    lead_id      TEXT NOT NULL REFERENCES leads (lead_id),
    owner_id     TEXT NOT NULL REFERENCES owners (owner_id),
    kind         TEXT NOT NULL,
    due_at       TEXT NULL,
    created_at   TEXT NOT NULL,
    completed_at TEXT NULL
);
CREATE INDEX ix_tasks_lead ON tasks (lead_id);
CREATE INDEX ix_tasks_open ON tasks (owner_id, due_at) WHERE completed_at IS NULL;

CREATE TABLE calls (
    call_id          TEXT NOT NULL PRIMARY KEY,
    lead_id          TEXT NOT NULL REFERENCES leads (lead_id),
    owner_id         TEXT NULL,
    called_at        TEXT NOT NULL,
    logged_at        TEXT NOT NULL,
    direction        TEXT NOT NULL,
    outcome          TEXT NOT NULL,
    disposition      TEXT NULL,
    duration_seconds INTEGER NULL,
    notes            TEXT NULL,
    touchpoint_id    TEXT NOT NULL
);
CREATE INDEX ix_calls_lead ON calls (lead_id, called_at);

CREATE TABLE sla_clocks (
    sla_id          TEXT NOT NULL PRIMARY KEY,
    lead_id         TEXT NOT NULL REFERENCES leads (lead_id),
    owner_id        TEXT NOT NULL,
    policy          TEXT NOT NULL,
    started_at      TEXT NOT NULL,
    remind_at       TEXT NOT NULL,
    due_at          TEXT NOT NULL,
    state           TEXT NOT NULL,
    called_at       TEXT NULL,
    seconds_to_call INTEGER NULL,
    reminded_at     TEXT NULL,
    breached_at     TEXT NULL,
    escalated_at    TEXT NULL
);
CREATE INDEX ix_sla_clocks_lead ON sla_clocks (lead_id);
CREATE INDEX ix_sla_clocks_running ON sla_clocks (due_at) WHERE state = 'running';

-- Every outcome a clock ever had, in order; the clock itself holds the current one.
CREATE TABLE sla_history (
    sla_id TEXT NOT NULL REFERENCES sla_clocks (sla_id),
    seq    INTEGER NOT NULL,
    state  TEXT NOT NULL,
    at     TEXT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (sla_id, seq)
);

CREATE TABLE notifications (
    notification_id TEXT NOT NULL PRIMARY KEY,
    kind            TEXT NOT NULL,
    lead_id         TEXT NULL,
    owner_id        TEXT NULL,
    created_at      TEXT NOT NULL,
    detail          TEXT NOT NULL
);
CREATE INDEX ix_notifications_created ON notifications (created_at);

CREATE TABLE lifecycle_history (
    lead_id TEXT NOT NULL REFERENCES leads (lead_id),
    seq     INTEGER NOT NULL,
    stage   TEXT NOT NULL,
    at      TEXT NOT NULL,
    reason  TEXT NOT NULL,
    PRIMARY KEY (lead_id, seq)
);

CREATE TABLE score_contributions (
    lead_id      TEXT NOT NULL REFERENCES leads (lead_id),
    seq          INTEGER NOT NULL,
    rule_id      TEXT NOT NULL,
    group_name   TEXT NOT NULL,
    points       INTEGER NOT NULL,
    reason       TEXT NOT NULL,
    rule_version TEXT NOT NULL,
    PRIMARY KEY (lead_id, seq)
);

-- Why a lead is as it is: the latest decision of each kind, as JSON, with the version of the rules that made it.
CREATE TABLE decisions (
    lead_id      TEXT NOT NULL REFERENCES leads (lead_id),
    kind         TEXT NOT NULL,
    event_id     TEXT NOT NULL,
    rule_version TEXT NOT NULL,
    decided_at   TEXT NOT NULL,
    detail       TEXT NOT NULL,
    PRIMARY KEY (lead_id, kind)
);

CREATE TABLE nurture_enrollments (
    enrollment_id TEXT NOT NULL PRIMARY KEY,
    lead_id       TEXT NOT NULL REFERENCES leads (lead_id),
    sequence      TEXT NOT NULL,
    enrolled_at   TEXT NOT NULL,
    exited_at     TEXT NULL,
    exit_reason   TEXT NULL
);
CREATE INDEX ix_nurture_enrollments_lead ON nurture_enrollments (lead_id);

-- Where every accepted event ended; written by the pipeline, never by intake.
CREATE TABLE events (
    event_id      TEXT NOT NULL PRIMARY KEY,
    kind          TEXT NOT NULL,
    source        TEXT NOT NULL,
    status        TEXT NOT NULL,
    received_at   TEXT NOT NULL,
    updated_at    TEXT NOT NULL,
    duplicate_of  TEXT NULL,
    reason_code   TEXT NULL,
    reason_field  TEXT NULL,
    reason_detail TEXT NULL,
    lead_id       TEXT NULL,
    contact_id    TEXT NULL,
    deal_id       TEXT NULL
);
CREATE INDEX ix_events_received ON events (received_at);

-- A delivery's key, taken once: what makes at-least-once delivery take effect exactly once.
CREATE TABLE inbox (
    dedupe_key  TEXT NOT NULL PRIMARY KEY,
    event_id    TEXT NOT NULL,
    received_at TEXT NOT NULL
);

-- What a committed transaction promised to do next. The consumer removes its row in its own transaction;
-- what is still here when due is sent again.
CREATE TABLE outbox (
    outbox_id  TEXT NOT NULL PRIMARY KEY,
    kind       TEXT NOT NULL,
    payload    TEXT NOT NULL,
    created_at TEXT NOT NULL,
    due_at     TEXT NOT NULL,
    attempts   INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX ix_outbox_due ON outbox (due_at);

CREATE TABLE import_batches (
    import_id   TEXT NOT NULL PRIMARY KEY,
    kind        TEXT NOT NULL,
    file_name   TEXT NULL,
    status      TEXT NOT NULL,
    received_at TEXT NOT NULL,
    updated_at  TEXT NOT NULL,
    finished_at TEXT NULL,
    size_bytes  INTEGER NOT NULL,
    read_bytes  INTEGER NOT NULL,
    next_row    INTEGER NOT NULL,
    next_line   INTEGER NOT NULL,
    is_read     INTEGER NOT NULL,
    reason      TEXT NULL,
    layout      TEXT NULL
);

-- Staging: every row of an import with what became of it.
CREATE TABLE import_rows (
    import_id    TEXT NOT NULL REFERENCES import_batches (import_id),
    row_number   INTEGER NOT NULL,
    line_number  INTEGER NOT NULL,
    status       TEXT NOT NULL,
    payload      TEXT NULL,
    error_column TEXT NULL,
    error_code   TEXT NULL,
    error_detail TEXT NULL,
    lead_id      TEXT NULL,
    PRIMARY KEY (import_id, row_number)
);
CREATE INDEX ix_import_rows_status ON import_rows (import_id, status);
