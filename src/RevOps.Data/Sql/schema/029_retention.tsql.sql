-- What is kept only for a time goes by these.
CREATE INDEX ix_inbox_received ON inbox (received_at);

-- When the file and the texts of its rows were deleted; empty while they are there.
ALTER TABLE import_batches ADD forgotten_at datetimeoffset(7) NULL;
GO
CREATE INDEX ix_import_batches_kept ON import_batches (received_at) WHERE forgotten_at IS NULL;

-- Each report asks which run's results are published, and there is a run each minute in which something changed.
CREATE INDEX ix_attribution_runs_published ON attribution_runs (finished_at) INCLUDE (currency) WHERE status = 'published';

-- Serves the report of who called how often.
CREATE INDEX ix_calls_called ON calls (called_at) INCLUDE (owner_id, lead_id);
