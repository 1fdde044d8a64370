DELETE FROM merge_rows WHERE merge_id IN (SELECT merge_id FROM merges WHERE survivor_id IN @ContactIds OR merged_id IN @ContactIds);
