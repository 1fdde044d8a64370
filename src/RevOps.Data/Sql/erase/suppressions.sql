-- The hash stays: nobody may write to the address again.
UPDATE suppressions SET detail = NULL WHERE address_hash IN @AddressHashes;
