-- Which value stays was decided by the survivorship rules, on the row that this transaction has locked.
UPDATE contacts SET
    email = @Email,
    email_key = @EmailKey,
    is_free_mail = @IsFreeMail,
    first_name = @FirstName,
    last_name = @LastName,
    phone = @Phone,
    phone_type = @PhoneType,
    phone_extension = @PhoneExtension,
    country = @Country,
    company_id = @CompanyId,
    region = @Region,
    postal_code = @PostalCode,
    job_title = @JobTitle,
    name_key = @NameKey,
    provenance = @Provenance,
    updated_at = @Now
WHERE contact_id = @ContactId;
