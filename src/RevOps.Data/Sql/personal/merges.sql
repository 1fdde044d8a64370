SELECT * FROM merges
WHERE survivor_id IN @ContactIds OR merged_id IN @ContactIds;
