INSERT INTO crm_writes (object, external_id, id, properties, written_at) VALUES (@Object, @ExternalId, @Id, @Properties, @Now);
