INSERT INTO contacts (contact_id, email, first_name, last_name, phone, country, company_id, created_at, email_key, job_title, is_free_mail, updated_at)
VALUES (@ContactId, @Email, @FirstName, @LastName, @Phone, @Country, @CompanyId, @CreatedAt, @EmailKey, @JobTitle, @IsFreeMail, @Now);
