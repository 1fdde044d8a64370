SELECT c.contact_id, c.email, c.first_name, c.last_name, c.phone, c.country, c.company_id, c.created_at, c.email_key, c.job_title, c.is_free_mail,
    c.phone_type, c.phone_extension, c.region, c.postal_code
FROM external_ids x JOIN contacts c ON c.contact_id = x.contact_id
WHERE x.system = @System AND x.external_id = @ExternalId;
