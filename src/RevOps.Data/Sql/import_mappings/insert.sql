INSERT INTO import_mappings (name, kind, fields, updated_at) VALUES (@Name, @Kind, @Fields, @UpdatedAt);
