SELECT name, kind, fields, updated_at FROM import_mappings ORDER BY name;
