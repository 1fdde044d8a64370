-- Locked until the transaction ends: what is decided on it, and a merge of it, must not change underneath.
SELECT c.contact_id, c.email, c.first_name, c.last_name, c.phone, c.country, c.company_id, c.created_at, c.email_key, c.job_title, c.is_free_mail,
    c.phone_type, c.phone_extension, c.region, c.postal_code, c.name_key, c.provenance, m.domain AS company_domain, k.contact_id AS matched_contact_id,
    k.email_key AS matched_email_key, k.phone AS matched_phone, k.first_name AS matched_first_name, k.last_name AS matched_last_name,
    k.postal_code AS matched_postal_code, k.country AS matched_country
FROM contacts k WITH (UPDLOCK, ROWLOCK)
JOIN contacts c WITH (UPDLOCK, ROWLOCK) ON c.contact_id = COALESCE(k.merged_into, k.contact_id)
LEFT JOIN companies m ON m.company_id = k.company_id
WHERE k.contact_id = @ContactId;
