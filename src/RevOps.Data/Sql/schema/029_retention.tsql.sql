-- What is kept only for a time goes by these.
CREATE INDEX ix_inbox_received ON inbox (received_at);

-- When the file and the texts of its rows were deleted; empty while they are there.
ALTER TABLE import_batches ADD forgotten_at datetimeoffset(7) NULL;
GO
CREATE INDEX ix_import_batches_kept ON import_batches (received_at) WHERE forgotten_at IS NULL;
