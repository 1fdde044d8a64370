DELETE FROM waiting_refs WHERE subject_kind = @SubjectKind AND subject_id = @SubjectId AND version_at = @VersionAt;
