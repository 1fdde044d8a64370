SELECT COUNT(*) FROM contacts;
