DELETE FROM inbox WHERE dedupe_key = @DedupeKey;
