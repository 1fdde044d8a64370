INSERT INTO rule_versions (file_name, version, first_at, content)
SELECT @File, @Version, @Now, @Content
WHERE NOT EXISTS (SELECT 1 FROM rule_versions WHERE file_name = @File AND version = @Version);
