-- HOLDLOCK: where there is none yet, none can be put there until this transaction ends. Otherwise a person could come back through a delivery
-- that looked just before the erasure and wrote just after it.
SELECT TOP (1) e.contact_id FROM erased_keys k WITH (HOLDLOCK) JOIN erasures e ON e.erasure_id = k.erasure_id WHERE k.key_hash IN @Hashes;
