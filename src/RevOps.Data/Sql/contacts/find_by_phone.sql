-- Several people may share a phone: the one without an e-mail address first, then the oldest.
SELECT contact_id, email, first_name, last_name, phone, country, company_id, created_at, email_key, job_title, is_free_mail,
    phone_type, phone_extension, region, postal_code
FROM contacts WHERE phone = @Phone
ORDER BY CASE WHEN email IS NULL THEN 0 ELSE 1 END, created_at, contact_id;
