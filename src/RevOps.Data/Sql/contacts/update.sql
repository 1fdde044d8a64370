-- The newest value given wins; what was not given stays. The first e-mail address stays, since it is what identifies.
UPDATE contacts SET
    email = COALESCE(email, @Email),
    email_key = COALESCE(email_key, @EmailKey),
    is_free_mail = CASE WHEN email IS NULL THEN @IsFreeMail ELSE is_free_mail END,
    first_name = COALESCE(@FirstName, first_name),
    last_name = COALESCE(@LastName, last_name),
    phone_type = CASE WHEN @Phone IS NULL THEN phone_type ELSE @PhoneType END,
    phone_extension = CASE WHEN @Phone IS NULL THEN phone_extension ELSE @PhoneExtension END,
    phone = COALESCE(@Phone, phone),
    country = COALESCE(@Country, country),
    company_id = COALESCE(@CompanyId, company_id),
    region = COALESCE(@Region, region),
    postal_code = COALESCE(@PostalCode, postal_code),
    job_title = COALESCE(@JobTitle, job_title),
    updated_at = @Now
WHERE contact_id = @ContactId;
