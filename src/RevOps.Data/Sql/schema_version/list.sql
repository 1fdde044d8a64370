SELECT name FROM schema_version ORDER BY name;
