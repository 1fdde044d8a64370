-- The merges in force that took a contact away, from its own to the one into the survivor.
WITH RECURSIVE chain (merge_id, survivor_id) AS (
    SELECT merge_id, survivor_id FROM merges WHERE merged_id = @ContactId AND undone_at IS NULL
    UNION ALL
    SELECT m.merge_id, m.survivor_id FROM merges m JOIN chain ON m.merged_id = chain.survivor_id WHERE m.undone_at IS NULL)
SELECT merge_id FROM chain;
