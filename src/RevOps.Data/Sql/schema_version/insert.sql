INSERT INTO schema_version (name, applied_at) VALUES (@Name, @AppliedAt);
