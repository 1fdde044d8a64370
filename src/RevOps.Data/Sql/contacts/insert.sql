INSERT INTO contacts (contact_id, email, first_name, last_name, phone, country, company_id, created_at, email_key, job_title, is_free_mail,
    phone_type, phone_extension, region, postal_code, name_key, provenance, updated_at)
VALUES (@ContactId, @Email, @FirstName, @LastName, @Phone, @Country, @CompanyId, @CreatedAt, @EmailKey, @JobTitle, @IsFreeMail,
    @PhoneType, @PhoneExtension, @Region, @PostalCode, @NameKey, @Provenance, @Now);
