-- For readers: without a lock, and the row itself even where it was merged away.
SELECT contact_id, email, first_name, last_name, phone, country, company_id, created_at, email_key, job_title, is_free_mail,
    phone_type, phone_extension, region, postal_code, name_key, provenance, merged_into, erased_at
FROM contacts WHERE contact_id = @ContactId;
