-- Who shares a phone, or the full name within a company or a postal code; each by its own index. A switchboard may have thousands:
-- those without an e-mail address come first, then the oldest. The last branch only tells whether the phone's own id is taken.
SELECT c.contact_id, c.email, c.first_name, c.last_name, c.phone, c.country, c.company_id, c.created_at, c.email_key, c.job_title, c.is_free_mail,
    c.phone_type, c.phone_extension, c.region, c.postal_code, c.name_key, c.provenance, m.domain AS company_domain, k.contact_id AS matched_contact_id,
    k.email_key AS matched_email_key, k.phone AS matched_phone, k.first_name AS matched_first_name, k.last_name AS matched_last_name,
    k.postal_code AS matched_postal_code, k.country AS matched_country
FROM (
    SELECT p.contact_id FROM (
        SELECT contact_id FROM contacts WHERE phone = @Phone
        ORDER BY CASE WHEN email IS NULL THEN 0 ELSE 1 END, created_at, contact_id LIMIT @Limit) p
    UNION
    SELECT n.contact_id FROM (
        SELECT contact_id FROM contacts WHERE name_key = @NameKey AND company_id = @CompanyId
        ORDER BY CASE WHEN email IS NULL THEN 0 ELSE 1 END, created_at, contact_id LIMIT @Limit) n
    UNION
    SELECT z.contact_id FROM (
        SELECT contact_id FROM contacts WHERE name_key = @NameKey AND postal_code = @PostalCode
        ORDER BY CASE WHEN email IS NULL THEN 0 ELSE 1 END, created_at, contact_id LIMIT @Limit) z
    UNION
    SELECT contact_id FROM contacts WHERE contact_id = @PhoneContactId) f
JOIN contacts k ON k.contact_id = f.contact_id
JOIN contacts c ON c.contact_id = COALESCE(k.merged_into, k.contact_id)
LEFT JOIN companies m ON m.company_id = k.company_id;
