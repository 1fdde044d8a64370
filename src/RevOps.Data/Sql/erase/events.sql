UPDATE events SET reason_detail = NULL WHERE contact_id IN @ContactIds;
