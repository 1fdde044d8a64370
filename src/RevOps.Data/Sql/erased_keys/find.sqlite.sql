-- Whoever has none of these keys finds nothing by one search in a small index.
SELECT e.contact_id FROM erased_keys k JOIN erasures e ON e.erasure_id = k.erasure_id WHERE k.key_hash IN @Hashes LIMIT 1;
