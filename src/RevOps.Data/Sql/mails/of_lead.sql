SELECT m.mail_id, m.sequence, m.template, m.template_version, m.queued_at, e.state, e.done_at
FROM mails m
LEFT JOIN effects e ON e.effect_id = m.mail_id
WHERE m.lead_id = @LeadId
ORDER BY m.queued_at, m.mail_id;
