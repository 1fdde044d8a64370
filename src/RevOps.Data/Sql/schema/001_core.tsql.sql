-- Numbered schema files are never changed once published: a change is a new file.
-- Ids compare by code point, as they do in SQLite: hence the binary collation.

CREATE TABLE companies (
    company_id          nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
    company_name        nvarchar(400) NOT NULL,
    industry            nvarchar(200) NULL,
    employee_count_band nvarchar(200) NULL,
    annual_revenue_band nvarchar(200) NULL,
    country             nvarchar(200) NULL,
    match_key           nvarchar(300) COLLATE Latin1_General_100_BIN2 NOT NULL,
    domain              nvarchar(260) NULL,
    created_at          datetimeoffset(7) NOT NULL,
    updated_at          datetimeoffset(7) NOT NULL
);
CREATE UNIQUE INDEX ux_companies_match_key ON companies (match_key);

CREATE TABLE contacts (
    contact_id   nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
    email        nvarchar(320) COLLATE Latin1_General_100_BIN2 NULL,
    first_name   nvarchar(200) NULL,
    last_name    nvarchar(200) NULL,
    phone        nvarchar(200) NULL,
    country      nvarchar(200) NULL,
    company_id   nvarchar(100) COLLATE Latin1_General_100_BIN2 NULL REFERENCES companies (company_id),
    created_at   datetimeoffset(7) NOT NULL,
    email_key    nvarchar(320) COLLATE Latin1_General_100_BIN2 NULL,
    job_title    nvarchar(400) NULL,
    is_free_mail bit NOT NULL DEFAULT 0,
    updated_at   datetimeoffset(7) NOT NULL
);
-- A contact may have only a phone, so neither is required; what is there is unique.
CREATE UNIQUE INDEX ux_contacts_email ON contacts (email) WHERE email IS NOT NULL;
CREATE UNIQUE INDEX ux_contacts_email_key ON contacts (email_key) WHERE email_key IS NOT NULL;
CREATE INDEX ix_contacts_phone ON contacts (phone) WHERE phone IS NOT NULL;
CREATE INDEX ix_contacts_company ON contacts (company_id) WHERE company_id IS NOT NULL;

CREATE TABLE campaigns (
    campaign_id   nvarchar(300) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
    channel       nvarchar(200) NOT NULL,
    campaign_name nvarchar(400) NOT NULL,
    start_date    date NULL,
    end_date      date NULL,
    spend         decimal(19, 4) NOT NULL DEFAULT 0
);

CREATE TABLE touchpoints (
    touchpoint_id nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
    contact_id    nvarchar(100) COLLATE Latin1_General_100_BIN2 NULL REFERENCES contacts (contact_id),
    event_type    nvarchar(200) NOT NULL,
    event_time    datetimeoffset(7) NOT NULL,
    source        nvarchar(200) NOT NULL,
    utm_campaign  nvarchar(400) NULL,
    utm_source    nvarchar(200) NULL,
    utm_medium    nvarchar(200) NULL,
    channel       nvarchar(200) NOT NULL,
    campaign_id   nvarchar(300) COLLATE Latin1_General_100_BIN2 NULL,
    utm_term      nvarchar(400) NULL,
    utm_content   nvarchar(400) NULL,
    utm_id        nvarchar(400) NULL,
    has_click_id  bit NOT NULL DEFAULT 0,
    url           nvarchar(max) NULL,
    referrer      nvarchar(max) NULL,
    form          nvarchar(400) NULL,
    visitor_id    nvarchar(100) COLLATE Latin1_General_100_BIN2 NULL,
    event_id      nvarchar(100) COLLATE Latin1_General_100_BIN2 NULL,
    is_import     bit NOT NULL DEFAULT 0
);
CREATE INDEX ix_touchpoints_contact ON touchpoints (contact_id, event_time);
-- Serves the stitching of a visitor's earlier page views; stitched rows leave the index.
CREATE INDEX ix_touchpoints_visitor ON touchpoints (visitor_id) WHERE contact_id IS NULL;

