INSERT INTO mails (mail_id, contact_id, lead_id, sequence, template, template_version, address_hash, queued_at)
VALUES (@MailId, @ContactId, @LeadId, @Sequence, @Template, @TemplateVersion, @AddressHash, @QueuedAt);
