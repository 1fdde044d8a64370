-- The row itself, also where it was merged away. Intake locks the contacts it finds: one of the two waits here.
SELECT contact_id, email, first_name, last_name, phone, country, company_id, created_at, email_key, job_title, is_free_mail,
    phone_type, phone_extension, region, postal_code, name_key, provenance, merged_into
FROM contacts WITH (UPDLOCK, ROWLOCK) WHERE contact_id = @ContactId;