CREATE TABLE leads (
    lead_id         nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
    contact_id      nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL REFERENCES contacts (contact_id),
    lifecycle_stage nvarchar(200) NOT NULL,
    lead_score      int NOT NULL,
    owner_id        nvarchar(100) COLLATE Latin1_General_100_BIN2 NULL,
    status          nvarchar(200) NOT NULL,
    created_at      datetimeoffset(7) NOT NULL,
    company_id      nvarchar(100) COLLATE Latin1_General_100_BIN2 NULL REFERENCES companies (company_id),
    threshold       int NOT NULL,
    segment         nvarchar(200) NOT NULL,
    source          nvarchar(200) NOT NULL,
    channel         nvarchar(200) NOT NULL,
    form            nvarchar(400) NULL,
    interest        nvarchar(400) NULL,
    is_test         bit NOT NULL DEFAULT 0,
    is_import       bit NOT NULL DEFAULT 0,
    sla_id          nvarchar(100) COLLATE Latin1_General_100_BIN2 NULL,
    qualified_at    datetimeoffset(7) NULL,
    received_at     datetimeoffset(7) NOT NULL,
    updated_at      datetimeoffset(7) NOT NULL
);
-- One open lead per contact: the database holds the rule, whoever races.
CREATE UNIQUE INDEX ux_leads_open ON leads (contact_id) WHERE status <> 'converted' AND status <> 'disqualified';
CREATE INDEX ix_leads_created ON leads (created_at, lead_id);
CREATE INDEX ix_leads_contact ON leads (contact_id);
CREATE INDEX ix_leads_company ON leads (company_id) WHERE company_id IS NOT NULL;
CREATE INDEX ix_leads_owner ON leads (owner_id, created_at) WHERE owner_id IS NOT NULL;

CREATE TABLE deals (
    deal_id            nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
    company_id         nvarchar(100) COLLATE Latin1_General_100_BIN2 NULL REFERENCES companies (company_id),
    primary_contact_id nvarchar(100) COLLATE Latin1_General_100_BIN2 NULL REFERENCES contacts (contact_id),
    pipeline_stage     nvarchar(200) NOT NULL,
    deal_value         decimal(19, 4) NOT NULL,
    probability        decimal(9, 6) NOT NULL,
    created_at         datetimeoffset(7) NOT NULL,
    closed_at          datetimeoffset(7) NULL,
    won_lost           nvarchar(200) NOT NULL
);

CREATE TABLE campaign_attribution (
    attribution_id     nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
    deal_id            nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL REFERENCES deals (deal_id),
    campaign_id        nvarchar(300) COLLATE Latin1_General_100_BIN2 NOT NULL REFERENCES campaigns (campaign_id),
    attribution_model  nvarchar(200) NOT NULL,
    attributed_revenue decimal(19, 4) NOT NULL
);

CREATE TABLE external_ids (
    system      nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    external_id nvarchar(300) COLLATE Latin1_General_100_BIN2 NOT NULL,
    contact_id  nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL REFERENCES contacts (contact_id),
    PRIMARY KEY (system, external_id)
);
CREATE INDEX ix_external_ids_contact ON external_ids (contact_id);

CREATE TABLE consents (
    consent_id nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
    contact_id nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL REFERENCES contacts (contact_id),
    purpose    nvarchar(200) NOT NULL,
    granted    bit NOT NULL,
    given_at   datetimeoffset(7) NOT NULL,
    text       nvarchar(max) NULL,
    source     nvarchar(200) NULL,
    event_id   nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL
);
CREATE INDEX ix_consents_contact ON consents (contact_id, purpose, given_at);

CREATE TABLE owners (
    owner_id     nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
    name         nvarchar(400) NOT NULL,
    email        nvarchar(320) COLLATE Latin1_General_100_BIN2 NULL,
    team         nvarchar(200) NULL,
    manager_id   nvarchar(100) COLLATE Latin1_General_100_BIN2 NULL,
    calendar     nvarchar(200) NULL,
    weight       int NOT NULL DEFAULT 1,
    active       bit NOT NULL DEFAULT 1,
    external_ids nvarchar(max) NULL,
    assigned     bigint NOT NULL DEFAULT 0,
    updated_at   datetimeoffset(7) NOT NULL
);

