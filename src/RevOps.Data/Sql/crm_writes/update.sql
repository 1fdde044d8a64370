UPDATE crm_writes SET id = @Id, properties = @Properties, written_at = @Now WHERE object = @Object AND external_id = @ExternalId;
