SELECT external_id, properties FROM crm_writes WHERE object = @Object AND external_id IN @ExternalIds;
