SELECT mail_id, contact_id, lead_id, sequence, template, template_version, address_hash, queued_at FROM mails WHERE mail_id = @MailId;