CREATE TABLE tasks (
    task_id      nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
    lead_id      nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL REFERENCES leads (lead_id),
    owner_id     nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL REFERENCES owners (owner_id),
    kind         nvarchar(200) NOT NULL,
    due_at       datetimeoffset(7) NULL,
    created_at   datetimeoffset(7) NOT NULL,
    completed_at datetimeoffset(7) NULL
);
CREATE INDEX ix_tasks_lead ON tasks (lead_id);
CREATE INDEX ix_tasks_open ON tasks (owner_id, due_at) WHERE completed_at IS NULL;

CREATE TABLE calls (
    call_id          nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
    lead_id          nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL REFERENCES leads (lead_id),
    owner_id         nvarchar(100) COLLATE Latin1_General_100_BIN2 NULL,
    called_at        datetimeoffset(7) NOT NULL,
    logged_at        datetimeoffset(7) NOT NULL,
    direction        nvarchar(200) NOT NULL,
    outcome          nvarchar(200) NOT NULL,
    disposition      nvarchar(200) NULL,
    duration_seconds int NULL,
    notes            nvarchar(max) NULL,
    touchpoint_id    nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL
);
CREATE INDEX ix_calls_lead ON calls (lead_id, called_at);

CREATE TABLE sla_clocks (
    sla_id          nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
    lead_id         nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL REFERENCES leads (lead_id),
    owner_id        nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    policy          nvarchar(200) NOT NULL,
    started_at      datetimeoffset(7) NOT NULL,
    remind_at       datetimeoffset(7) NOT NULL,
    due_at          datetimeoffset(7) NOT NULL,
    state           nvarchar(200) NOT NULL,
    called_at       datetimeoffset(7) NULL,
    seconds_to_call int NULL,
    reminded_at     datetimeoffset(7) NULL,
    breached_at     datetimeoffset(7) NULL,
    escalated_at    datetimeoffset(7) NULL
);
CREATE INDEX ix_sla_clocks_lead ON sla_clocks (lead_id);
CREATE INDEX ix_sla_clocks_running ON sla_clocks (due_at) WHERE state = 'running';

-- Every outcome a clock ever had, in order; the clock itself holds the current one.
CREATE TABLE sla_history (
    sla_id nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL REFERENCES sla_clocks (sla_id),
    seq    int NOT NULL,
    state  nvarchar(200) NOT NULL,
    at     datetimeoffset(7) NOT NULL,
    reason nvarchar(max) NOT NULL,
    PRIMARY KEY (sla_id, seq)
);

CREATE TABLE notifications (
    notification_id nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
    kind            nvarchar(200) NOT NULL,
    lead_id         nvarchar(100) COLLATE Latin1_General_100_BIN2 NULL,
    owner_id        nvarchar(100) COLLATE Latin1_General_100_BIN2 NULL,
    created_at      datetimeoffset(7) NOT NULL,
    detail          nvarchar(max) NOT NULL
);
CREATE INDEX ix_notifications_created ON notifications (created_at);

CREATE TABLE lifecycle_history (
    lead_id nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL REFERENCES leads (lead_id),
    seq     int NOT NULL,
    stage   nvarchar(200) NOT NULL,
    at      datetimeoffset(7) NOT NULL,
    reason  nvarchar(max) NOT NULL,
    PRIMARY KEY (lead_id, seq)
);

CREATE TABLE score_contributions (
    lead_id      nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL REFERENCES leads (lead_id),
    seq          int NOT NULL,
    rule_id      nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    group_name   nvarchar(200) NOT NULL,
    points       int NOT NULL,
    reason       nvarchar(max) NOT NULL,
    rule_version nvarchar(200) NOT NULL,
    PRIMARY KEY (lead_id, seq)
);

