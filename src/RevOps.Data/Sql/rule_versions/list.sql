SELECT file_name AS "file", version, first_at FROM rule_versions ORDER BY first_at DESC, file_name, version;
