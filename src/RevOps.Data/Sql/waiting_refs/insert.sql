INSERT INTO waiting_refs (ref_id, subject_kind, subject_id, version_at, system, external_id)
VALUES (@RefId, @SubjectKind, @SubjectId, @VersionAt, @System, @ExternalId);