-- Why a lead is as it is: the latest decision of each kind, as JSON, with the version of the rules that made it.
CREATE TABLE decisions (
    lead_id      nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL REFERENCES leads (lead_id),
    kind         nvarchar(200) NOT NULL,
    event_id     nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    rule_version nvarchar(200) NOT NULL,
    decided_at   datetimeoffset(7) NOT NULL,
    detail       nvarchar(max) NOT NULL,
    PRIMARY KEY (lead_id, kind)
);

CREATE TABLE nurture_enrollments (
    enrollment_id nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
    lead_id       nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL REFERENCES leads (lead_id),
    sequence      nvarchar(200) NOT NULL,
    enrolled_at   datetimeoffset(7) NOT NULL,
    exited_at     datetimeoffset(7) NULL,
    exit_reason   nvarchar(200) NULL
);
CREATE INDEX ix_nurture_enrollments_lead ON nurture_enrollments (lead_id);

-- Where every accepted event ended; written by the pipeline, never by intake.
CREATE TABLE events (
    event_id      nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
    kind          nvarchar(200) NOT NULL,
    source        nvarchar(200) NOT NULL,
    status        nvarchar(200) NOT NULL,
    received_at   datetimeoffset(7) NOT NULL,
    updated_at    datetimeoffset(7) NOT NULL,
    duplicate_of  nvarchar(100) COLLATE Latin1_General_100_BIN2 NULL,
    reason_code   nvarchar(200) NULL,
    reason_field  nvarchar(200) NULL,
    reason_detail nvarchar(max) NULL,
    lead_id       nvarchar(100) COLLATE Latin1_General_100_BIN2 NULL,
    contact_id    nvarchar(100) COLLATE Latin1_General_100_BIN2 NULL,
    deal_id       nvarchar(100) COLLATE Latin1_General_100_BIN2 NULL
);
CREATE INDEX ix_events_received ON events (received_at);

-- A delivery's key, taken once: what makes at-least-once delivery take effect exactly once.
CREATE TABLE inbox (
    dedupe_key  nvarchar(400) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
    event_id    nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    received_at datetimeoffset(7) NOT NULL
);

-- What a committed transaction promised to do next. The consumer removes its row in its own transaction;
-- what is still here when due is sent again.
CREATE TABLE outbox (
    outbox_id  nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
    kind       nvarchar(200) NOT NULL,
    payload    nvarchar(max) NOT NULL,
    created_at datetimeoffset(7) NOT NULL,
    due_at     datetimeoffset(7) NOT NULL,
    attempts   int NOT NULL DEFAULT 0
);
CREATE INDEX ix_outbox_due ON outbox (due_at);

CREATE TABLE import_batches (
    import_id   nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
    kind        nvarchar(200) NOT NULL,
    file_name   nvarchar(200) NULL,
    status      nvarchar(200) NOT NULL,
    received_at datetimeoffset(7) NOT NULL,
    updated_at  datetimeoffset(7) NOT NULL,
    finished_at datetimeoffset(7) NULL,
    size_bytes  bigint NOT NULL,
    read_bytes  bigint NOT NULL,
    next_row    bigint NOT NULL,
    next_line   bigint NOT NULL,
    is_read     bit NOT NULL,
    reason      nvarchar(max) NULL,
    layout      nvarchar(max) NULL
);

-- Staging: every row of an import with what became of it.
CREATE TABLE import_rows (
    import_id    nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL REFERENCES import_batches (import_id),
    row_number   bigint NOT NULL,
    line_number  bigint NOT NULL,
    status       nvarchar(200) NOT NULL,
    payload      nvarchar(max) NULL,
    error_column nvarchar(200) NULL,
    error_code   nvarchar(200) NULL,
    error_detail nvarchar(max) NULL,
    lead_id      nvarchar(100) COLLATE Latin1_General_100_BIN2 NULL,
    PRIMARY KEY (import_id, row_number)
);
CREATE INDEX ix_import_rows_status ON import_rows (import_id, status);
