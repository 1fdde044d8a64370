-- With the values of both before: who was merged stays merged.
DELETE FROM merges WHERE survivor_id IN @ContactIds OR merged_id IN @ContactIds;
