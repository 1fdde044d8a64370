UPDATE merges SET undone_at = @Now, undone_by = @By WHERE merge_id = @MergeId AND undone_at IS NULL;
