-- What waits for a contact, by its ids of other systems and of those merged into it; the system is empty for ids of ours.
SELECT w.subject_kind, w.subject_id, w.version_at, x.contact_id FROM external_ids x
JOIN waiting_refs w ON w.system = x.system AND w.external_id = x.external_id
WHERE x.contact_id IN (SELECT contact_id FROM contacts WHERE contact_id = @ContactId OR merged_into = @ContactId)
UNION
SELECT w.subject_kind, w.subject_id, w.version_at, w.external_id FROM waiting_refs w
WHERE w.system = '' AND w.external_id IN (SELECT contact_id FROM contacts WHERE contact_id = @ContactId OR merged_into = @ContactId)
ORDER BY 1, 2, 3, 4;
