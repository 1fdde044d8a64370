SELECT * FROM waiting_refs
WHERE external_id IN (SELECT e.external_id FROM external_ids e WHERE e.contact_id IN @ContactIds AND e.system = waiting_refs.system);
