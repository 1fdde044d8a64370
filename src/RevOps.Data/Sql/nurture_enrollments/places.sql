SELECT version, step, COUNT(*) AS leads FROM nurture_enrollments
WHERE sequence = @Sequence AND exited_at IS NULL AND (version IS NULL OR version <> @Version)
GROUP BY version, step;
