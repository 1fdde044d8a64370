-- The newest value given wins; what was not given stays. The first e-mail address stays, since it is what identifies.
UPDATE contacts SET
    email = COALESCE(email, @Email),
    email_key = COALESCE(email_key, @EmailKey),
    is_free_mail = CASE WHEN email IS NULL THEN @IsFreeMail ELSE is_free_mail END,
    first_name = COALESCE(@FirstName, first_name),
    last_name = COALESCE(@LastName, last_name),
    phone = COALESCE(@Phone, phone),
    country = COALESCE(@Country, country),
    company_id = COALESCE(@CompanyId, company_id),
    job_title = COALESCE(@JobTitle, job_title),
    updated_at = @Now
WHERE contact_id = @ContactId;
