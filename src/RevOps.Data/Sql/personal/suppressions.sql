SELECT * FROM suppressions
WHERE address_hash IN @AddressHashes;
