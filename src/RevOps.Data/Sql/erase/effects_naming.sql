-- Events about deals and the like that tell of the person too.
SELECT seq, payload AS text FROM effects WHERE REPLACE(LOWER(payload), @Needle, '') <> LOWER(payload);
