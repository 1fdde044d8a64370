-- The row stays, without a person in it: deals, touchpoints and leads hang on it, and with them the sums.
UPDATE contacts SET email = NULL, email_key = NULL, is_free_mail = 0, first_name = NULL, last_name = NULL, phone = NULL, phone_type = NULL,
    phone_extension = NULL, region = NULL, postal_code = NULL, job_title = NULL, name_key = NULL, provenance = NULL, erased_at = @Now, updated_at = @Now
WHERE contact_id IN @ContactIds;
